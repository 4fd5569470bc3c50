import { describe, expect, test } from '@jest/globals';
import { listCampaignPledges } from '../../functions/list-campaign-pledges/list-campaign-pledges.ts';
import { InvalidCursorError } from '../../shared/errors.ts';
import { bodyOf, callerOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';
import { givenPledge } from '../support/given.ts';

const stores = useStores();
const { table } = stores;

const list = (id: string, limit = 100, cursor?: string, caller = creator) =>
  listCampaignPledges(
    stores,
    request({ caller, path: { id }, query: { limit, ...(cursor !== undefined && { cursor }) } }),
  );

type Page = { readonly items: { readonly id: string }[]; readonly nextCursor?: string };

describe.each([1, 3, 100])('in pages of %d', (limit) => {
  test('every pledge of the campaign comes once, whatever shard it is in', async () => {
    const campaign = await stores.given('settled');
    const other = await stores.given('settled');
    const ids: string[] = [];
    for (let number = 0; number < 40; number += 1)
      ids.push((await givenPledge(table, 'collected', { campaign, number })).id);
    await givenPledge(table, 'collected', { campaign: other });
    const found: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = bodyOf(await list(campaign.id, limit, cursor)) as unknown as Page;
      expect(page.items.length).toBeLessThanOrEqual(limit);
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }
    expect([...found].sort()).toEqual([...ids].sort());
  });
});

test('a line tells what became of a pledge, and nothing of who or how', async () => {
  const campaign = await stores.given('settled');
  const wishes = { campaign, rewardId: 'kettle', quantity: 2, amountMinor: 9800 };
  const { id } = await givenPledge(table, 'past_due', wishes);
  expect(bodyOf(await list(campaign.id))['items']).toEqual([
    {
      ...{ id, state: 'past_due', rewardId: 'kettle', quantity: 2, amountMinor: 9800 },
      lines: [{ rewardId: 'kettle', quantity: 2, priceMinor: 4900 }],
      ...{ currency: 'USD', createdAt: '2026-10-02T12:00:00.000Z' },
      failure: { code: 'card_declined', declineCode: 'insufficient_funds' },
    },
  ]);
});

test('a campaign without a pledge has an empty list', async () => {
  const { id } = await stores.given('live');
  expect(bodyOf(await list(id))).toEqual({ items: [] });
});

test('the list is for its creator alone', async () => {
  const mallory = callerOf('mallory');
  const [live, draft] = [await stores.given('live'), await stores.given('draft')];
  expect(codeOf(await list(live.id, 10, undefined, mallory))).toBe('forbidden');
  expect(codeOf(await list(draft.id, 10, undefined, mallory))).toBe('not_found');
  expect(codeOf(await list('nonsense'))).toBe('not_found');
});

test.each(['', 'g.', '0', '0.nonsense', '00.', 'f.e30'])(
  'a cursor that is none is told so: %j',
  async (cursor) => {
    const { id } = await stores.given('live');
    await expect(list(id, 10, cursor)).rejects.toThrow(InvalidCursorError);
  },
);

test('a cursor of another campaign opens nothing', async () => {
  const [mine, theirs] = [await stores.given('live'), await stores.given('live')];
  for (let number = 0; number < 40; number += 1)
    await givenPledge(table, 'confirmed', { campaign: theirs, number });
  let cursor: string | undefined;
  for (let limit = 1; cursor === undefined || cursor.length < 4; limit += 1)
    ({ nextCursor: cursor } = bodyOf(await list(theirs.id, limit)) as unknown as Page);
  await expect(list(mine.id, 10, cursor)).rejects.toThrow(InvalidCursorError);
});
