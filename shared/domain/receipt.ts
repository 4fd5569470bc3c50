/**
 * What was paid with a pledge, and for what. There is a receipt once money was taken; what went back
 * stands on it. Invariant: lines + shipping + taxes on top + what was given beside = total.
 */
import type { Campaign } from './campaign.ts';
import type { Pledge, PledgeEventType } from './pledge.ts';
import type { PledgeLine, PledgeTax, ShipTo } from './line.ts';
import type { RefundState } from './refund.ts';
import type { Refusal } from './refusal.ts';
import { lineTitle } from './line-words.ts';
import { linesOf } from './line.ts';
import { refundedMinor, takenMinor } from './totals.ts';
import { refuse } from './refusal.ts';

export type Receipt = {
  readonly pledgeId: string;
  readonly campaign: { readonly id: string; readonly title: string };
  readonly paidAtMs: number;
  readonly currency: Pledge['currency'];
  readonly lines: readonly (PledgeLine & {
    readonly title: string;
    readonly amountMinor: number;
  })[];
  readonly shippingMinor?: number | undefined;
  readonly shipTo?: ShipTo | undefined;
  readonly taxes: readonly PledgeTax[];
  readonly extraMinor?: number | undefined;
  readonly totalMinor: number;
  readonly payment: { readonly intentId: string; readonly method: string };
  readonly refunds: readonly {
    readonly id: string;
    readonly amountMinor: number;
    readonly state: RefundState;
    readonly atMs: number;
  }[];
  readonly refundedMinor: number;
};

export function receiptOf(pledge: Pledge, campaign: Campaign): Receipt | Refusal {
  const paidAtMs = whenPaid(pledge);
  const payment = paymentOf(pledge);
  if (takenMinor(pledge) === 0 || !payment || paidAtMs === undefined)
    return refuse('pledge_state', 'There is a receipt once the pledge was paid.');
  return {
    pledgeId: pledge.id,
    campaign: { id: campaign.id, title: campaign.title },
    ...{ paidAtMs, currency: pledge.currency },
    lines: linesOf(pledge).map((line) => ({
      ...line,
      title: lineTitle(campaign, line),
      amountMinor: line.quantity * line.priceMinor,
    })),
    ...extrasOf(pledge),
    totalMinor: pledge.amountMinor,
    payment,
    refunds: refundsOf(pledge),
    refundedMinor: refundedMinor(pledge),
  };
}

/** By Stripe's names alone: never card data. */
function paymentOf(pledge: Pledge): Receipt['payment'] | undefined {
  const payment = 'payment' in pledge ? pledge.payment : undefined;
  const charged = 'chargedIntentId' in pledge ? pledge.chargedIntentId : undefined;
  return payment && { intentId: charged ?? payment.intentId, method: payment.paymentMethodId };
}

/** Support without a reward is all of it given beside. */
function extrasOf(
  pledge: Pledge,
): Pick<Receipt, 'shippingMinor' | 'shipTo' | 'taxes' | 'extraMinor'> {
  const { shippingMinor, shipTo, taxes = [], extraMinor } = pledge;
  if (linesOf(pledge).length === 0) return { taxes, extraMinor: pledge.amountMinor };
  return {
    ...(shippingMinor !== undefined && { shippingMinor }),
    ...(shipTo && { shipTo }),
    taxes,
    ...(extraMinor !== undefined && { extraMinor }),
  };
}

/** Money is taken when it is collected, or with the pledge. */
function whenPaid({ history, collection }: Pledge): number | undefined {
  const type: PledgeEventType = collection === 'charge-now' ? 'PledgeConfirmed' : 'PledgeCollected';
  return history.find((entry) => entry.type === type)?.atMs;
}

const refundsOf = (pledge: Pledge): Receipt['refunds'] =>
  (('refunds' in pledge && pledge.refunds) || []).map(
    ({ id, amountMinor, state, requestedAtMs }) => ({
      id,
      amountMinor,
      state,
      atMs: requestedAtMs,
    }),
  );
