/**
 * Collects one pledge of a funded campaign. The attempt is written before Stripe is asked, and its
 * number makes the key; a message that comes again finds the attempt open and goes on with it,
 * never under a new key until Stripe was asked and knows nothing.
 *
 * What if Stripe answered 500? It keeps that answer under the key, and may still carry the request
 * out later (https://docs.stripe.com/error-low-level#idempotency). A PaymentIntent that stands as
 * before is safe to try again, since it takes money at most once. Where none was made, another
 * number follows only after two look-ups with `unknownOutcomeMs` between them have found nothing.
 * Should Stripe make the first one even later, it succeeds under the pledge's name without being
 * the one that the pledge was collected by. Its webhook does not tell it from an answer that we
 * have, so such a pledge is looked at once more when Stripe has forgotten the key, and
 * `reconcile-payment` gives back what is found. So no pledge stays charged twice.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type {
  CollectMessage,
  DisputesMessage,
  PaymentMessage,
  RefundsMessage,
} from '../../shared/queues/messages.ts';
import type { CollectOutcome, PaymentGateway } from '../../shared/payments/payment-gateway.ts';
import type { DuePledges } from '../../shared/store/due-pledges.ts';
import type { HeldGateway } from '../../shared/payments/held-gateway.ts';
import type { Pledge, PledgeEvent, PledgeIn } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { applyOrRetry } from '../../shared/store/apply-or-retry.ts';
import { dunningDueMs, dunningPolicy } from '../../shared/domain/dunning.ts';
import { evolvePledge } from '../../shared/domain/pledge.ts';
import { keyIsTrusted, strayLookAtMs, wasDoubted } from '../../shared/domain/attempt.ts';

export type CollectPledgeDeps = {
  readonly pledges: PledgeStore;
  /** Read only when a payment fails: its policy of dunning. */
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly payments: PaymentGateway;
  readonly held: Pick<HeldGateway, 'lookAtCharge' | 'findStrays'>;
  readonly due: Pick<DuePledges, 'clear'>;
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
/** When to look whether somebody went on with an attempt that was only written down. */
const resumeMs = 15 * 60 * 1000;

export async function collectPledge(
  deps: CollectPledgeDeps,
  { pledgeId, collection }: CollectMessage,
): Promise<void> {
  if (collection === 'charge-now') return keepCharge(deps, pledgeId);
  const started = await deps.pledges.advance(
    pledgeId,
    { type: 'PledgeCollectionStarted', atMs: deps.now(), attemptNumber: 1 },
    ['confirmed'],
  );
  if ('applied' in started) return settle(deps, started.applied);
  if (started.standing?.state === 'collecting') return resume(deps, started.standing);
  if (started.standing?.state === 'collected') return lookForStrays(deps, started.standing);
}

/** Money that an attempt took after it was given up goes back. */
async function lookForStrays(
  { due, held, paymentLooks, now }: CollectPledgeDeps,
  pledge: PledgeIn<'collected'>,
): Promise<void> {
  const isDue = pledge.dueAtMs !== undefined && strayLookAtMs(collectedAtMs(pledge)) <= now();
  if (!isDue || !wasDoubted(pledge)) return;
  const { id: pledgeId, campaignId } = pledge;
  for (const intentId of await held.findStrays(pledge))
    await paymentLooks.send({ pledgeId, intentId }, { campaignId });
  await due.clear(pledge);
}

const collectedAtMs = ({ history, createdAtMs }: Pledge): number =>
  history.findLast(({ type }) => type === 'PledgeCollected')?.atMs ?? createdAtMs;

/** The money was taken with the pledge: whether it is still there is asked once, for its fee too. */
async function keepCharge(deps: CollectPledgeDeps, pledgeId: string): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  if (pledge?.state !== 'confirmed') return;
  const { campaignId } = pledge;
  const charge = await deps.held.lookAtCharge(pledge);
  if (charge.kind === 'disputed') return deps.disputeLooks.send({ pledgeId }, { campaignId });
  if (charge.kind === 'refunded') return deps.refundLooks.send({ pledgeId }, { campaignId });
  await record(deps, pledge, charge);
  if (charge.refundedMinor > 0) await deps.refundLooks.send({ pledgeId }, { campaignId });
}

async function settle(deps: CollectPledgeDeps, pledge: Pledge): Promise<void> {
  if (pledge.state !== 'collecting') return;
  await record(deps, pledge, await deps.payments.collect(pledge));
}

/** Goes on with an attempt of which nobody knows how it ended. */
async function resume(deps: CollectPledgeDeps, pledge: PledgeIn<'collecting'>): Promise<void> {
  if (isTooEarly(deps, pledge))
    throw new TransientError('Stripe is asked again later what became of the attempt.');
  const isOld = !keyIsTrusted(pledge.attempt.startedAtMs, deps.now());
  if (isOld || wasLookedUp(pledge)) return lookUp(deps, pledge, 'believed');
  try {
    await settle(deps, pledge);
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    await lookUp(deps, pledge, 'doubted');
  }
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
  if (found.kind === 'untouched') return beginAnew(deps, pledge);
  if (found.kind !== 'unknown') return record(deps, pledge, found);
  if (nothing === 'believed' && wasLookedUp(pledge)) return beginAnew(deps, pledge);
  const atMs = deps.now();
  const dueAtMs = atMs + deps.unknownOutcomeMs;
  const event = { type: 'PledgeCollectionPending', atMs, dueAtMs } as const;
  const doubted = await applyOrRetry(deps.pledges, pledge, event);
  if (nothing === 'believed' && doubted.state === 'collecting') return beginAnew(deps, doubted);
  throw new TransientError('Stripe knows nothing of the attempt yet.');
}

async function beginAnew(deps: CollectPledgeDeps, pledge: PledgeIn<'collecting'>): Promise<void> {
  const attemptNumber = pledge.attempt.number + 1;
  const atMs = deps.now();
  const dueAtMs = atMs + resumeMs;
  const event = { type: 'PledgeCollectionStarted', atMs, dueAtMs, attemptNumber } as const;
  await settle(deps, await applyOrRetry(deps.pledges, pledge, event));
}

async function record(
  deps: CollectPledgeDeps,
  pledge: PledgeIn<'collecting' | 'confirmed'>,
  outcome: CollectOutcome,
): Promise<void> {
  const atMs = deps.now();
  switch (outcome.kind) {
    case 'collected': {
      const { chargedIntentId, fee } = outcome;
      const dueAtMs = wasDoubted(pledge) ? strayLookAtMs(atMs) : undefined;
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
