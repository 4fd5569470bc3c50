import { expect, test } from '@jest/globals';
import { isBacking, isFor } from '../../shared/domain/update.ts';
import type { Audience } from '../../shared/domain/update.ts';
import { pledgeStates } from '../../shared/domain/pledge.ts';

const meant = (audience: Audience, pledge = {}, country?: string) =>
  isFor({ audience }, { state: 'collected', rewardId: 'mug', ...pledge }, country);

test('backers are who has a pledge that stands, or whose money a bank has', () => {
  expect(pledgeStates.filter((state) => isBacking({ state })).toSorted()).toEqual([
    ...(['collected', 'collecting', 'confirmed', 'disputed', 'lost', 'past_due', 'won'] as const),
  ]);
  expect(isFor({}, { state: 'collected' }, undefined)).toBe(true);
  expect(isFor({}, { state: 'refunded' }, undefined)).toBe(false);
});

test('an audience is narrowed down by reward, state and country, all of them together', () => {
  expect(meant({ rewardIds: ['mug', 'cup'] })).toBe(true);
  expect(meant({ rewardIds: ['cup'] })).toBe(false);
  expect(meant({ rewardIds: ['mug'] }, { rewardId: undefined })).toBe(false);
  const lines = ['cup', 'mug'].map((rewardId) => ({ rewardId, quantity: 1, priceMinor: 100 }));
  expect(meant({ rewardIds: ['mug'] }, { rewardId: undefined, lines })).toBe(true);
  expect(meant({ rewardIds: ['pot'] }, { rewardId: undefined, lines })).toBe(false);
  expect(meant({ states: ['collected'] })).toBe(true);
  expect(meant({ states: ['past_due'] })).toBe(false);
  expect(meant({ countries: ['AT'] }, {}, 'AT')).toBe(true);
  expect(meant({ countries: ['AT'] }, {}, 'DE')).toBe(false);
  expect(meant({ countries: ['AT'] })).toBe(false);
  expect(meant({ rewardIds: ['mug'], states: ['past_due'] })).toBe(false);
});
