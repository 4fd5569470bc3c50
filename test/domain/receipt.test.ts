import { describe, expect, test } from '@jest/globals';
import type { Pledge, PledgeState } from '../../shared/domain/pledge.ts';
import { receiptOf } from '../../shared/domain/receipt.ts';
import { campaignIn, kettle, pledgeIn, refundRecord } from '../support/given.ts';

const pin = { id: 'pin', title: 'The pin', priceMinor: 500, kind: 'add-on' } as const;
const shirt = {
  ...{ id: 'shirt', title: 'The shirt', priceMinor: 2500 },
  variants: [{ id: 'red', title: 'in red' }],
};
const rewards = [kettle, shirt, pin];
const campaign = campaignIn('live', { rewards });
const charging = campaignIn('live', { rewards, collection: 'charge-now' });
const one = { rewardId: 'kettle', campaign };

/** 2 October 2026, 12:01 in UTC: when the pledges below were confirmed. */
const confirmedAtMs = 1_790_942_460_000;
/** 6 October 2026, 12:01:13 in UTC: when they were collected. */
const collectedAtMs = 1_791_288_073_000;

const receipt = (pledge: Pledge, of = campaign) => {
  const answer = receiptOf(pledge, of);
  if ('refused' in answer) throw new Error(answer.detail);
  return answer;
};

const unpaid = {
  refused: 'pledge_state',
  detail: 'There is a receipt once the pledge was paid.',
};

describe('a receipt', () => {
  test('says what was paid, when, how and for what, and nothing that was not', () => {
    const pledge = pledgeIn('collected', { ...one, quantity: 2, amountMinor: 9800 });
    expect(receiptOf(pledge, campaign)).toStrictEqual({
      pledgeId: pledge.id,
      campaign: { id: campaign.id, title: 'A kettle that listens' },
      ...{ paidAtMs: collectedAtMs, currency: 'USD' },
      lines: [
        {
          ...{ rewardId: 'kettle', quantity: 2, priceMinor: 4900 },
          ...{ title: 'The kettle', amountMinor: 9800 },
        },
      ],
      taxes: [],
      totalMinor: 9800,
      payment: { intentId: 'pi_1', method: 'pm_1' },
      ...{ refunds: [], refundedMinor: 0 },
    });
  });

  test('has lines, shipping, taxes on top and what was given beside, which are its total', () => {
    const lines = [
      { rewardId: 'shirt', variantId: 'red', quantity: 3, priceMinor: 2400 },
      { rewardId: 'pin', quantity: 1, priceMinor: 500, addOn: true },
    ] as const;
    const taxes = [
      { title: 'Sales tax', rateBasisPoints: 1000, included: false, amountMinor: 819 },
      { title: 'VAT', rateBasisPoints: 1900, included: true, amountMinor: 1308 },
    ];
    const wishes = { campaign, lines, quantity: 4, shippingMinor: 490, extraMinor: 991 };
    const pledge = {
      ...pledgeIn('collected', { ...wishes, amountMinor: 10_000 }),
      ...{ shipTo: { country: 'DE' }, taxes },
    };
    const { lines: told, shippingMinor, shipTo, extraMinor, totalMinor, ...rest } = receipt(pledge);
    expect(told).toStrictEqual([
      {
        ...{ rewardId: 'shirt', variantId: 'red', quantity: 3, priceMinor: 2400 },
        ...{ title: 'The shirt (in red)', amountMinor: 7200 },
      },
      {
        ...{ rewardId: 'pin', quantity: 1, priceMinor: 500, addOn: true },
        ...{ title: 'The pin', amountMinor: 500 },
      },
    ]);
    expect([shippingMinor, shipTo, extraMinor]).toEqual([490, { country: 'DE' }, 991]);
    expect(rest.taxes).toEqual(taxes);
    expect(totalMinor).toBe(10_000);
    expect(7200 + 500 + 490 + 819 + 991).toBe(totalMinor);
  });

  test('shows the price of one piece without what is beside it', () => {
    const wishes = { ...one, quantity: 2, shippingMinor: 490, extraMinor: 10 };
    const { lines, totalMinor } = receipt(pledgeIn('collected', { ...wishes, amountMinor: 9500 }));
    expect(lines).toMatchObject([{ quantity: 2, priceMinor: 4500, amountMinor: 9000 }]);
    expect(totalMinor).toBe(9500);
  });

  test('shows shipping and what was given beside also where they are nothing', () => {
    const shown = receipt(pledgeIn('collected', { ...one, shippingMinor: 0, extraMinor: 0 }));
    expect([shown.shippingMinor, shown.extraMinor]).toEqual([0, 0]);
  });

  test.each([
    ['shippingMinor', { extraMinor: 100 }, 'extraMinor'],
    ['extraMinor', { shippingMinor: 100 }, 'shippingMinor'],
  ] as const)('leaves %s out where the pledge has none', (missing, wishes, shown) => {
    const told = receipt(pledgeIn('collected', { ...one, ...wishes }));
    expect(told).not.toHaveProperty(missing);
    expect(told).not.toHaveProperty('shipTo');
    expect(told[shown]).toBe(100);
  });

  test('goes by the id of a reward that is not there any more', () => {
    const pledge = pledgeIn('collected', { rewardId: 'lamp', campaign });
    expect(receipt(pledge).lines).toMatchObject([{ rewardId: 'lamp', title: 'lamp' }]);
  });

  test('without a reward has no lines: all of it was given beside', () => {
    const supporting = pledgeIn('collected', { campaign, amountMinor: 5000 });
    const shown = receipt({ ...supporting, shippingMinor: 490, shipTo: { country: 'DE' } });
    expect(shown).toMatchObject({ lines: [], taxes: [], extraMinor: 5000, totalMinor: 5000 });
    expect(shown).not.toHaveProperty('shippingMinor');
    expect(shown).not.toHaveProperty('shipTo');
  });

  test('without a reward keeps the taxes of its pledge', () => {
    const taxes = [{ title: 'VAT', rateBasisPoints: 1900, included: true, amountMinor: 798 }];
    const supporting = pledgeIn('collected', { campaign, amountMinor: 5000 });
    expect(receipt({ ...supporting, taxes }).taxes).toEqual(taxes);
  });

  test('has the currency of the pledge', () => {
    expect(receipt({ ...pledgeIn('collected', one), currency: 'EUR' }).currency).toBe('EUR');
  });
});

describe('a pledge was paid', () => {
  test.each(['save-card', 'authorize', 'held-by-partner'] as const)(
    'when it was collected: %s',
    (collection) => {
      const pledge = { ...pledgeIn('collected', one), collection };
      expect(receipt(pledge).paidAtMs).toBe(collectedAtMs);
    },
  );

  test('when it was confirmed, where money is taken with the pledge', () => {
    const pledge = pledgeIn('confirmed', { ...one, campaign: charging });
    expect(receipt(pledge, charging)).toMatchObject({
      paidAtMs: confirmedAtMs,
      totalMinor: 4900,
      payment: { intentId: 'seti_1', method: 'pm_1' },
    });
  });

  test('when it was so for the first time', () => {
    const pledge = pledgeIn('collected', one);
    const again = { type: 'PledgeCollected', atMs: collectedAtMs + 5 } as const;
    const { paidAtMs } = receipt({ ...pledge, history: [...pledge.history, again] });
    expect(paidAtMs).toBe(collectedAtMs);
  });

  test('by the intent that was charged, where there is another than the first', () => {
    const pledge = { ...pledgeIn('collected', one), chargedIntentId: 'pi_charged' };
    expect(receipt(pledge).payment).toStrictEqual({ intentId: 'pi_charged', method: 'pm_1' });
  });

  test.each<PledgeState>(['collected', 'refunding', 'refunded', 'disputed', 'won', 'lost'])(
    'also while it is %s',
    (state) => {
      expect(receipt(pledgeIn(state, one))).toMatchObject({
        ...{ paidAtMs: collectedAtMs, totalMinor: 4900 },
        payment: { intentId: 'pi_1', method: 'pm_1' },
      });
    },
  );

  test.each<PledgeState>(['released', 'cancelled'])(
    'also when it is %s and the money went back',
    (state) => {
      const wishes = { ...one, campaign: charging, refundedMinor: 4900 };
      expect(receipt(pledgeIn(state, wishes), charging)).toMatchObject({
        ...{ paidAtMs: confirmedAtMs, totalMinor: 4900, refundedMinor: 4900, refunds: [] },
        payment: { intentId: 'seti_1', method: 'pm_1' },
      });
    },
  );
});

describe('there is no receipt', () => {
  test.each<PledgeState>([
    ...(['pending', 'confirmed', 'collecting', 'past_due', 'dropped', 'releasing'] as const),
    ...(['released', 'cancelled', 'lapsed'] as const),
  ])('for a pledge with a saved card that is %s', (state) => {
    expect(receiptOf(pledgeIn(state, one), campaign)).toEqual(unpaid);
  });

  test('for money that was to be taken with the pledge, before it is confirmed', () => {
    const pledge = pledgeIn('pending', { ...one, campaign: charging });
    expect(receiptOf(pledge, charging)).toEqual(unpaid);
  });

  const left = pledgeIn('cancelled', { ...one, campaign: charging, refundedMinor: 4900 });
  const collected = pledgeIn('collected', one);

  test.each<[string, Pledge]>([
    ['nothing was taken', { ...left, refundedMinor: 0 }],
    ['no payment is known', { ...left, payment: undefined }],
    ['nobody knows when it was taken', { ...collected, history: [] }],
    ['it was confirmed only', { ...collected, history: collected.history.slice(0, 2) }],
    [
      'it was taken otherwise than its history says',
      { ...collected, collection: 'charge-now', history: collected.history.slice(2) },
    ],
  ])('when %s', (_why, pledge) => {
    expect(receiptOf(pledge, campaign)).toEqual(unpaid);
  });
});

describe('what went back', () => {
  test('stands on the receipt, each refund with its state, and what arrived in sum', () => {
    const refunds = [
      refundRecord({ id: 'rf_1', amountMinor: 1000, state: 'succeeded', requestedAtMs: 11 }),
      refundRecord({ id: 'rf_2', amountMinor: 200, state: 'pending', requestedAtMs: 22 }),
      refundRecord({ id: 'rf_3', amountMinor: 30, state: 'failed', requestedAtMs: 33 }),
      refundRecord({ id: 'rf_4', amountMinor: 4, state: 'elsewhere', requestedAtMs: 44 }),
    ];
    const shown = receipt({ ...collected(), refunds });
    expect(shown.refunds).toStrictEqual([
      { id: 'rf_1', amountMinor: 1000, state: 'succeeded', atMs: 11 },
      { id: 'rf_2', amountMinor: 200, state: 'pending', atMs: 22 },
      { id: 'rf_3', amountMinor: 30, state: 'failed', atMs: 33 },
      { id: 'rf_4', amountMinor: 4, state: 'elsewhere', atMs: 44 },
    ]);
    expect(shown.refundedMinor).toBe(1004);
    expect(shown.totalMinor).toBe(4900);
  });

  test.each<[string, object]>([
    ['has no refunds', {}],
    ['once had refunds', { refunds: undefined }],
    ['has an empty list of refunds', { refunds: [] }],
  ])('is nothing where the pledge %s', (_which, wishes) => {
    expect(receipt({ ...collected(), ...wishes })).toMatchObject({ refunds: [], refundedMinor: 0 });
  });

  const collected = () => pledgeIn('collected', one);
});
