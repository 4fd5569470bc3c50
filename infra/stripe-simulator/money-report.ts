/**
 * What money has really moved, counted from the journal and the charges: the witness against which
 * a pledge charged twice or a refund forgotten shows.
 */
import type { World } from './world/world.ts';

type Row = Record<string, unknown>;

function byCurrency(rows: readonly Row[], column: string): Record<string, number> {
  return Object.fromEntries(
    rows
      .filter((row) => Number(row[column]) !== 0)
      .map((row) => [String(row['currency']), Number(row[column])]),
  );
}

const sumsSql = `
  SELECT currency,
         SUM(CASE WHEN type = 'charge' THEN json ->> 'amount' ELSE 0 END) AS captured,
         SUM(CASE WHEN type IN ('refund', 'refund_failure') THEN -(json ->> 'amount') ELSE 0 END)
           AS refunded,
         SUM(CASE WHEN type = 'adjustment' THEN -(json ->> 'amount') ELSE 0 END) AS disputed,
         SUM(json ->> 'fee') AS fees
    FROM balance_transactions GROUP BY currency ORDER BY currency`;

const pledgesSql = `
  SELECT json -> 'metadata' ->> 'fanfund_pledge' AS pledge,
         MIN(json ->> 'currency') AS currency,
         COUNT(*) AS succeeded,
         SUM(json ->> 'captured') AS captured,
         SUM(json ->> 'amount_captured') AS capturedMinor,
         SUM(CASE WHEN json ->> 'captured' AND json ->> 'amount_refunded' > 0
                  THEN (json ->> 'amount_refunded')
                       - ((json ->> 'amount') - (json ->> 'amount_captured'))
                  ELSE 0 END) AS refundedMinor
    FROM charges
   WHERE json ->> 'status' = 'succeeded'
     AND json -> 'metadata' ->> 'fanfund_pledge' IS NOT NULL
   GROUP BY pledge`;

export function moneyReport(world: World, options: { withPledges: boolean }): object {
  const sums = world.store.query(sumsSql);
  const pledges = world.store.query(pledgesSql).map((row) => ({
    pledge: String(row['pledge']),
    currency: String(row['currency']),
    charges: Number(row['succeeded']),
    captured: Number(row['captured']),
    capturedMinor: Number(row['capturedMinor']),
    refundedMinor: Number(row['refundedMinor']),
  }));
  const several = pledges.filter((pledge) => pledge.captured > 1);
  return {
    capturedMinor: byCurrency(sums, 'captured'),
    refundedMinor: byCurrency(sums, 'refunded'),
    disputedMinor: byCurrency(sums, 'disputed'),
    feesMinor: byCurrency(sums, 'fees'),
    chargesSucceeded: pledges.reduce((total, pledge) => total + pledge.charges, 0),
    chargesCaptured: pledges.reduce((total, pledge) => total + pledge.captured, 0),
    pledgesCharged: pledges.length,
    pledgesCapturedTwice: several.map(({ pledge }) => pledge),
    ...(options.withPledges
      ? { pledges: Object.fromEntries(pledges.map(({ pledge, ...rest }) => [pledge, rest])) }
      : {}),
  };
}
