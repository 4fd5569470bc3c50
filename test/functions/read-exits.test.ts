import { expect, test } from '@jest/globals';
import { readExits } from '../../functions/read-exits/read-exits.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { dayMs } from '../support/given.ts';
import { givenChange, promisedRewards, reason } from '../support/promises.ts';

const stores = useStores();
const { clock } = stores;
const read = (id: string) => readExits(stores, request({ path: { id } }));

test('operations see how many left, what it cost, and each window', async () => {
  const campaign = await stores.given('settled', { rewards: promisedRewards });
  const version = await givenChange(stores, campaign);
  await stores.totals.add({
    ...{ campaignId: campaign.id, entries: [] },
    change: { ...noTotals, exits: 3, exitedMinor: 14_700 },
    spans: new Map([['0', { from: '1', until: '1' }]]),
  });
  const openedAt = new Date(clock()).toISOString();
  const window = {
    ...{ number: 2, reason, opensAt: openedAt },
    closesAt: new Date(clock() + 14 * dayMs).toISOString(),
  };
  expect(bodyOf(await read(campaign.id))).toEqual({
    ...{ campaignId: campaign.id, currency: 'USD', exits: 3, exitedMinor: 14_700 },
    windows: [{ ...window, state: 'open' }],
  });
  clock.advance(14 * dayMs);
  await stores.promises.close(version, { atMs: clock(), exits: 3, exitedMinor: 14_700 });
  expect(bodyOf(await read(campaign.id))).toMatchObject({
    windows: [{ ...window, state: 'closed', untilClose: { exits: 3, exitedMinor: 14_700 } }],
  });
});

test('there is nothing to read of a campaign that does not exist', async () => {
  expect(codeOf(await read('cmp_aaaaaaaaaaaaaaaa'))).toBe('not_found');
  expect(codeOf(await read('nonsense'))).toBe('not_found');
});
