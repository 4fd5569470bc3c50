import { expect, test } from '@jest/globals';
import { listPledgesOfCampaign } from '../../functions/list-pledges-of-campaign/list-pledges-of-campaign.ts';
import type { LinesQuery } from '../../functions/list-pledges-of-campaign/contract.ts';
import { InvalidCursorError } from '../../shared/errors.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { givenPledge } from '../support/given.ts';

const stores = useStores();
const { table } = stores;

const list = (id: string, query: Partial<LinesQuery> = {}) =>
  listPledgesOfCampaign(
    stores,
    request({ caller: callerOf('olga'), path: { id }, query: { limit: 100, ...query } }),
  );

type Page = { readonly items: { id: string; state: string }[]; readonly nextCursor?: string };

test('operations see the pledges of a campaign that is not theirs, also of a draft', async () => {
  const [campaign, draft] = [await stores.given('settled'), await stores.given('draft')];
  const { id } = await givenPledge(table, 'collected', { campaign });
  expect(bodyOf(await list(campaign.id))['items']).toMatchObject([{ id, state: 'collected' }]);
  expect(bodyOf(await list(draft.id))).toEqual({ items: [] });
});

test.each([1, 2, 50])('those of one state come once, in pages of %d at most', async (limit) => {
  const campaign = await stores.given('settled');
  const wanted: string[] = [];
  for (let number = 0; number < 24; number += 1) {
    const state = number % 4 === 0 ? 'past_due' : 'collected';
    const { id } = await givenPledge(table, state, { campaign, number });
    if (state === 'past_due') wanted.push(id);
  }
  const found: Page['items'] = [];
  for (let cursor: string | undefined, more = true; more;) {
    const query = { limit, state: 'past_due' as const, ...(cursor !== undefined && { cursor }) };
    const page = bodyOf(await list(campaign.id, query)) as unknown as Page;
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items);
    cursor = page.nextCursor;
    more = cursor !== undefined;
  }
  expect(new Set(found.map(({ state }) => state))).toEqual(new Set(['past_due']));
  expect(found.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted());
});

test('a page of one state costs no more than 40 looks', async () => {
  const campaign = await stores.given('settled');
  let looks = 0;
  const pledges = {
    ...stores.pledges,
    listShard: () => {
      looks += 1;
      return Promise.resolve({ pledges: [], next: `after-${looks}` });
    },
  };
  const query = { limit: 10, state: 'lost' as const };
  const answer = await listPledgesOfCampaign(
    { ...stores, pledges },
    request({ caller: callerOf('olga'), path: { id: campaign.id }, query }),
  );
  expect(bodyOf(answer)).toEqual({ items: [], nextCursor: '0.after-40' });
  expect(looks).toBe(40);
});

test('what does not exist is not found, and a cursor of another list is refused', async () => {
  expect(codeOf(await list('cmp_aaaaaaaaaaaaaaaa'))).toBe('not_found');
  expect(codeOf(await list('nonsense'))).toBe('not_found');
  const { id } = await stores.given('live');
  await expect(list(id, { cursor: 'x.y' })).rejects.toThrow(InvalidCursorError);
});
