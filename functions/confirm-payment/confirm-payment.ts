/**
 * Makes a pledge count because Stripe says that its payment is set up. The backer's own request
 * (`confirm-pledge`) brings the same fact; whoever comes second finds it done. What comes too late
 * to count is given back.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Payment, Pledge } from '../../shared/domain/pledge.ts';
import type { PaymentGateway } from '../../shared/payments/payment-gateway.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { ReleaseMessage, StripeMessage } from '../../shared/queues/messages.ts';
import { checkOpen, checkOpenFor, confirmationDueMs } from '../../shared/domain/order.ts';
import { campaignIdOf } from '../../shared/domain/ids.ts';

export type ConfirmPaymentDeps = {
  readonly pledges: PledgeStore;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly payments: PaymentGateway;
  readonly releases: Queue<ReleaseMessage>;
  readonly now: Clock;
};

export async function confirmPayment(
  deps: ConfirmPaymentDeps,
  message: StripeMessage,
): Promise<void> {
  const payment: Payment | undefined = message.payment ?? (await askStripe(deps, message));
  if (!payment) return;
  const campaign = await deps.campaign(campaignIdOf(message.pledgeId));
  const atMs = deps.now();
  const pledge = campaign && (await confirmable(deps, campaign, message.pledgeId, atMs));
  if (!campaign || !pledge)
    return deps.releases.send(
      { pledgeId: message.pledgeId, reason: 'lapsed' },
      { campaignId: campaignIdOf(message.pledgeId) },
    );
  const dueAtMs = confirmationDueMs(campaign, pledge, { payment, atMs });
  await deps.pledges.advance(
    message.pledgeId,
    { type: 'PledgeConfirmed', atMs, dueAtMs, payment },
    ['pending'],
  );
}

/** Only after the deadline the pledge itself has to be read: whether it is a late one. */
async function confirmable(
  { pledges }: ConfirmPaymentDeps,
  campaign: Campaign,
  pledgeId: string,
  atMs: number,
): Promise<Pick<Pledge, 'late'> | undefined> {
  if (!checkOpen(campaign, atMs)) return {};
  const pledge = campaign.latePledges && (await pledges.get(pledgeId));
  return pledge && !checkOpenFor(campaign, pledge, atMs) ? pledge : undefined;
}

async function askStripe(
  deps: ConfirmPaymentDeps,
  { pledgeId, intentId }: StripeMessage,
): Promise<Payment | undefined> {
  const pledge = await deps.pledges.get(pledgeId);
  if (pledge?.state !== 'pending') return undefined;
  const setup = await deps.payments.inspect(pledge, intentId);
  return setup?.kind === 'ready' ? setup.payment : undefined;
}
