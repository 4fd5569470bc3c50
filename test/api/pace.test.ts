/** A settlement at a Stripe that allows little: its requests come one by one, not to be refused. */
import { expect, test } from '@jest/globals';
import { useCloud } from '../support/running-cloud.ts';
import { backer } from '../support/storefront.ts';

const fanfund = useCloud({ limits: { perSecond: 40, perEndpointPerSecond: 10 } });

type Stats = {
  readonly requests: {
    readonly endpoints: Readonly<Record<string, { readonly statuses: Record<string, number> }>>;
  };
};

test('two workers ask no faster than Stripe allows, and charge each pledge once', async () => {
  const count = 40;
  const terms = { goal: { amountMinor: 1_000 }, deadline: fanfund.inSeconds(1_800) };
  const { id } = await fanfund.launch(terms);
  const who = (number: number) => backer(`fan-${number % 4}`);
  const some = async (first: number): Promise<void> => {
    for (let number = first; number < count; number += 4)
      await fanfund.back(id, who(number), { amountMinor: 1_000 });
  };
  await Promise.all([0, 1, 2, 3].map(some));
  expect(fanfund.cloud.now()).toBeLessThan(Date.parse(terms.deadline));
  fanfund.passDeadline(terms.deadline);

  expect(await fanfund.settled(id)).toMatchObject({ pledges: { collected: count } });
  const charges = await fanfund.charges(id);
  expect(new Set(charges.map(({ metadata }) => metadata['fanfund_pledge'])).size).toBe(count);
  expect(charges).toHaveLength(count);
  const stats = await fetch(`${fanfund.addresses.stripe}/_sim/stats`);
  const { requests } = (await stats.json()) as Stats;
  const { statuses = {} } = requests.endpoints['POST /v1/payment_intents'] ?? {};
  expect(statuses['200']).toBe(count);
  // All at once, three quarters would be refused; a machine that stops for a moment bunches a few.
  expect(statuses['429'] ?? 0).toBeLessThanOrEqual(count / 4);
});
