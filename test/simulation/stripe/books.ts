/** What stands in Stripe's books, for those who judge a run: objects as the API shows them. */
import type { Simulator } from '../../../infra/stripe-simulator/simulator.ts';
import type { BalanceTransaction, Charge } from '../../../infra/stripe-simulator/world/entities.ts';

/** One entry of the journal with what it is about; money that leaves is negative. */
export type MoneyMove = {
  readonly atMs: number;
  readonly kind: 'charge' | 'refund' | 'refund_failure' | 'dispute' | 'dispute_reversal';
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly currency: string;
  /** The charge, refund or dispute that moved it. */
  readonly source: string;
  readonly charge: string;
  readonly intent: string;
  /** From the charge's metadata; missing where the product wrote none. */
  readonly pledge: string | undefined;
  readonly attempt: string | undefined;
};

/** Each newest first, and not to be changed: these are the simulator's own objects. */
export function booksOf({ objects }: Pick<Simulator, 'objects'>) {
  return {
    customers: () => objects('customers'),
    paymentMethods: () => objects('payment_methods'),
    setupIntents: () => objects('setup_intents'),
    paymentIntents: () => objects('payment_intents'),
    charges: () => objects('charges'),
    refunds: () => objects('refunds'),
    disputes: () => objects('disputes'),
    earlyFraudWarnings: () => objects('early_fraud_warnings'),
    reviews: () => objects('reviews'),
    balanceTransactions: () => objects('balance_transactions'),
    events: () => objects('events'),
    /** In the order in which the money moved. */
    moneyMoves: () => moneyMoves(objects),
  };
}

export type Books = ReturnType<typeof booksOf>;

function moneyMoves(objects: Simulator['objects']): MoneyMove[] {
  const charges = new Map<string, Charge>();
  for (const charge of objects('charges')) charges.set(charge.id, charge);
  const chargeIds = new Map<string, string>();
  for (const { id, charge } of objects('refunds')) if (charge !== null) chargeIds.set(id, charge);
  for (const { id, charge } of objects('disputes')) chargeIds.set(id, charge);
  const moves = [...objects('balance_transactions')].map((transaction) => {
    const source = transaction.source ?? '';
    return moveOf(transaction, charges.get(chargeIds.get(source) ?? source));
  });
  return moves.reverse();
}

function moveOf(transaction: BalanceTransaction, charge: Charge | undefined): MoneyMove {
  const { amount, created, currency, fee, reporting_category: kind, source } = transaction;
  if (charge === undefined) throw new Error(`${transaction.id} is about no charge`);
  return {
    atMs: created * 1000,
    kind: kind as MoneyMove['kind'],
    amountMinor: amount,
    feeMinor: fee,
    currency,
    source: source ?? '',
    charge: charge.id,
    intent: charge.payment_intent ?? '',
    pledge: charge.metadata['fanfund_pledge'],
    attempt: charge.metadata['fanfund_attempt'],
  };
}
