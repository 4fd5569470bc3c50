import { expect, test } from '@jest/globals';
import { listPledgeUpdates } from '../../functions/list-pledge-updates/list-pledge-updates.ts';
import { fulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { givenPledge } from '../support/given.ts';
import { givenUpdate } from '../support/updates.ts';

const stores = useStores();
const deps = { ...stores, fulfilments: fulfilmentStore(stores.table) };
const list = (id: string, backerId: string) =>
  listPledgeUpdates(
    deps,
    request({
      ...{ caller: { id: backerId, scopes: [] }, path: { id } },
      query: { limit: 10, cursor: undefined },
    }),
  );

test('a backer reads what is public and what was for them', async () => {
  const campaign = await stores.given('settled');
  const wishes = { campaign, rewardId: 'kettle' };
  const pledge = await givenPledge(stores.table, 'collected', wishes);
  const post = (wish = {}) => givenUpdate(stores, campaign.id, { visibility: 'backers', ...wish });
  const one = await post();
  await post({ audience: { rewardIds: ['another'] } });
  await post({ audience: { countries: ['AT'] } });
  const two = await post({ visibility: 'public', audience: { rewardIds: ['another'] } });
  expect(bodyOf(await list(pledge.id, pledge.backerId))['items']).toMatchObject([
    ...[{ id: two.id }, { id: one.id }],
  ]);
  expect(codeOf(await list(pledge.id, 'another'))).toBe('not_found');
});
