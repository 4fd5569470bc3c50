import { expect, test } from '@jest/globals';
import { changedPromise } from '../../shared/domain/promise.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { readPromise } from '../../functions/read-promise/read-promise.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { kettle } from '../support/given.ts';

const stores = useStores();
const read = (id: string) => readPromise(stores, request({ path: { id } }));

test('everybody sees what was promised at publishing, whether or not it was written down', async () => {
  const shipping = [{ countries: ['DE'], costMinor: 500 }];
  const rewards = [{ ...kettle, estimatedDelivery: '2027-03-01', shipping }];
  const campaign = await stores.given('live', { rewards, promise: { toleranceDays: 10 } });
  const first = {
    ...{ number: 1, at: new Date(campaign.publishedAtMs ?? 0).toISOString() },
    rewards: [
      {
        ...{ rewardId: 'kettle', what: 'The kettle', when: '2027-03-01' },
        ...{ shipsTo: ['DE'], priceMinor: 4900 },
      },
    ],
  };
  const answer = await read(campaign.id);
  expect(answer).toMatchObject({ cacheSeconds: 30 });
  expect(bodyOf(answer)).toEqual({
    ...{ campaignId: campaign.id, toleranceDays: 10, exitDays: 14 },
    ...{ current: first, versions: [first] },
  });
});

test('a secret reward is not in it, in no version', async () => {
  const rewards = [kettle, { ...kettle, id: 'friends', secret: {} }];
  const campaign = await stores.given('live', { rewards });
  const changed = (rewardId: string) => ({ rewardId, when: '2028-01-01' });
  const change = { reason: 'The tool cracked.', rewards: ['kettle', 'friends'].map(changed) };
  const [first] = await stores.promises.versions(campaign);
  const second = changedPromise(campaign, [first!], change, stores.clock());
  if (isRefusal(second)) throw new Error(second.detail);
  await stores.promises.add(second);
  const { current, versions } = bodyOf(await read(campaign.id)) as Record<string, never>;
  expect(JSON.stringify([current, versions])).toContain('kettle');
  expect(JSON.stringify([current, versions])).not.toContain('friends');
});

test('nobody sees that of a draft, nor of a campaign that does not exist', async () => {
  const draft = await stores.given('draft');
  expect(codeOf(await read(draft.id))).toBe('not_found');
  expect(codeOf(await read('nonsense'))).toBe('not_found');
  expect(codeOf(await read('cmp_aaaaaaaaaaaaaaaa'))).toBe('not_found');
});
