/**
 * The account's journal at Stripe: one entry per movement of money, with its fee. Funds of a card
 * charge are pending for two days.
 */
import { noSuch } from '../protocol/errors.ts';
import { createdField, page, pageFields } from '../protocol/lists.ts';
import type { Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';
import type { BalanceTransaction } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { mintId } from '../world/world.ts';
import { decimalsOf } from './currencies.ts';

/** 2.9 % and thirty hundredths of the currency; without hundredths, thirty of its units. */
const feeRule = { partsPerThousand: 29, fixedMinorByDecimals: { 0: 30, 2: 30, 3: 300 } } as const;

export const pendingSeconds = 2 * 24 * 60 * 60;
export const disputeFeeMinor = 1500;

export function processingFeeMinor(amountMinor: number, currency: string): number {
  const decimals = decimalsOf(currency) as keyof typeof feeRule.fixedMinorByDecimals;
  const fixed = feeRule.fixedMinorByDecimals[decimals];
  return Math.min(amountMinor, Math.round((amountMinor * feeRule.partsPerThousand) / 1000) + fixed);
}

export type Movement = {
  type: 'charge' | 'refund' | 'refund_failure' | 'adjustment';
  reportingCategory: 'charge' | 'refund' | 'refund_failure' | 'dispute' | 'dispute_reversal';
  amountMinor: number;
  feeMinor: number;
  feeDescription: string;
  currency: string;
  source: string;
  description: string | null;
  availableInSeconds: number;
};

export function record(world: World, movement: Movement): BalanceTransaction {
  const { amountMinor, feeMinor, currency } = movement;
  const created = world.clock.nowSeconds();
  const transaction: BalanceTransaction = {
    id: mintId(world, 'txn'),
    object: 'balance_transaction',
    amount: amountMinor,
    available_on: created + movement.availableInSeconds,
    balance_type: 'payments',
    created,
    currency,
    description: movement.description,
    exchange_rate: null,
    fee: feeMinor,
    fee_details:
      feeMinor === 0
        ? []
        : [
            {
              amount: feeMinor,
              application: null,
              currency,
              description: movement.feeDescription,
              type: 'stripe_fee',
            },
          ],
    net: amountMinor - feeMinor,
    reporting_category: movement.reportingCategory,
    source: movement.source,
    status: 'pending',
    type: movement.type,
  };
  world.store.put('balance_transactions', transaction);
  return transaction;
}

function presented(world: World, transaction: BalanceTransaction): BalanceTransaction {
  const isAvailable = transaction.available_on <= world.clock.nowSeconds();
  return { ...transaction, status: isAvailable ? 'available' : 'pending' };
}

export function presentTransaction(world: World, id: string): BalanceTransaction | undefined {
  const transaction = world.store.get('balance_transactions', id);
  return transaction === undefined ? undefined : presented(world, transaction);
}

/** All of them, newest first. */
export function* presentedTransactions(world: World): Iterable<BalanceTransaction> {
  for (const transaction of world.store.scan('balance_transactions')) {
    yield presented(world, transaction);
  }
}

export const balanceTransactionRoutes: Route[] = [
  {
    method: 'GET',
    template: '/v1/balance_transactions',
    spec: {
      fields: {
        ...pageFields,
        ...createdField,
        currency: 'text',
        payout: 'text',
        source: 'text',
        type: 'text',
      },
    },
    run: (world, { params }) =>
      ok(
        page({
          world,
          table: 'balance_transactions',
          url: '/v1/balance_transactions',
          params,
          filterNames: ['currency', 'source', 'type'],
          present: (transaction) => presented(world, transaction),
        }),
      ),
  },
  {
    method: 'GET',
    template: '/v1/balance_transactions/:id',
    spec: { fields: {} },
    run: (world, { id }) => {
      const transaction = presentTransaction(world, id);
      if (transaction === undefined) throw noSuch('balance transaction', id, 'id');
      return ok(transaction);
    },
  },
];
