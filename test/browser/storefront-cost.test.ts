/** What the storefront says that an order will cost is what the API says it costs. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Campaign } from 'fanfund/client';
import { costOf } from '../../infra/local/storefront/page/cost.ts';
import type { Currency } from '../../shared/domain/money.ts';
import { acceptOrder } from '../../shared/domain/order.ts';
import { addedTaxMinor } from '../../shared/domain/line.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { campaignIn, pledgedAtMs } from '../support/given.ts';

const minor = fc.integer({ min: 1, max: 500 }).map((hundreds) => hundreds * 100);
const country = fc.constantFrom('DE', 'FR', 'JP');
const zones = fc.array(
  fc.record(
    {
      countries: fc.constantFrom<string[]>(['DE'], ['FR']),
      costMinor: minor,
      additionalMinor: minor,
    },
    { requiredKeys: ['costMinor'] },
  ),
  { maxLength: 2 },
);
const rewards = fc
  .tuple(minor, minor, minor, fc.option(zones, { nil: undefined }))
  .map(([one, other, variant, shipping]) => [
    { id: 'a', title: 'A', priceMinor: one },
    {
      ...{ id: 'b', title: 'B', priceMinor: other, kind: 'add-on' as const, shipping },
      variants: [{ id: 'x', title: 'X', priceMinor: variant }],
    },
  ]);
const taxes = fc.array(
  fc.record({
    ...{ country, title: fc.constant('VAT'), included: fc.boolean() },
    rateBasisPoints: fc.integer({ min: 0, max: 10_000 }),
  }),
  { minLength: 1, maxLength: 3 },
);

test('the sums on the order form are those of the pledge', () => {
  const currency = fc.constantFrom<Currency>('EUR', 'JPY', 'UGX', 'KWD');
  const quantity = fc.integer({ min: 1, max: 9 });
  const offers = fc.record({ currency, rewards, shipping: zones, taxes });
  let compared = 0;
  const property = fc.property(offers, country, fc.tuple(quantity, quantity), (offer, to, of) => {
    const lines = [
      { rewardId: 'a', quantity: of[0] },
      { rewardId: 'b', variantId: 'x', quantity: of[1] },
    ];
    const campaign = campaignIn('live', offer);
    const order = acceptOrder(campaign, { lines, shipTo: { country: to } }, pledgedAtMs);
    const shown = { ...offer, rewards: offer.rewards as unknown as Campaign['rewards'] };
    const cost = costOf(shown, shown.rewards, { lines, country: to });
    if (isRefusal(order)) {
      if (order.refused === 'country_not_shipped') expect(cost.problem).toBeDefined();
      return;
    }
    compared += 1;
    expect([cost.totalMinor, cost.shippingMinor]).toEqual([
      order.amountMinor,
      order.shippingMinor ?? 0,
    ]);
    const added = cost.taxes.filter(({ included }) => !included);
    expect(added.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(
      addedTaxMinor(order.taxes),
    );
  });
  fc.assert(property, { numRuns: 500, seed: 5 });
  expect(compared).toBeGreaterThan(100);
});
