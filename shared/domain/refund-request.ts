/**
 * What may be asked back of a pledge, and how much that is. Pieces cost what was paid for each: what
 * was given on top of the price, shipping and taxes are asked back as an amount. Never more than is
 * left.
 */
import type { Pledge, PledgeEvent, PledgeIn } from './pledge.ts';
import type { Refund, RefundLine } from './refund.ts';
import type { Refusal } from './refusal.ts';
import { currencies, formatMoney } from './money.ts';
import { isRefusal, refuse } from './refusal.ts';
import { linesOf } from './line.ts';
import { refundableMinor, refundsMax, withRefund } from './refund.ts';
import { refundsDueAtMs } from './refund-books.ts';

export type RefundWish = {
  /** All that is left, when neither this nor lines are given. */
  readonly amountMinor?: number | undefined;
  readonly lines?: readonly RefundLine[] | undefined;
  /** To be sure that both mean the same money. */
  readonly currency?: string | undefined;
};

export type RefundablePledge = PledgeIn<'collected' | 'won' | 'lost' | 'refunding'>;

/** Whether its money is here to be given back. */
export function refundable(pledge: Pledge): RefundablePledge | Refusal {
  switch (pledge.state) {
    case 'collected':
    case 'won':
    case 'refunding':
      return pledge;
    case 'disputed':
      return refuse('pledge_disputed', 'A bank holds the money: no refund while it decides.');
    case 'lost':
      return refundableMinor(pledge) > 0
        ? pledge
        : refuse('pledge_disputed', 'A bank has given the money back already.');
    case 'refunded':
      return refuse('refund_exceeds_remainder', 'All of the money was given back already.');
    default:
      return refuse('pledge_state', `No money of a ${pledge.state} pledge was collected.`);
  }
}

/** How much a wish comes to, in the pledge's currency. */
export function refundAmount(pledge: RefundablePledge, wish: RefundWish): number | Refusal {
  const { currency } = pledge;
  if (wish.currency !== undefined && wish.currency !== currency)
    return refuse('currency_mismatch', `The pledge was collected in ${currency}.`);
  const amountMinor = wish.lines
    ? priceOf(pledge, wish.lines)
    : (wish.amountMinor ?? refundableMinor(pledge));
  if (isRefusal(amountMinor)) return amountMinor;
  if (amountMinor % currencies[currency].stepMinor !== 0)
    return refuse('amount_not_representable', `${currency} has no such amount.`);
  return fitting(pledge, amountMinor);
}

/** When it is all that is left, none of the money is the campaign's any more. */
export function refundAsked(pledge: RefundablePledge, record: Refund): PledgeEvent {
  const { requestedAtMs: atMs, amountMinor } = record;
  const { chargedIntentId } = pledge;
  const refunds = withRefund(pledge.refunds, record);
  const isAll = pledge.state === 'refunding' || amountMinor === refundableMinor(pledge);
  return {
    type: isAll ? 'PledgeRefundStarted' : 'PledgeRefundRequested',
    ...{ atMs, refunds, chargedIntentId, dueAtMs: refundsDueAtMs(refunds, atMs) },
  };
}

function fitting(pledge: RefundablePledge, amountMinor: number): number | Refusal {
  const leftMinor = refundableMinor(pledge);
  if (amountMinor > leftMinor || leftMinor === 0)
    return refuse(
      'refund_exceeds_remainder',
      `${formatMoney(leftMinor, pledge.currency)} of the pledge can still be refunded.`,
    );
  if ((pledge.refunds?.length ?? 0) >= refundsMax)
    return refuse('too_many_refunds', `A pledge has ${refundsMax} refunds at most.`);
  return amountMinor;
}

function priceOf(pledge: RefundablePledge, lines: readonly RefundLine[]): number | Refusal {
  const asked = [...lines, ...refundedLines(pledge.refunds)];
  let sum = 0;
  for (const { rewardId, variantId, quantity } of lines) {
    const isSame = (line: RefundLine): boolean =>
      line.rewardId === rewardId && line.variantId === variantId;
    const paid = linesOf(pledge).find(isSame);
    if (!paid)
      return refuse('refund_line_unknown', 'A line names a reward that was not pledged for.');
    if (piecesOf(asked.filter(isSame)) > paid.quantity)
      return refuse('refund_exceeds_remainder', 'That many pieces were not paid for, or are back.');
    sum += quantity * paid.priceMinor;
  }
  return sum;
}

const piecesOf = (lines: readonly RefundLine[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

const refundedLines = (refunds: readonly Refund[] = []): readonly RefundLine[] =>
  refunds.filter(({ state }) => state !== 'failed').flatMap(({ lines = [] }) => lines);
