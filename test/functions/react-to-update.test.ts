import { describe, expect, test } from '@jest/globals';
import { reactToUpdate } from '../../functions/react-to-update/react-to-update.ts';
import type { ReactionBody } from '../../functions/react-to-update/contract.ts';
import { fulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { givenPledge } from '../support/given.ts';
import { givenUpdate } from '../support/updates.ts';

const stores = useStores();
const deps = { ...stores, fulfilments: fulfilmentStore(stores.table) };
type Reaction = ReactionBody['reaction'];
const react = (
  { id, backerId }: { readonly id: string; readonly backerId: string },
  updateId: string,
  reaction: Reaction,
) =>
  reactToUpdate(
    deps,
    request({
      ...{ caller: { id: backerId, scopes: [] }, path: { id, updateId } },
      body: { reaction },
    }),
  );

async function posted(wishes = {}) {
  const campaign = await stores.given('settled');
  const update = await givenUpdate(stores, campaign.id, wishes);
  const backers = await Promise.all(
    [1, 2, 3, 4, 5].map((number) => givenPledge(stores.table, 'collected', { campaign, number })),
  );
  return { update, backers, first: backers[0]! };
}

describe('a reaction', () => {
  test('counts once for each pledge, whatever it was before', async () => {
    const { update, first } = await posted();
    await react(first, update.id, 'love');
    expect(bodyOf(await react(first, update.id, 'love'))['reactions']).toMatchObject({ love: 1 });
    expect(bodyOf(await react(first, update.id, 'worried'))['reactions']).toEqual({
      ...{ love: 0, thanks: 0, worried: 1, disappointed: 0 },
    });
    expect(bodyOf(await react(first, update.id, null))['reactions']).toMatchObject({ worried: 0 });
    expect(bodyOf(await react(first, update.id, null))['reactions']).toMatchObject({ worried: 0 });
  });

  test('of many at once, and of one who cannot decide, is counted right', async () => {
    const { update, backers, first } = await posted();
    await Promise.all(backers.map((backer) => react(backer, update.id, 'thanks')));
    await Promise.allSettled(
      (['love', 'worried', 'love'] as const).map((reaction) => react(first, update.id, reaction)),
    );
    const { love, thanks, worried } = await stores.reactions.counts(update.id);
    expect([thanks, love + worried]).toEqual([4, 1]);
  });

  test('is for who may read the update', async () => {
    const { update, first } = await posted({ audience: { rewardIds: ['another'] } });
    expect(codeOf(await react(first, update.id, 'love'))).toBe('not_found');
    const { update: open, first: own } = await posted();
    expect(codeOf(await react({ ...own, backerId: 'another' }, open.id, 'love'))).toBe('not_found');
    expect(codeOf(await react(own, update.id, 'love'))).toBe('not_found');
    expect(codeOf(await react(own, 'nonsense', 'love'))).toBe('not_found');
    expect(await stores.reactions.counts(open.id)).toMatchObject({ love: 0 });
  });
});
