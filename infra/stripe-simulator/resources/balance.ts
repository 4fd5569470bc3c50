/** The account's balance, added up from the journal by currency. */
import type { Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';
import type { World } from '../world/world.ts';

type Sums = { currency: string; available: number; pending: number };

function sums(world: World): Sums[] {
  const nowSeconds = world.clock.nowSeconds();
  const found = new Map<string, Sums>();
  for (const { currency, net, available_on: availableOn } of world.store.scan(
    'balance_transactions',
  )) {
    const sum = found.get(currency) ?? { currency, available: 0, pending: 0 };
    found.set(currency, sum);
    sum[availableOn <= nowSeconds ? 'available' : 'pending'] += net;
  }
  if (found.size === 0) return [{ currency: 'usd', available: 0, pending: 0 }];
  return [...found.values()].sort((one, other) => (one.currency < other.currency ? -1 : 1));
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
