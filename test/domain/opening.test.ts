import { expect, test } from '@jest/globals';
import { expectedAtMs, hasMoneyHere } from '../../shared/domain/opening.ts';
import { pledgeStates } from '../../shared/domain/pledge.ts';
import { deadlineMs, pledgeIn } from '../support/given.ts';

test('only what has been collected, and not gone back, is delivered for', () => {
  const here = pledgeStates.filter((state) => hasMoneyHere(pledgeIn(state)));
  expect([...here].sort()).toEqual(['collected', 'disputed', 'won']);
});

test('a delivery is expected when the last of its lines was promised, or at the deadline', () => {
  const reward = (id: string, estimatedDelivery?: string) => ({
    ...{ id, title: id, priceMinor: 100, estimatedDelivery },
  });
  const rewards = [reward('mug', '2030-12-01'), reward('book', '2030-11-01'), reward('card')];
  const expected = (...ids: readonly string[]) =>
    expectedAtMs(
      { rewards, deadlineMs },
      ids.map((rewardId) => ({ rewardId, quantity: 1 })),
    );
  expect(expected('book', 'mug', 'card')).toBe(Date.parse('2030-12-01'));
  expect(expected('book', 'card')).toBe(Date.parse('2030-11-01'));
  expect([expected('card'), expected('gone'), expected()]).toEqual(Array(3).fill(deadlineMs));
});
