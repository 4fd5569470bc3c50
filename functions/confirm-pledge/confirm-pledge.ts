/**
 * The backer says that the payment is set up; Stripe is asked whether it is. Only then does the
 * pledge count. Stripe's webhook brings the same fact through `confirm-payment`: whoever comes
 * second finds it done.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ConfirmPledgeBody, PledgePath } from '../../shared/api/pledge-view.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PaymentGateway, Setup } from '../../shared/payments/payment-gateway.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { checkOpenFor, confirmationDueMs } from '../../shared/domain/order.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { mayPrepare } from '../../shared/domain/attempt.ts';
import { noSuchCampaign } from '../../shared/api/own-campaign.ts';
import { ownPledge } from '../../shared/api/own-pledge.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';

export type ConfirmPledgeDeps = {
  readonly pledges: PledgeStore;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly payments: PaymentGateway;
  readonly now: Clock;
};

export async function confirmPledge(
  deps: ConfirmPledgeDeps,
  { caller, path, body }: HttpRequest<PledgePath, unknown, ConfirmPledgeBody>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await ownPledge(deps.pledges, path.id, caller);
  if (isRefusal(pledge)) return pledge;
  if (pledge.state === 'confirmed') return { body: pledgeView(pledge) };
  if (pledge.state !== 'pending')
    return refuse('pledge_state', `A ${pledge.state} pledge cannot be confirmed.`);
  const campaign = await deps.campaign(pledge.campaignId);
  if (!campaign) return noSuchCampaign;
  const closed = checkOpenFor(campaign, pledge, deps.now());
  if (closed) return closed;
  const setup = await lookAtStripe(deps, pledge, body.intentId);
  return confirm(deps, { pledge, campaign, setup });
}

/** Without being told the intent, the pledge's own key finds it. */
async function lookAtStripe(
  deps: ConfirmPledgeDeps,
  pledge: Extract<Pledge, { readonly state: 'pending' }>,
  intentId: string | undefined,
): Promise<Setup | undefined> {
  const known = intentId ?? pledge.prepared?.intentId;
  if (known !== undefined) return deps.payments.inspect(pledge, known);
  if (!mayPrepare(pledge, deps.now())) return undefined;
  return deps.payments.inspect(pledge, (await deps.payments.prepare(pledge)).intentId);
}

type Confirmation = {
  readonly pledge: Pledge;
  readonly campaign: Campaign;
  readonly setup: Setup | undefined;
};

async function confirm(
  deps: ConfirmPledgeDeps,
  { pledge, campaign, setup }: Confirmation,
): Promise<HttpAnswer | Refusal> {
  switch (setup?.kind) {
    case undefined:
      return refuse(
        'payment_not_ready',
        'No intent of this pledge is known: set up its payment first.',
      );
    case 'waiting':
      return refuse('payment_not_ready', 'The payment is not set up yet: confirm it with Stripe.');
    case 'cancelled':
      return refuse('pledge_state', 'The payment of this pledge was cancelled.');
    case 'declined':
      return refuse('payment_declined', `The card was declined: ${setup.failure.code}.`);
    case 'ready':
  }
  const { payment } = setup;
  const atMs = deps.now();
  const closed = checkOpenFor(campaign, pledge, atMs);
  if (closed) return closed;
  const dueAtMs = confirmationDueMs(campaign, pledge, { payment, atMs });
  const event = { type: 'PledgeConfirmed', atMs, dueAtMs, payment } as const;
  const step = await deps.pledges.advance(pledge.id, event, ['pending']);
  if ('applied' in step) return { body: pledgeView(step.applied) };
  return step.standing?.state === 'confirmed'
    ? { body: pledgeView(step.standing) }
    : refuse('pledge_state', 'The pledge changed meanwhile: look at it again.');
}
