import { describe, expect, test } from '@jest/globals';
import { addCodes } from '../../functions/add-codes/add-codes.ts';
import { codesOf, useDeliveries } from '../support/deliveries.ts';
import { bodyOf, codeOf, request } from '../support/fanfund.ts';

const world = useDeliveries();
const { codes, say } = world;

const add = (id: string, rewardId: string, ...some: string[]) =>
  addCodes(world.deps, request({ path: { id }, body: { rewardId, codes: some } }));

const digital = (place: number, pledgeId: string | undefined) => ({
  ...{ reference: `D-${place}`, pledgeId, status: 'dispatched' as const, carrier: 'digital' },
});

describe('codes', () => {
  test('are added once, however often they come', async () => {
    const { campaign } = await world.delivering([]);
    expect(bodyOf(await add(campaign.id, 'book', 'A', 'B', 'A'))).toEqual({ added: 2, known: 0 });
    expect(bodyOf(await add(campaign.id, 'book', 'B', 'C'))).toEqual({ added: 1, known: 1 });
  });

  test('are handed out once each, with the parcel that brings them', async () => {
    const wishes = Array.from({ length: 6 }, () => ({ rewardId: 'book', quantity: 2 }));
    const { campaign, ids } = await world.delivering(wishes);
    const pool = Array.from({ length: 12 }, (_, place) => `CODE-${place}`);
    await add(campaign.id, 'book', ...pool);
    const verdicts = await Promise.all(
      ids.map((id, place) => say(campaign, digital(place, id), digital(place, id))),
    );
    expect(verdicts.flatMap(codesOf).sort()).toEqual([
      ...[...ids.map(() => 'done'), ...ids.map(() => 'known')],
    ]);
    const given = await Promise.all(ids.map((id) => codes.given(campaign.id, id)));
    expect(given.map((some) => some.length)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(given.flatMap((some) => some.map(({ code }) => code)).sort()).toEqual(pool.sort());
    expect((await world.deliveryOf(ids[0] ?? '')).state).toBe('fulfilled');
    expect(bodyOf(await add(campaign.id, 'book', 'CODE-0'))).toEqual({ added: 0, known: 1 });
  });

  test('that do not suffice are not handed out in part', async () => {
    const { campaign, ids } = await world.delivering([{ rewardId: 'book', quantity: 3 }]);
    await add(campaign.id, 'book', 'A', 'B');
    expect(codesOf(await say(campaign, digital(1, ids[0])))).toEqual(['codes_exhausted']);
    expect(await codes.given(campaign.id, ids[0] ?? '')).toEqual([]);
    expect((await world.deliveryOf(ids[0] ?? '')).state).toBe('waiting');
    await add(campaign.id, 'book', 'C');
    expect(codesOf(await say(campaign, digital(1, ids[0])))).toEqual(['done']);
  });
});

test('are refused of a reward or campaign that does not exist', async () => {
  const { campaign } = await world.delivering([]);
  expect(codeOf(await add(campaign.id, 'hat', 'A'))).toBe('reward_not_found');
  expect(codeOf(await add('cmp_aaaaaaaaaaaaaaaa', 'book', 'A'))).toBe('not_found');
});
