/**
 * A pledge as operations see it: all of it, with what the issuer said and what banks hold, but for
 * the address of its backer and what would let somebody else pay it.
 */
import type { Dispute, FraudWarning } from '../domain/dispute.ts';
import type { Pledge } from '../domain/pledge.ts';
import type { Refund } from '../domain/refund.ts';
import { isoTime } from './campaign-view.ts';
import { orderView } from './order-view.ts';
import { refundableMinor } from '../domain/refund.ts';
import { refundedMinor, takenMinor } from '../domain/totals.ts';

export function inspectedPledge(pledge: Pledge) {
  const { contactEmail: _address, createdAtMs, expiresAtMs, dueAtMs, history, ...rest } = pledge;
  const { prepared, attempt, pastDueUntilMs, refunds, disputes, fraudWarnings, ...shown } =
    rest as typeof rest & Partial<Shown>;
  const { requestHash: _hash, ...facts } = shown;
  return {
    ...facts,
    ...orderView(pledge),
    createdAt: isoTime(createdAtMs),
    expiresAt: isoTime(expiresAtMs),
    ...time('dueAt', dueAtMs),
    ...time('pastDueUntil', pastDueUntilMs),
    ...(prepared && { preparedIntentId: prepared.intentId }),
    ...(attempt && { attempt: attemptView(attempt) }),
    money: moneyView(pledge),
    refunds: (refunds ?? []).map(refundView),
    disputes: (disputes ?? []).map(disputeView),
    fraudWarnings: (fraudWarnings ?? []).map(warningView),
    history: history.map(({ type, atMs }) => ({ at: isoTime(atMs), event: type })),
  };
}

/** What only some states have. */
type Shown = {
  readonly prepared: { readonly intentId: string };
  readonly attempt: {
    readonly purpose: string;
    readonly number: number;
    readonly startedAtMs: number;
  };
  readonly pastDueUntilMs: number;
  readonly refunds: readonly Refund[];
};

const time = (name: string, ms: number | undefined) =>
  ms === undefined ? {} : { [name]: isoTime(ms) };

const attemptView = ({ purpose, number, startedAtMs }: Shown['attempt']) => ({
  ...{ purpose, number, startedAt: isoTime(startedAtMs) },
});

/** Where the money is: `heldMinor` at a bank that has not decided, `lostMinor` at one that has. */
function moneyView(pledge: Pledge) {
  const withdrawn = (isDecided: boolean): number =>
    (pledge.disputes ?? [])
      .filter(({ status }) => endsDispute.has(status) === isDecided)
      .reduce((sum, { withdrawnMinor }) => sum + withdrawnMinor, 0);
  const taken = takenMinor(pledge);
  const refunded = refundedMinor(pledge);
  const [held, lost] = [withdrawn(false), withdrawn(true)];
  return {
    takenMinor: taken,
    refundedMinor: refunded,
    heldMinor: held,
    lostMinor: lost,
    keptMinor: taken - refunded - held - lost,
    ...(isRefundable(pledge) && { refundableMinor: refundableMinor(pledge) }),
  };
}

const endsDispute: ReadonlySet<Dispute['status']> = new Set(['won', 'lost', 'prevented']);

const isRefundable = (pledge: Pledge): boolean =>
  pledge.state === 'collected' ||
  pledge.state === 'won' ||
  (pledge.state === 'lost' && refundableMinor(pledge) > 0);

const refundView = ({ requestedAtMs, startedAtMs, requestHash: _, ...refund }: Refund) => ({
  ...refund,
  requestedAt: isoTime(requestedAtMs),
  startedAt: isoTime(startedAtMs),
});

const disputeView = ({ openedAtMs, evidenceDueAtMs, ...dispute }: Dispute) => ({
  ...dispute,
  openedAt: isoTime(openedAtMs),
  ...time('evidenceDueAt', evidenceDueAtMs),
});

const warningView = ({ id, kind, warnedAtMs }: FraudWarning) => ({
  ...{ id, kind, warnedAt: isoTime(warnedAtMs) },
});
