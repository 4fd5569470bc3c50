import { describe, expect, test } from '@jest/globals';
import {
  addedTaxMinor,
  lineFacts,
  linesOf,
  taxMinorOf,
  unitsOf,
} from '../../shared/domain/line.ts';
import { lineTitle, orderWords } from '../../shared/domain/line-words.ts';

const kettle = { rewardId: 'kettle', quantity: 2, priceMinor: 4_900 };
const red = { ...kettle, variantId: 'red' };
const mug = { rewardId: 'mug', quantity: 3, priceMinor: 1_000, addOn: true } as const;
const taxes = [
  { title: 'VAT', rateBasisPoints: 1_900, included: true, amountMinor: 700 },
  { title: 'City tax', rateBasisPoints: 100, included: false, amountMinor: 90 },
];

describe('the lines of a pledge', () => {
  test('are kept as reward and quantity where these say it all', () => {
    expect(lineFacts([kettle])).toEqual({ rewardId: 'kettle', quantity: 2 });
  });

  test('are kept in words where there is a variant, or more than one', () => {
    expect(lineFacts([red])).toEqual({ rewardId: 'kettle', quantity: 2, lines: [red] });
    expect(lineFacts([kettle, mug])).toEqual({ quantity: 5, lines: [kettle, mug] });
  });

  test('are read back with the price that was paid for each piece', () => {
    expect(linesOf({ rewardId: 'kettle', quantity: 2, amountMinor: 9_800 })).toEqual([kettle]);
    const amountMinor = 9_800 + 490 + 90 + 200;
    const more = { shippingMinor: 490, taxes, extraMinor: 200 };
    expect(linesOf({ rewardId: 'kettle', quantity: 2, amountMinor, ...more })).toEqual([kettle]);
    expect(linesOf({ quantity: 5, amountMinor: 99, lines: [kettle, mug] })).toEqual([kettle, mug]);
  });

  test('are none of support without a reward', () => {
    expect(linesOf({ quantity: 1, amountMinor: 2_500 })).toEqual([]);
  });
});

test('units are the pieces of rewards: no support, and no add-ons', () => {
  expect(unitsOf({ quantity: 1 })).toBe(0);
  expect(unitsOf({ rewardId: 'kettle', quantity: 2 })).toBe(2);
  expect(unitsOf({ quantity: 7, lines: [kettle, red, mug] })).toBe(4);
});

test('only taxes that are not in the prices make the amount larger', () => {
  expect(taxMinorOf(taxes)).toBe(790);
  expect(addedTaxMinor(taxes)).toBe(90);
  expect([taxMinorOf(), addedTaxMinor()]).toEqual([0, 0]);
});

describe('in words', () => {
  const variants = [
    { id: 'blue', title: 'blue as the sea' },
    { id: 'red', title: 'red as fire' },
  ];
  const rewards = [
    { id: 'kettle', title: 'The kettle', priceMinor: 4_900, variants },
    { id: 'mug', title: 'A mug', priceMinor: 1_000 },
  ];

  test('a line has the titles of its campaign', () => {
    expect(lineTitle({ rewards }, red)).toBe('The kettle (red as fire)');
    expect(lineTitle({ rewards }, mug)).toBe('A mug');
    expect(lineTitle({ rewards: [] }, red)).toBe('kettle (red)');
  });

  test('an order names its pieces, and support nothing', () => {
    const order = { quantity: 3, amountMinor: 1, lines: [red, { ...mug, quantity: 1 }] };
    expect(orderWords({ rewards }, order)).toBe('2 × The kettle (red as fire), A mug');
    expect(orderWords({ rewards }, { quantity: 1, amountMinor: 1 })).toBeUndefined();
  });
});
