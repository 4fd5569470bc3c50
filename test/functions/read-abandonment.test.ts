import { expect, test } from '@jest/globals';
import { readAbandonment } from '../../functions/read-abandonment/read-abandonment.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { bodyOf, callerOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';

const stores = useStores();
const read = (id: string, caller: typeof creator = creator) =>
  readAbandonment(stores, request({ caller, path: { id } }));

test('how far an abandonment is can be read', async () => {
  const { id: campaignId } = await stores.given('abandoned');
  await stores.totals.add({
    ...{ campaignId, entries: [] },
    change: {
      ...{ ...noTotals, collectedMinor: 9800, refundedMinor: 4900 },
      ...{ refundFailedMinor: 100, keptMinor: 4800 },
    },
    spans: new Map([['0', { from: '1', until: '1' }]]),
  });
  expect(bodyOf(await read(campaignId))).toEqual({
    ...{ campaignId, state: 'abandoned', currency: 'USD' },
    progress: {
      ...{ collectedMinor: 9800, refundedMinor: 4900, refundFailedMinor: 100 },
      ...{ keptMinor: 4800, openPledges: 0 },
    },
  });
});

test('by nobody but its creator and operations', async () => {
  const { id } = await stores.given('settled');
  expect(bodyOf(await read(id))).toEqual({ campaignId: id, state: 'settled', currency: 'USD' });
  expect(codeOf(await read(id, callerOf('another')))).toBe('forbidden');
  expect(codeOf(await read(id, { id: 'anna', scopes: [] }))).toBe('forbidden');
  expect(codeOf(await read('nonsense'))).toBe('not_found');
});
