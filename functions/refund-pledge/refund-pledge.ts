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
import type { Line } from '../../shared/domain/pledge-lines.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Refund, WholeReason } from '../../shared/domain/refund.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { deliveredMinor } from '../../shared/domain/delivered.ts';
import { applyOrRetry } from '../../shared/store/apply-or-retry.ts';
import { bringRefunds } from '../../shared/store/bring-refunds.ts';
import { failed, reconciled } from '../../shared/domain/refund-books.ts';
import { isHeldByPartner } from '../../shared/domain/pledge.ts';
import { keyIsTrusted } from '../../shared/domain/attempt.ts';
import { lookAgainAtMs } from '../../shared/domain/due.ts';
import { lostMinor } from '../../shared/domain/lost-money.ts';
import {
  disputeLost,
  nextWholeId,
  refundOf,
  refundableByStripe,
  refundableMinor,
  wholeRefundOf,
  withRefund,
} from '../../shared/domain/refund.ts';
import { refundsDueAtMs } from '../../shared/domain/refund-books.ts';
import { undeliveredLines } from '../../shared/domain/fulfilment.ts';

export type RefundPledgeDeps = {
  readonly pledges: PledgeStore;
  readonly due: DuePledges;
  readonly refunds: Pick<RefundGateway, 'refund' | 'list'>;
  readonly disputeLooks: Queue<DisputesMessage>;
  /** What was delivered of a pledge stays paid when its campaign is abandoned. */
  readonly fulfilments: Pick<FulfilmentStore, 'get'>;
  readonly now: Clock;
};

/** A record of which Stripe has to be told, with the pledge it is in. */
type Open = { readonly pledge: ChargedPledge; readonly record: Refund };

export async function refundPledge(deps: RefundPledgeDeps, message: RefundMessage): Promise<void> {
  const pledge = await deps.pledges.get(message.pledgeId);
  if (!pledge) return;
  const open =
    'reason' in message
      ? await openWhole(deps, pledge, message.reason)
      : await openKnown(deps, pledge, message.refundId);
  if (open) await carryOut(deps, open);
}

/** While a bank holds the money, there is nothing to send. What it has lost may be a part only. */
const isHere = (pledge: Pledge): pledge is PledgeIn<'collected' | 'won' | 'lost' | 'refunding'> =>
  pledge.state === 'collected' ||
  pledge.state === 'won' ||
  pledge.state === 'lost' ||
  pledge.state === 'refunding';

function openOf(pledge: Pledge, refundId: string): Open | undefined {
  if (!isHere(pledge)) return undefined;
  const record = refundOf(pledge, refundId);
  return record?.state === 'requested' ? { pledge, record } : undefined;
}

async function openKnown(
  deps: RefundPledgeDeps,
  pledge: Pledge,
  refundId: string,
): Promise<Open | undefined> {
  const open = openOf(pledge, refundId);
  if (!open || lostMinor(pledge) === 0 || open.record.amountMinor <= leftFor(open)) return open;
  const untold = await lookedUp(deps, open);
  return untold && cutToWhatIsLeft(deps, untold);
}

/** What the other records and the bank leave for this one. */
const leftFor = ({ pledge, record }: Open): number =>
  refundableMinor({ ...pledge, refunds: recordsOf(pledge).filter(({ id }) => id !== record.id) });

const recordsOf = (pledge: Pledge): readonly Refund[] =>
  ('refunds' in pledge ? pledge.refunds : undefined) ?? [];

/** The bank has taken some of the money, or all of it, and given it to the cardholder. */
async function cutToWhatIsLeft(deps: RefundPledgeDeps, open: Open): Promise<Open | undefined> {
  const { pledge, record } = open;
  const amountMinor = Math.min(leftFor(open), record.amountMinor);
  if (amountMinor > 0) return renewed(deps, { pledge, record: { ...record, amountMinor } });
  await fail(deps, pledge, failed(record, disputeLost));
  return undefined;
}

/** Its id comes from the reason, so that it exists once. */
async function openWhole(
  deps: RefundPledgeDeps,
  pledge: Pledge,
  reason: WholeReason,
): Promise<Open | undefined> {
  if (!isHere(pledge)) return undefined;
  const id = nextWholeId(pledge, reason);
  if (id === undefined) return openKnown(deps, pledge, wholeRefundOf(pledge, reason)?.id ?? reason);
  const leftMinor = refundableByStripe(pledge);
  if (leftMinor <= 0) return undefined;
  const { keptMinor, lines } = reason === 'campaign_abandoned' ? await keptOf(deps, pledge) : none;
  if (keptMinor >= leftMinor) return keep(deps, pledge, leftMinor);
  return ask(deps, pledge, { id, reason, keptMinor, lines, amountMinor: leftMinor - keptMinor });
}

type Kept = Pick<Whole, 'keptMinor' | 'lines'>;
const none: Kept = { keptMinor: 0 };

/** What its backer has got already, who has paid for it, and what is not owed any more. */
async function keptOf({ fulfilments }: RefundPledgeDeps, pledge: Pledge): Promise<Kept> {
  const fulfilment = await fulfilments.get(pledge.id);
  const keptMinor = deliveredMinor(pledge, fulfilment);
  return fulfilment && keptMinor > 0 ? { keptMinor, lines: undeliveredLines(fulfilment) } : none;
}

async function keep(deps: RefundPledgeDeps, pledge: Pledge, keptMinor: number): Promise<undefined> {
  if (('keptMinor' in pledge ? pledge.keptMinor : undefined) === keptMinor) return;
  const event = { type: 'PledgeKept', atMs: deps.now(), keptMinor } as const;
  await applyOrRetry(deps.pledges, pledge, event);
}

type Whole = {
  readonly id: string;
  readonly reason: WholeReason;
  readonly amountMinor: number;
  readonly keptMinor: number;
  /** Pieces that are paid back. */
  readonly lines?: readonly Line[] | undefined;
};

/** Where something is kept, the rest is a part like any other. */
async function ask(
  deps: RefundPledgeDeps,
  pledge: PledgeIn<'collected' | 'won' | 'lost' | 'refunding'>,
  { id, reason, amountMinor, keptMinor, lines }: Whole,
): Promise<Open | undefined> {
  const atMs = deps.now();
  const refunds = withRefund(pledge.refunds, {
    ...{ id, amountMinor, reason, state: 'requested' },
    ...{ requestedAtMs: atMs, attemptNumber: 1, startedAtMs: atMs },
    ...(lines && { lines }),
  });
  const { chargedIntentId } = pledge;
  const dueAtMs = refundsDueAtMs(refunds, atMs);
  const isPart = keptMinor > 0 && pledge.state !== 'refunding';
  const started = await applyOrRetry(deps.pledges, pledge, {
    type: isPart ? 'PledgeRefundRequested' : 'PledgeRefundStarted',
    ...{ atMs, dueAtMs, refunds, chargedIntentId },
  });
  return openOf(started, id);
}

/** A key that may be forgotten is not used again: Stripe is asked first. */
async function carryOut(deps: RefundPledgeDeps, open: Open): Promise<void> {
  if (isHeldByPartner(open.pledge))
    return fail(deps, open.pledge, failed(open.record, partnerHolds));
  if (keyIsTrusted(open.record.startedAtMs, deps.now())) return send(deps, open);
  const untold = await lookedUp(deps, open);
  if (untold) await send(deps, await renewed(deps, untold));
}

/** Stripe never had the money: it is owed by another route, which is the partner's as a rule. */
const partnerHolds = 'held_by_partner';

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

/**
 * The next number waits until the dispute is known here; then it waits for its end. Refused again
 * because of one that is over, what the bank left of the money is owed by another route.
 */
async function leaveToBank(deps: RefundPledgeDeps, open: Open): Promise<void> {
  const { id: pledgeId, campaignId } = open.pledge;
  if (lostMinor(open.pledge) > 0 && open.record.attemptNumber > 1)
    return refuse(deps, open, 'charge_disputed');
  await deps.disputeLooks.send({ pledgeId }, { campaignId });
  await renewed(deps, open);
}

/** Whatever others have refunded at Stripe explains it; otherwise the money is owed. */
async function refuse(deps: RefundPledgeDeps, open: Open, code: string): Promise<void> {
  const still = await lookedUp(deps, open);
  if (!still) return;
  const wasCut = still.record.attemptNumber > open.record.attemptNumber;
  await (wasCut ? send(deps, still) : fail(deps, still.pledge, failed(still.record, code)));
}

async function fail(deps: RefundPledgeDeps, pledge: Pledge, record: Refund): Promise<void> {
  const refunds = withRefund(recordsOf(pledge), record);
  await bringRefunds(deps.pledges, pledge, { refunds, atMs: deps.now() });
}

/** So young, the connection may only have broken: the same key will tell. */
const youngMs = 10 * 60_000;

/**
 * An answer was lost, and Stripe knows of no refund. When this is all of the money, Stripe itself
 * makes no second one, and the next number may try at once. A part waits until its key is old, also
 * the last part: what Stripe may still bring to its end would else be sent twice.
 */
async function tryAnew(deps: RefundPledgeDeps, open: Open): Promise<void> {
  const { pledge, record } = open;
  const nowMs = deps.now();
  if (record.amountMinor === pledge.amountMinor) {
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
  const refunds = withRefund(recordsOf(pledge), next);
  const isAll = pledge.state === 'refunding' || refundableMinor({ ...pledge, refunds }) <= 0;
  const dueAtMs = refundsDueAtMs(refunds, atMs);
  const after = await applyOrRetry(deps.pledges, pledge, {
    type: isAll ? 'PledgeRefundStarted' : 'PledgeRefundRequested',
    ...{ atMs, dueAtMs, refunds, chargedIntentId },
  });
  const open = openOf(after, record.id);
  if (!open) throw new Error(`The refund ${record.id} cannot be sent after it was renewed.`);
  return open;
}
