/**
 * Sets up the payment of a partner's pledge with the method that the partner has offered. Where
 * Stripe refuses it, or the customer would have to be asked, the pledge is given up and the partner
 * told why; what comes too late to count is given back.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { OfferGateway } from '../../shared/payments/offer-gateway.ts';
import type { OfferMessage, ReleaseMessage } from '../../shared/queues/messages.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Setup } from '../../shared/payments/payment-gateway.ts';
import type { TellRefusal } from '../../shared/partners/tell-refusal.ts';
import { authorizationDueMs, checkOpen } from '../../shared/domain/order.ts';
import { mayPrepare } from '../../shared/domain/attempt.ts';
import { refuse } from '../../shared/domain/refusal.ts';

export type SetUpPartnerPaymentDeps = {
  readonly pledges: PledgeStore;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly payments: OfferGateway;
  readonly releases: Queue<ReleaseMessage>;
  readonly tellRefusal: TellRefusal;
  readonly now: Clock;
};

export async function setUpPartnerPayment(
  deps: SetUpPartnerPaymentDeps,
  { pledgeId, ...method }: OfferMessage,
): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  if (pledge?.state !== 'pending') return;
  const campaign = await deps.campaign(pledge.campaignId);
  if (!campaign || isTooLate(campaign, pledge, deps.now())) return giveUp(deps, pledge, tooLate);
  const setup = await deps.payments.setUp(pledge, method);
  if (setup.kind !== 'ready') return giveUp(deps, pledge, whyNot(setup));
  const atMs = deps.now();
  if (checkOpen(campaign, atMs)) return giveUp(deps, pledge, tooLate);
  const { payment } = setup;
  const dueAtMs = authorizationDueMs(campaign, payment.captureBeforeMs, atMs);
  const event = { type: 'PledgeConfirmed', atMs, dueAtMs, payment } as const;
  await deps.pledges.advance(pledge.id, event, ['pending']);
}

const tooLate = 'The campaign was over, or Stripe out of reach, before the payment was set up.';

/** Stripe may have forgotten the key by then. */
const isTooLate = (campaign: Campaign, pledge: Pledge, nowMs: number): boolean =>
  checkOpen(campaign, nowMs) !== undefined || !mayPrepare(pledge, nowMs);

function whyNot(setup: Exclude<Setup, { readonly kind: 'ready' }>): string {
  switch (setup.kind) {
    case 'declined':
      return `Stripe refused the payment method: ${setup.failure.code}.`;
    case 'waiting':
      return 'The bank wants to ask the customer: set the payment method up for off-session use.';
    case 'cancelled':
      return 'The payment was cancelled at Stripe.';
  }
}

/** Told first: the news that the pledge has lapsed gives no reason. */
async function giveUp(
  deps: SetUpPartnerPaymentDeps,
  { id: pledgeId, campaignId, partner }: PledgeIn<'pending'>,
  detail: string,
): Promise<void> {
  if (partner)
    await deps.tellRefusal(partner.id, {
      ...{ pledgeId, reference: partner.reference, webhookId: pledgeId, type: 'pledge.create' },
      refusal: refuse('payment_declined', detail),
    });
  await deps.releases.send({ pledgeId, reason: 'lapsed' }, { campaignId });
}
