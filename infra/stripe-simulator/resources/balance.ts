/** The account's balance, added up from the journal by currency. */
import type { Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';
import type { World } from '../world/world.ts';

type Sums = { currency: string; available: number; pending: number };

function sums(world: World): Sums[] {
  const rows = world.store.query(
    `SELECT currency,
            SUM(iif(json ->> 'available_on' <= ?1, json ->> 'net', 0)) AS available,
            SUM(iif(json ->> 'available_on' > ?1, json ->> 'net', 0)) AS pending
       FROM balance_transactions GROUP BY currency ORDER BY currency`,
    world.clock.nowSeconds(),
  );
  const found = rows.map((row) => ({
    currency: String(row['currency']),
    available: Number(row['available']),
    pending: Number(row['pending']),
  }));
  return found.length > 0 ? found : [{ currency: 'usd', available: 0, pending: 0 }];
}

function entry(amount: number, currency: string): object {
  return { amount, currency, source_types: { card: amount } };
}

export function availableMinor(world: World, currency: string): number {
  return sums(world).find((sum) => sum.currency === currency)?.available ?? 0;
}

export const balanceRoutes: Route[] = [
  {
    method: 'GET',
    template: '/v1/balance',
    spec: { fields: {} },
    run: (world) => {
      const found = sums(world);
      return ok({
        object: 'balance',
        available: found.map((sum) => entry(sum.available, sum.currency)),
        connect_reserved: found.map((sum) => ({ amount: 0, currency: sum.currency })),
        livemode: false,
        pending: found.map((sum) => entry(sum.pending, sum.currency)),
      });
    },
  },
];
