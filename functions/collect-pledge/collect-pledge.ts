/**
 * Collects one pledge of a funded campaign. The attempt is written before Stripe is asked, and its
 * number makes the key; a message that comes again finds the attempt open and goes on with it,
 * never under a new key until Stripe was asked and knows nothing. Nothing is tried for a campaign
 * that takes no money any more: an attempt of it that is open is only looked up.
 *
 * What if Stripe answered 500? It keeps that answer under the key, and may still carry the request
 * out later (https://docs.stripe.com/error-low-level#idempotency). A PaymentIntent that stands as
 * before is safe to try again, since it takes money at most once. Where none was made, another
 * number follows only after two look-ups with `unknownOutcomeMs` between them have found nothing.
 * Should Stripe make the first one even later, it succeeds under the pledge's name without being
 * the one that the pledge was collected by. Its webhook does not tell it from an answer that we
 * have, so such a pledge is looked at once more when Stripe has forgotten the key, whatever has
 * become of it, and `reconcile-payment` gives back what is found. So no pledge stays charged twice.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type {
  CollectMessage,
  DisputesMessage,
  PaymentMessage,
  RefundsMessage,
} from '../../shared/queues/messages.ts';
import type {
  CollectOutcome,
  Gone,
  PaymentGateway,
} from '../../shared/payments/payment-gateway.ts';
import type { EndedPledge } from '../../shared/domain/attempt.ts';
import type { DuePledges } from '../../shared/store/due-pledges.ts';
import type { HeldGateway } from '../../shared/payments/held-gateway.ts';
import type { Pledge, PledgeEvent, PledgeIn } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { askAgainAtMs, nextQuestion } from '../../shared/domain/partner-held.ts';
import { applyOrRetry } from '../../shared/store/apply-or-retry.ts';
import { dunningDueMs, dunningPolicy } from '../../shared/domain/dunning.ts';
import { evolvePledge } from '../../shared/domain/pledge.ts';
import { campaignIdOf } from '../../shared/domain/ids.ts';
import { collects } from '../../shared/domain/settlement.ts';
import {
  isEnded,
  keyIsTrusted,
  resumeDueAtMs,
  strayDueAtMs,
  strayLookOf,
} from '../../shared/domain/attempt.ts';
import { messageLostAtMs } from '../../shared/domain/due.ts';
import { moneyDueAtMs } from '../../shared/domain/refund-books.ts';

export type CollectPledgeDeps = {
  readonly pledges: PledgeStore;
  /** May be some seconds old, and so costs a batch one read. */
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly payments: PaymentGateway;
  readonly held: Pick<HeldGateway, 'lookAtCharge' | 'findStrays'>;
  readonly due: Pick<DuePledges, 'clear' | 'postpone'>;
  readonly paymentLooks: Queue<PaymentMessage>;
  readonly refundLooks: Queue<RefundsMessage>;
  readonly disputeLooks: Queue<DisputesMessage>;
  readonly now: Clock;
  /** How long a day of dunning lasts. */
  readonly dunningDayMs: number;
  /** How long nothing may be found of an attempt until it is believed that nothing happened. */
  readonly unknownOutcomeMs: number;
};

/** When to look again at what Stripe is still busy with. */
const processingMs = 60 * 60 * 1000;
/** By then a charge is written, or its message comes again. */
const recordedSeconds = 60;

export async function collectPledge(
  deps: CollectPledgeDeps,
  { pledgeId, collection }: CollectMessage,
): Promise<void> {
  if (collection === 'charge-now') return keepCharge(deps, pledgeId);
  if (collection === 'held-by-partner') return askPartner(deps, pledgeId);
  const started = await begin(deps, pledgeId);
  if ('applied' in started) return settle(deps, started.applied);
  const { standing } = started;
  if (standing?.state === 'collecting') return resume(deps, standing);
  if (standing && isEnded(standing)) return lookForStrays(deps, standing);
}

/** The first attempt, if there is none yet and the campaign takes money. */
async function begin(
  deps: CollectPledgeDeps,
  pledgeId: string,
): Promise<{ readonly applied: Pledge } | { readonly standing: Pledge | undefined }> {
  if (!(await takesMoney(deps, campaignIdOf(pledgeId))))
    return { standing: await deps.pledges.get(pledgeId) };
  const event = { type: 'PledgeCollectionStarted', atMs: deps.now(), attemptNumber: 1 } as const;
  return deps.pledges.advance(pledgeId, event, ['confirmed']);
}

/** The event that an attempt begins is the question; the partner answers it by webhook. */
async function askPartner(deps: CollectPledgeDeps, pledgeId: string): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  const atMs = deps.now();
  if (pledge?.state === 'collecting') {
    const event = nextQuestion(pledge, atMs);
    if (event) await deps.pledges.apply(pledge, event);
    return;
  }
  if (pledge?.state !== 'confirmed' || !(await takesMoney(deps, pledge.campaignId))) return;
  const first = { atMs, dueAtMs: askAgainAtMs(1, atMs), attemptNumber: 1 };
  await deps.pledges.apply(pledge, { type: 'PledgeCollectionStarted', ...first });
}

/** A message may be days old, and the campaign given up meanwhile. */
async function takesMoney(deps: CollectPledgeDeps, campaignId: string): Promise<boolean> {
  const campaign = await deps.campaign(campaignId);
  return campaign !== undefined && collects(campaign);
}

/** Money that an attempt took after it was given up goes back. */
async function lookForStrays(deps: CollectPledgeDeps, pledge: EndedPledge): Promise<void> {
  const nowMs = deps.now();
  const lookAtMs = strayLookOf(pledge);
  if (lookAtMs === undefined || lookAtMs > nowMs || pledge.dueAtMs === undefined) return;
  const { id: pledgeId, campaignId } = pledge;
  for (const intentId of await deps.held.findStrays(pledge))
    await deps.paymentLooks.send({ pledgeId, intentId }, { campaignId });
  const refunds = ('refunds' in pledge && pledge.refunds) || [];
  const nextAtMs = moneyDueAtMs(pledge, refunds, nowMs);
  await (nextAtMs === undefined ? deps.due.clear(pledge) : deps.due.postpone(pledge, nextAtMs));
}

/**
 * The money was taken with the pledge: whether it is still there is asked once, for its fee too. What
 * went back is asked for before the charge is written, so that it cannot be forgotten, and looked at
 * after that.
 */
async function keepCharge(deps: CollectPledgeDeps, pledgeId: string): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  if (pledge?.state !== 'confirmed') return;
  const { campaignId } = pledge;
  const charge = await deps.held.lookAtCharge(pledge);
  if (charge.kind === 'disputed') return deps.disputeLooks.send({ pledgeId }, { campaignId });
  if (charge.refundedMinor > 0)
    await deps.refundLooks.send({ pledgeId }, { campaignId, delaySeconds: recordedSeconds });
  await record(deps, pledge, charge);
}

async function settle(deps: CollectPledgeDeps, pledge: Pledge): Promise<void> {
  if (pledge.state !== 'collecting') return;
  await record(deps, pledge, await deps.payments.collect(pledge));
}

/**
 * Goes on with an attempt of which nobody knows how it ended. From then on it is due to be looked at,
 * so that whoever watches what is open sees it, and it does not hang on its message alone.
 */
async function resume(deps: CollectPledgeDeps, pledge: PledgeIn<'collecting'>): Promise<void> {
  await keepInSight(deps, pledge);
  if (isTooEarly(deps, pledge))
    throw new TransientError('Stripe is asked again later what became of the attempt.');
  const { startedAtMs } = pledge.attempt;
  const isOld = !keyIsTrusted(startedAtMs, deps.now());
  // Until then a worker that still trusted the key may be about to use it.
  const isQuiet = !keyIsTrusted(startedAtMs, deps.now() - deps.unknownOutcomeMs);
  if (isQuiet || wasLookedUp(pledge)) return lookUp(deps, pledge, 'believed');
  if (isOld) return lookUp(deps, pledge, 'doubted');
  if (!(await takesMoney(deps, pledge.campaignId))) return lookUp(deps, pledge, 'doubted');
  try {
    await settle(deps, pledge);
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    await lookUp(deps, pledge, 'doubted');
  }
}

async function keepInSight({ due, now }: CollectPledgeDeps, pledge: PledgeIn<'collecting'>) {
  if (pledge.dueAtMs === undefined) await due.postpone(pledge, messageLostAtMs(now()));
}

/** Only a look-up without result is written after an attempt was. */
const wasLookedUp = ({ history }: Pledge): boolean =>
  history.at(-1)?.type === 'PledgeCollectionPending';

const isTooEarly = ({ now, unknownOutcomeMs }: CollectPledgeDeps, pledge: Pledge): boolean =>
  wasLookedUp(pledge) && now() < (pledge.history.at(-1)?.atMs ?? 0) + unknownOutcomeMs;

/** That Stripe knows nothing is `believed` the second time, or when its key is long forgotten. */
async function lookUp(
  deps: CollectPledgeDeps,
  pledge: PledgeIn<'collecting'>,
  nothing: 'believed' | 'doubted',
): Promise<void> {
  const found = await deps.payments.findCollection(pledge);
  if (found.kind === 'untouched')
    return beginAnew(deps, pledge, { unpaidIntentId: found.madeIntentId });
  if (found.kind !== 'unknown') return record(deps, pledge, found);
  if (nothing === 'believed' && wasLookedUp(pledge)) return beginAnew(deps, pledge);
  const atMs = deps.now();
  const dueAtMs = atMs + deps.unknownOutcomeMs;
  const event = { type: 'PledgeCollectionPending', atMs, dueAtMs } as const;
  const doubted = await applyOrRetry(deps.pledges, pledge, event);
  if (nothing === 'believed' && doubted.state === 'collecting') return beginAnew(deps, doubted);
  throw new TransientError('Stripe knows nothing of the attempt yet.');
}

/** What the next attempt is about, where that is not the intent that the pledge names already. */
type Next = { readonly replacesIntent: true } | { readonly unpaidIntentId: string | undefined };

/**
 * After Stripe has said that nothing was taken. The next attempt is written before it asks for
 * anything: a worker that still has this one in hand finds the pledge moved on, and can make no
 * intent beside the one that follows.
 */
async function beginAnew(
  deps: CollectPledgeDeps,
  pledge: PledgeIn<'collecting'>,
  next?: Next,
): Promise<void> {
  if (!(await takesMoney(deps, pledge.campaignId))) return giveUp(deps, pledge, next);
  const attemptNumber = pledge.attempt.number + 1;
  const atMs = deps.now();
  const dueAtMs = resumeDueAtMs(atMs);
  const event = { type: 'PledgeCollectionStarted', atMs, dueAtMs, attemptNumber, ...next } as const;
  await settle(deps, await applyOrRetry(deps.pledges, pledge, event));
}

/** Whoever drops the pledge cancels the intent, or the hold, that could still be paid. */
async function giveUp(
  deps: CollectPledgeDeps,
  pledge: PledgeIn<'collecting'>,
  next?: Next,
): Promise<void> {
  const failure = { code: 'campaign_ended' };
  const unpaidIntentId = standingIntent(pledge, next);
  await record(deps, pledge, { kind: 'declined', failure, unpaidIntentId });
}

function standingIntent(pledge: PledgeIn<'collecting'>, next?: Next): string | undefined {
  if (next && 'replacesIntent' in next) return undefined;
  const held = pledge.collection === 'authorize' ? pledge.payment.intentId : undefined;
  return next?.unpaidIntentId ?? pledge.unpaidIntentId ?? held;
}

async function record(
  deps: CollectPledgeDeps,
  pledge: PledgeIn<'collecting' | 'confirmed'>,
  outcome: CollectOutcome | Gone,
): Promise<void> {
  const atMs = deps.now();
  switch (outcome.kind) {
    case 'gone':
      if (pledge.state === 'collecting') await beginAnew(deps, pledge, { replacesIntent: true });
      return;
    case 'collected': {
      const { chargedIntentId, fee } = outcome;
      const dueAtMs = strayDueAtMs(pledge, atMs);
      await applyOrRetry(deps.pledges, pledge, {
        type: 'PledgeCollected',
        atMs,
        dueAtMs,
        chargedIntentId,
        fee,
      });
      return;
    }
    case 'declined':
      await applyOrRetry(deps.pledges, pledge, await failed(deps, pledge, outcome));
      return;
    case 'processing': {
      const dueAtMs = atMs + processingMs;
      await applyOrRetry(deps.pledges, pledge, { type: 'PledgeCollectionPending', atMs, dueAtMs });
    }
  }
}

/** The window begins with the first failure, and no later one begins it anew. */
async function failed(
  deps: CollectPledgeDeps,
  pledge: PledgeIn<'collecting' | 'confirmed'>,
  { failure, unpaidIntentId }: Extract<CollectOutcome, { readonly kind: 'declined' }>,
): Promise<PledgeEvent> {
  const campaign = await deps.campaign(pledge.campaignId);
  const policy = dunningPolicy(campaign ?? {}, deps.dunningDayMs);
  const atMs = deps.now();
  const before = pledge.state === 'collecting' ? pledge.pastDueUntilMs : undefined;
  const event = {
    type: 'PledgePaymentFailed',
    atMs,
    failure,
    pastDueUntilMs: before ?? atMs + policy.windowMs,
    unpaidIntentId,
  } as const;
  const after = evolvePledge(pledge, event);
  return after?.state === 'past_due' ? { ...event, dueAtMs: dunningDueMs(after, policy) } : event;
}
