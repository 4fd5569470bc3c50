/**
 * Collects one pledge of a funded campaign. The attempt is written before Stripe is asked, and its
 * number makes the key; a message that comes again finds the attempt open and goes on with it,
 * never under a new key until Stripe was asked and knows nothing.
 */
import type { Clock } from '../../shared/clock.ts';
import type { CollectMessage } from '../../shared/queues/messages.ts';
import type { CollectOutcome, PaymentGateway } from '../../shared/payments/payment-gateway.ts';
import type { Pledge, PledgeEvent, PledgeIn } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { keyIsTrusted } from '../../shared/domain/attempt.ts';

export type CollectPledgeDeps = {
  readonly pledges: PledgeStore;
  readonly payments: PaymentGateway;
  readonly now: Clock;
  /** For how long a backer may mend a failed payment. */
  readonly pastDueMs: number;
};

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
}

/** The money was taken with the pledge; only the state follows. */
async function keepCharge(deps: CollectPledgeDeps, pledgeId: string): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  if (pledge?.state !== 'confirmed') return;
  const chargedIntentId = pledge.payment.intentId;
  await write(deps, pledge, { type: 'PledgeCollected', atMs: deps.now(), chargedIntentId });
}

async function settle(deps: CollectPledgeDeps, pledge: Pledge): Promise<void> {
  if (pledge.state !== 'collecting') return;
  await record(deps, pledge, await deps.payments.collect(pledge));
}

/** Goes on with an attempt of which nobody knows how it ended. */
async function resume(deps: CollectPledgeDeps, pledge: PledgeIn<'collecting'>): Promise<void> {
  if (!keyIsTrusted(pledge.attempt.startedAtMs, deps.now())) return askStripeFirst(deps, pledge);
  try {
    await settle(deps, pledge);
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    const found = await deps.payments.findCollection(pledge);
    if (!found) throw error;
    await record(deps, pledge, found);
  }
}

/** The key may be forgotten: only when Stripe knows nothing of this attempt may another begin. */
async function askStripeFirst(
  deps: CollectPledgeDeps,
  pledge: PledgeIn<'collecting'>,
): Promise<void> {
  const found = await deps.payments.findCollection(pledge);
  if (found) return record(deps, pledge, found);
  const attemptNumber = pledge.attempt.number + 1;
  const atMs = deps.now();
  await settle(
    deps,
    await write(deps, pledge, { type: 'PledgeCollectionStarted', atMs, attemptNumber }),
  );
}

async function record(
  deps: CollectPledgeDeps,
  pledge: PledgeIn<'collecting'>,
  outcome: CollectOutcome,
): Promise<void> {
  const atMs = deps.now();
  const event: PledgeEvent =
    outcome.kind === 'collected'
      ? { type: 'PledgeCollected', atMs, chargedIntentId: outcome.chargedIntentId }
      : {
          type: 'PledgePaymentFailed',
          atMs,
          failure: outcome.failure,
          pastDueUntilMs: atMs + deps.pastDueMs,
        };
  await write(deps, pledge, event);
}

/** Somebody else may have written the same fact; a repetition then finds what is left to do. */
async function write(deps: CollectPledgeDeps, pledge: Pledge, event: PledgeEvent): Promise<Pledge> {
  const step = await deps.pledges.apply(pledge, event);
  if ('applied' in step) return step.applied;
  throw new TransientError('The pledge was written meanwhile.');
}
