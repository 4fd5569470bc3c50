import { expect, test } from '@jest/globals';
import { withdrawInterest } from '../../functions/withdraw-interest/withdraw-interest.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { itemAt } from '../support/table.ts';
import { interestKey } from '../../shared/store/keys.ts';
import { interestStore } from '../../shared/store/interest-store.ts';
import { pledgedAtMs } from '../support/given.ts';

const stores = useStores();
const interests = interestStore(stores.table);
const withdraw = (id: string, by = 'anna') =>
  withdrawInterest({ ...stores, interests }, request({ caller: callerOf(by), path: { id } }));
const wanted = (campaignId: string) => ({
  ...{ campaignId, backerId: 'anna', contactEmail: 'anna@example.org', atMs: pledgedAtMs },
});
const kept = (id: string) => itemAt(stores.table, interestKey(id, 'anna'));

test.each(['upcoming', 'live', 'settled', 'cancelled'] as const)(
  'an interest in a %s campaign is taken back, and its address is forgotten',
  async (state) => {
    const { id } = await stores.given(state);
    await interests.express(wanted(id));
    expect(bodyOf(await withdraw(id))).toEqual({ campaignId: id, interested: false });
    expect(await kept(id)).toMatchObject({ state: 'withdrawn' });
    expect(await kept(id)).not.toHaveProperty('contactEmail');
  },
);

test('where there was none, nothing is written', async () => {
  const { id } = await stores.given('upcoming');
  expect(bodyOf(await withdraw(id))).toEqual({ campaignId: id, interested: false });
  expect(await kept(id)).toBeUndefined();
});

test("nobody takes back somebody else's", async () => {
  const { id } = await stores.given('upcoming');
  await interests.express(wanted(id));
  await withdraw(id, 'ben');
  expect(await kept(id)).toMatchObject({ state: 'interested' });
});

test('a draft does not exist', async () => {
  const { id } = await stores.given('draft');
  expect(codeOf(await withdraw(id))).toBe('not_found');
  expect(codeOf(await withdraw('cmp_aaaaaaaaaaaaaaaa'))).toBe('not_found');
});
