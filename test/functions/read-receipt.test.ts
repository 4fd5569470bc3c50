import { describe, expect, test } from '@jest/globals';
import type { HttpAnswer, PageAnswer } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { readReceipt } from '../../functions/read-receipt/read-receipt.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { givenPledge, refundRecord } from '../support/given.ts';

const stores = useStores();
const { table } = stores;
const rewards = [
  {
    ...{ id: 'kettle', title: 'The <b>kettle</b>', priceMinor: 4_900 },
    variants: [{ id: 'red', title: 'red' }],
  },
  { id: 'mug', title: 'A mug', priceMinor: 1_000 },
];
const lines = [
  { rewardId: 'kettle', variantId: 'red', quantity: 2, priceMinor: 4_500 },
  { rewardId: 'mug', quantity: 1, priceMinor: 1_000, addOn: true },
] as const;
const order = {
  ...{ lines, quantity: 3, amountMinor: 10_790, shippingMinor: 490, extraMinor: 300 },
};

const read = (id: string, { by = 'backer-1', accept }: { by?: string; accept?: string } = {}) =>
  readReceipt(
    stores,
    request({ caller: callerOf(by), path: { id }, ...(accept !== undefined && { accept }) }),
  );
type Answer = HttpAnswer | PageAnswer | Refusal;
const json = (answer: Answer) => answer as HttpAnswer | Refusal;
const given = async (state: Parameters<typeof givenPledge>[1], wishes = {}) =>
  givenPledge(table, state, { campaign: await stores.given('settled', { rewards }), ...wishes });

describe('a receipt', () => {
  test('says what was paid and for what, at the prices that were kept', async () => {
    const { id } = await given('collected', order);
    expect(bodyOf(json(await read(id)))).toMatchObject({
      pledgeId: id,
      paidAt: '2026-10-06T12:01:13.000Z',
      currency: 'USD',
      lines: [
        { title: 'The <b>kettle</b> (red)', quantity: 2, priceMinor: 4_500, amountMinor: 9_000 },
        { title: 'A mug', quantity: 1, priceMinor: 1_000, amountMinor: 1_000 },
      ],
      ...{ shippingMinor: 490, extraMinor: 300, totalMinor: 10_790, refundedMinor: 0 },
      payment: { intentId: 'pi_1', method: 'pm_1' },
      refunds: [],
    });
  });

  test('of support without a reward has no lines', async () => {
    const { id } = await given('collected', { amountMinor: 2_500 });
    expect(bodyOf(json(await read(id)))).toMatchObject({
      ...{ lines: [], extraMinor: 2_500, totalMinor: 2_500 },
    });
  });

  test('tells what went back', async () => {
    const refunds = [refundRecord({ amountMinor: 10_790, state: 'succeeded' })];
    const { id } = await given('refunded', { ...order, refunds });
    expect(bodyOf(json(await read(id)))).toMatchObject({
      refunds: [{ id: 'rf_1', amountMinor: 10_790, state: 'succeeded' }],
      refundedMinor: 10_790,
    });
  });

  test('is there at once where money is taken with the pledge', async () => {
    const campaign = await stores.given('live', { rewards, collection: 'charge-now' });
    const { id } = await givenPledge(table, 'confirmed', { campaign, ...order });
    expect(bodyOf(json(await read(id)))).toMatchObject({
      ...{ paidAt: '2026-10-02T12:01:00.000Z', payment: { intentId: 'seti_1' } },
    });
  });

  test('is a page for who asks for one: printable, safe, and without a script', async () => {
    const { id } = await given('collected', order);
    const answer = (await read(id, { accept: 'text/html,application/xhtml+xml' })) as PageAnswer;
    expect(answer.page).toContain('2 × The &lt;b&gt;kettle&lt;/b&gt; (red), USD 45.00 each');
    expect(answer.page).toContain('<th scope="row">Total paid</th><td>USD 107.90</td>');
    expect(answer.page).toContain('@media print');
    expect(answer.page).not.toMatch(/<script|https?:/);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
  });
});

describe('there is no receipt', () => {
  test.each(['pending', 'confirmed', 'past_due', 'dropped', 'lapsed', 'released'] as const)(
    'of a %s pledge of which nothing was taken',
    async (state) => {
      const { id } = await given(state, order);
      expect(codeOf(json(await read(id)))).toBe('pledge_state');
    },
  );

  test("of somebody else's pledge: it does not exist for them", async () => {
    const { id } = await given('collected', order);
    expect(codeOf(json(await read(id, { by: 'mallory' })))).toBe('not_found');
    expect(codeOf(json(await read('nonsense')))).toBe('not_found');
  });
});
