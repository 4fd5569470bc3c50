/**
 * What money has really moved, counted from the journal and the charges: the witness against which
 * a pledge charged twice or a refund forgotten shows.
 */
import type { Charge } from './world/entities.ts';
import type { World } from './world/world.ts';

type Sums = { captured: number; refunded: number; disputed: number; fees: number };

/** Where an entry of the journal is counted; money that leaves counts as positive there. */
const columns: Record<string, { name: keyof Sums; sign: 1 | -1 }> = {
  charge: { name: 'captured', sign: 1 },
  refund: { name: 'refunded', sign: -1 },
  refund_failure: { name: 'refunded', sign: -1 },
  adjustment: { name: 'disputed', sign: -1 },
};

function sumsByCurrency({ store }: World): [string, Sums][] {
  const byCurrency = new Map<string, Sums>();
  for (const { type, amount, fee, currency } of store.scan('balance_transactions')) {
    const sums = byCurrency.get(currency) ?? { captured: 0, refunded: 0, disputed: 0, fees: 0 };
    byCurrency.set(currency, sums);
    const column = columns[type];
    if (column !== undefined) sums[column.name] += column.sign * amount;
    sums.fees += fee;
  }
  return [...byCurrency].sort(([one], [other]) => (one < other ? -1 : 1));
}

function column(sums: readonly [string, Sums][], name: keyof Sums): Record<string, number> {
  return Object.fromEntries(
    sums.filter(([, sum]) => sum[name] !== 0).map(([currency, sum]) => [currency, sum[name]]),
  );
}

type PledgeMoney = {
  currency: string;
  charges: number;
  captured: number;
  capturedMinor: number;
  refundedMinor: number;
};

/** What was given back beyond what was never taken. */
function refundedMinor(charge: Charge): number {
  if (!charge.captured || charge.amount_refunded === 0) return 0;
  return charge.amount_refunded - (charge.amount - charge.amount_captured);
}

function pledgesMoney({ store }: World): [string, PledgeMoney][] {
  const byPledge = new Map<string, PledgeMoney>();
  for (const charge of store.scan('charges')) {
    const pledge = charge.metadata['fanfund_pledge'];
    if (charge.status !== 'succeeded' || pledge === undefined) continue;
    const { currency } = charge;
    const money = byPledge.get(pledge) ?? {
      currency,
      charges: 0,
      captured: 0,
      capturedMinor: 0,
      refundedMinor: 0,
    };
    byPledge.set(pledge, money);
    money.charges += 1;
    money.captured += charge.captured ? 1 : 0;
    money.capturedMinor += charge.amount_captured;
    money.refundedMinor += refundedMinor(charge);
  }
  return [...byPledge].sort(([one], [other]) => (one < other ? -1 : 1));
}

export function moneyReport(world: World, options: { withPledges: boolean }): object {
  const sums = sumsByCurrency(world);
  const pledges = pledgesMoney(world);
  const total = (name: 'charges' | 'captured'): number =>
    pledges.reduce((sum, [, money]) => sum + money[name], 0);
  return {
    capturedMinor: column(sums, 'captured'),
    refundedMinor: column(sums, 'refunded'),
    disputedMinor: column(sums, 'disputed'),
    feesMinor: column(sums, 'fees'),
    chargesSucceeded: total('charges'),
    chargesCaptured: total('captured'),
    pledgesCharged: pledges.length,
    pledgesCapturedTwice: pledges.filter(([, money]) => money.captured > 1).map(([id]) => id),
    ...(options.withPledges ? { pledges: Object.fromEntries(pledges) } : {}),
  };
}
