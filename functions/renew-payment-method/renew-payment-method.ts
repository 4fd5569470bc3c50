/**
 * A backer mends a failed payment: the answer holds what Stripe.js needs to pay the very
 * PaymentIntent that failed, so that nothing can be paid twice. Asked again after the storefront has
 * confirmed it, the answer is the collected pledge. The backer's token opens it, or the signed link
 * of a mail.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { LinkKeys } from '../../shared/signing/backer-link.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import type { PledgePath, RenewPaymentBody } from '../../shared/api/pledge-view.ts';
import type { PledgeDoor } from '../../shared/store/pledge-door.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { RecoveryGateway } from '../../shared/payments/recovery-gateway.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { RequestProblem } from '../../shared/entry/problem.ts';
import { applyOrRetry } from '../../shared/store/apply-or-retry.ts';
import { collects } from '../../shared/domain/settlement.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { linkedPledge } from '../../shared/api/linked-pledge.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';
import { recordPaid, recoveredPledge } from '../../shared/payments/recovered-pledge.ts';

export type RenewPaymentMethodDeps = {
  readonly pledges: PledgeStore;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly recoveries: RecoveryGateway;
  readonly door: Pick<PledgeDoor, 'keptOutForSeconds'>;
  readonly linkKeys: () => Promise<LinkKeys>;
  /** Where test cards are taken instead of real ones, if this is no place for real ones. */
  readonly testCardsAt: () => Promise<string | undefined>;
  readonly now: Clock;
};

type Request = HttpRequest<PledgePath, unknown, RenewPaymentBody>;

export async function renewPaymentMethod(
  deps: RenewPaymentMethodDeps,
  request: Request,
): Promise<HttpAnswer | Refusal> {
  const pledge = await linkedPledge(deps, request, 'mend-payment');
  if (isRefusal(pledge)) return pledge;
  if (pledge.state !== 'past_due') return asItStands(pledge);
  const closed = await closedFor(deps, pledge);
  const seconds = closed ? undefined : await deps.door.keptOutForSeconds(pledge.backerId);
  if (!closed && seconds === undefined) return reopen(deps, pledge);
  const found = await recoveredPledge(deps, pledge);
  if (found.state !== 'past_due') return asItStands(found);
  return closed ?? keptOut(seconds);
}

/** Each intent that is handed out is one more at which cards can be tried. */
function keptOut(seconds = 0): never {
  throw new RequestProblem('too_many_attempts', 'Too many refused cards: wait a while.', {
    headers: { 'retry-after': String(seconds) },
  });
}

/** Paid, or about to be: then that is the answer. */
function asItStands(pledge: Pledge): HttpAnswer | Refusal {
  switch (pledge.state) {
    case 'collecting':
    case 'collected':
    case 'refunding':
    case 'refunded':
    case 'disputed':
    case 'won':
    case 'lost':
      return { body: pledgeView(pledge) };
    case 'pending':
    case 'confirmed':
    case 'past_due':
    case 'dropped':
    case 'releasing':
    case 'released':
    case 'cancelled':
    case 'lapsed':
      return refuse('pledge_state', `A ${pledge.state} pledge has no failed payment to mend.`);
  }
}

async function closedFor(
  deps: RenewPaymentMethodDeps,
  pledge: PledgeIn<'past_due'>,
): Promise<Refusal | undefined> {
  const campaign = await deps.campaign(pledge.campaignId);
  if (!campaign || !collects(campaign))
    return refuse('pledge_state', 'The campaign does not take money any more.');
  return deps.now() < pledge.pastDueUntilMs
    ? undefined
    : refuse('pledge_state', 'The time to mend the payment is over.');
}

async function reopen(
  deps: RenewPaymentMethodDeps,
  pledge: PledgeIn<'past_due'>,
): Promise<HttpAnswer> {
  const reopened = await deps.recoveries.reopen(pledge);
  if (reopened.kind === 'collected')
    return { body: pledgeView(await recordPaid(deps, pledge, reopened)) };
  if (reopened.kind === 'processing')
    return { body: { ...pledgeView(pledge), payment: { status: 'processing' } } };
  const { intentId, clientSecret, status } = reopened;
  const recorded = await recordIntent(deps, pledge, intentId);
  const testCardsAt = await deps.testCardsAt();
  const payment = { status, clientSecret, ...(testCardsAt !== undefined && { testCardsAt }) };
  return { body: { ...pledgeView(recorded), payment } };
}

/** Nobody learns a secret before the pledge knows what can be paid by it. */
async function recordIntent(
  { pledges, now }: RenewPaymentMethodDeps,
  pledge: PledgeIn<'past_due'>,
  unpaidIntentId: string,
): Promise<Pledge> {
  if (unpaidIntentId === pledge.unpaidIntentId) return pledge;
  return applyOrRetry(pledges, pledge, {
    type: 'PledgeRecoveryPrepared',
    atMs: now(),
    unpaidIntentId,
    dueAtMs: pledge.dueAtMs,
  });
}
