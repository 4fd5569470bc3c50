/**
 * Sends back collected money: a refund that was asked for, or all that is left when a campaign does
 * not keep it. The record is the attempt, written before Stripe is asked; a message that comes
 * again, however late, finds it and repeats no refund. What Stripe will never do ends as money that
 * is owed by another route.
 */
import type { ChargedPledge, RefundGateway } from '../../shared/payments/refund-gateway.ts';
import type { Clock } from '../../shared/clock.ts';
import type { DisputesMessage, RefundMessage } from '../../shared/queues/messages.ts';
import type { DuePledges } from '../../shared/store/due-pledges.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { applyOrRetry } from '../../shared/store/apply-or-retry.ts';
import { bringRefunds } from '../../shared/store/bring-refunds.ts';
import { failed, reconciled } from '../../shared/domain/refund-books.ts';
import { keyIsTrusted } from '../../shared/domain/attempt.ts';
import { lookAgainAtMs } from '../../shared/domain/due.ts';
import {
  refundOf,
  refundableByStripe,
  refundableMinor,
  withRefund,
} from '../../shared/domain/refund.ts';
import { refundsDueAtMs } from '../../shared/domain/refund-books.ts';

export type RefundPledgeDeps = {
  readonly pledges: PledgeStore;
  readonly due: DuePledges;
  readonly refunds: RefundGateway;
  readonly disputeLooks: Queue<DisputesMessage>;
  readonly now: Clock;
};

/** A record of which Stripe has to be told, with the pledge it is in. */
type Open = { readonly pledge: ChargedPledge; readonly record: Refund };

export async function refundPledge(deps: RefundPledgeDeps, message: RefundMessage): Promise<void> {
  const pledge = await deps.pledges.get(message.pledgeId);
  if (!pledge) return;
  const id = 'refundId' in message ? message.refundId : message.reason;
  if (pledge.state === 'lost') return giveUp(deps, pledge, id);
  const record = refundOf(pledge, id);
  const open =
    !record && 'reason' in message
      ? await openWhole(deps, pledge, message.reason)
      : openOf(pledge, id);
  if (open) await carryOut(deps, open);
}

/** While a bank holds the money, or after it was given back, there is nothing to send. */
const isHere = (pledge: Pledge): pledge is PledgeIn<'collected' | 'won' | 'refunding'> =>
  pledge.state === 'collected' || pledge.state === 'won' || pledge.state === 'refunding';

function openOf(pledge: Pledge, refundId: string): Open | undefined {
  if (!isHere(pledge)) return undefined;
  const record = refundOf(pledge, refundId);
  return record?.state === 'requested' ? { pledge, record } : undefined;
}

/** The bank has taken the money, and given it to the cardholder. */
async function giveUp(deps: RefundPledgeDeps, pledge: Pledge, refundId: string): Promise<void> {
  const record = refundOf(pledge, refundId);
  if (record?.state === 'requested') await fail(deps, pledge, failed(record, 'dispute_lost'));
}

type WholeReason = Extract<RefundMessage, { readonly reason: unknown }>['reason'];

/** Its id is the reason, so that it exists once. */
async function openWhole(
  deps: RefundPledgeDeps,
  pledge: Pledge,
  reason: WholeReason,
): Promise<Open | undefined> {
  if (!isHere(pledge)) return undefined;
  const amountMinor = refundableByStripe(pledge);
  if (amountMinor <= 0) return undefined;
  const atMs = deps.now();
  const refunds = withRefund(pledge.refunds, {
    ...{ id: reason, amountMinor, reason, state: 'requested' },
    ...{ requestedAtMs: atMs, attemptNumber: 1, startedAtMs: atMs },
  });
  const { chargedIntentId } = pledge;
  const dueAtMs = refundsDueAtMs(refunds, atMs);
  const started = await applyOrRetry(deps.pledges, pledge, {
    type: 'PledgeRefundStarted',
    ...{ atMs, dueAtMs, refunds, chargedIntentId },
  });
  return openOf(started, reason);
}

/** A key that may be forgotten is not used again: Stripe is asked first. */
async function carryOut(deps: RefundPledgeDeps, open: Open): Promise<void> {
  if (keyIsTrusted(open.record.startedAtMs, deps.now())) return send(deps, open);
  const untold = await lookedUp(deps, open);
  if (untold) await send(deps, await renewed(deps, untold));
}

/** Undefined when the books say, after a look at Stripe, that it is not to be sent any more. */
async function lookedUp(
  deps: RefundPledgeDeps,
  { pledge, record }: Open,
): Promise<Open | undefined> {
  const seen = await deps.refunds.list(pledge);
  const atMs = deps.now();
  const known = { refunds: reconciled(pledge, seen, atMs), atMs };
  return openOf(await bringRefunds(deps.pledges, pledge, known), record.id);
}

async function send(deps: RefundPledgeDeps, open: Open): Promise<void> {
  const { pledge, record } = open;
  const outcome = await deps.refunds.refund(pledge, record);
  const atMs = deps.now();
  switch (outcome.kind) {
    case 'sent': {
      const refunds = reconciled(pledge, [outcome.refund], atMs);
      await bringRefunds(deps.pledges, pledge, { refunds, atMs });
      return;
    }
    case 'disputed':
      return leaveToBank(deps, open);
    case 'refused':
      return refuse(deps, open, outcome.code);
    case 'not_done':
      return tryAnew(deps, open);
  }
}

/** The next number waits until the dispute is known here; then it waits for its end. */
async function leaveToBank(deps: RefundPledgeDeps, open: Open): Promise<void> {
  const { id: pledgeId, campaignId } = open.pledge;
  await deps.disputeLooks.send({ pledgeId }, { campaignId });
  await renewed(deps, open);
}

/** Whatever others have refunded at Stripe explains it; otherwise the money is owed. */
async function refuse(deps: RefundPledgeDeps, open: Open, code: string): Promise<void> {
  const still = await lookedUp(deps, open);
  if (still) await fail(deps, still.pledge, failed(still.record, code));
}

async function fail(deps: RefundPledgeDeps, pledge: Pledge, record: Refund): Promise<void> {
  const refunds = withRefund('refunds' in pledge ? pledge.refunds : undefined, record);
  await bringRefunds(deps.pledges, pledge, { refunds, atMs: deps.now() });
}

/** So young, the connection may only have broken: the same key will tell. */
const youngMs = 10 * 60_000;

/**
 * An answer was lost, and Stripe knows of no refund. When this is all of the money, Stripe itself
 * makes no second one, and the next number may try at once. A part waits until its key is old:
 * what Stripe may still bring to its end would else be sent twice.
 */
async function tryAnew(deps: RefundPledgeDeps, open: Open): Promise<void> {
  const { pledge, record } = open;
  const nowMs = deps.now();
  if (refundableMinor(pledge) <= 0) {
    await renewed(deps, open);
    throw new TransientError('The refund did not happen: its next attempt follows.');
  }
  if (nowMs - record.startedAtMs < youngMs)
    throw new UnknownOutcomeError('Stripe knows of no such refund yet.');
  await deps.due.postpone(pledge, lookAgainAtMs(pledge, nowMs));
}

/** The same record under its next number. */
async function renewed(deps: RefundPledgeDeps, { pledge, record }: Open): Promise<Open> {
  const atMs = deps.now();
  const attemptNumber = record.attemptNumber + 1;
  const next = { ...record, attemptNumber, startedAtMs: atMs };
  const { chargedIntentId } = pledge;
  const refunds = withRefund('refunds' in pledge ? pledge.refunds : undefined, next);
  const dueAtMs = refundsDueAtMs(refunds, atMs);
  const after = await applyOrRetry(deps.pledges, pledge, {
    type: pledge.state === 'refunding' ? 'PledgeRefundStarted' : 'PledgeRefundRequested',
    ...{ atMs, dueAtMs, refunds, chargedIntentId },
  });
  const open = openOf(after, record.id);
  if (!open) throw new Error(`The refund ${record.id} cannot be sent after it was renewed.`);
  return open;
}
