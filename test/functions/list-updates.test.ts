import { expect, test } from '@jest/globals';
import { listUpdates } from '../../functions/list-updates/list-updates.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { givenPledge } from '../support/given.ts';
import { givenUpdate } from '../support/updates.ts';

const stores = useStores();
const list = (id: string, query: { limit: number; cursor?: string } = { limit: 10 }) =>
  listUpdates(stores, request({ path: { id }, query: { cursor: undefined, ...query } }));

test('everybody reads the public updates, the latest first, with what backers think', async () => {
  const campaign = await stores.given('live');
  const made = [];
  for (const visibility of ['public', 'backers', 'public'] as const)
    made.push(await givenUpdate(stores, campaign.id, { visibility }));
  const pledge = await givenPledge(stores.table, 'confirmed', { campaign });
  await stores.reactions.set(made[2]!.id, pledge.id, 'love');
  const { items } = bodyOf(await list(campaign.id));
  expect(items).toMatchObject([
    { id: made[2]?.id, reactions: { love: 1, thanks: 0, worried: 0, disappointed: 0 } },
    { id: made[0]?.id, reactions: { love: 0 } },
  ]);
  const first = bodyOf(await list(campaign.id, { limit: 1 }));
  const cursor = String(first['nextCursor']);
  expect(bodyOf(await list(campaign.id, { limit: 2, cursor }))['items']).toMatchObject([
    { id: made[0]?.id },
  ]);
});

test('nobody those of a draft', async () => {
  const { id } = await stores.given('draft');
  expect(codeOf(await list(id))).toBe('not_found');
  expect(codeOf(await list('nonsense'))).toBe('not_found');
});
