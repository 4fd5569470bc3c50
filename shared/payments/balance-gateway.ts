/**
 * What the daily check of the ledger needs of a payment processor: every movement of a time, page by
 * page, and the money of one pledge.
 */
import type { MoneyAtStripe, Movement } from '../domain/reconciliation.ts';
import type { Pledge } from '../domain/pledge.ts';

export type MovementPage = {
  readonly movements: readonly Movement[];
  /** Transactions that are not of pledges: payouts, fees of the account, others' payments. */
  readonly others: number;
  /** Where to go on; missing after the last page. */
  readonly next?: string | undefined;
};

export type MovementRange = {
  readonly fromMs: number;
  /** Not included. */
  readonly untilMs: number;
  readonly after?: string | undefined;
};

export type BalanceGateway = {
  page(range: MovementRange): Promise<MovementPage>;
  /** Undefined when the pledge names no payment. */
  look(pledge: Pledge): Promise<MoneyAtStripe | undefined>;
};
