import { expect, test } from '@jest/globals';
import { readMilestones } from '../../functions/read-milestones/read-milestones.ts';
import { plannedMilestone } from '../../shared/domain/milestone.ts';
import { bodyOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';

const stores = useStores();
const read = (id: string, caller?: typeof creator) =>
  readMilestones(stores, request({ caller, path: { id } }));

test('everybody sees how a project comes along, and what is late', async () => {
  const { id: campaignId } = await stores.given('live');
  expect(bodyOf(await read(campaignId))).toEqual({ campaignId, confirmed: 0, milestones: [] });
  const wish = { id: 'm', kind: 'own', title: 'One', plannedFor: '2026-12-01' } as const;
  const planned = { campaignId, milestones: [plannedMilestone(wish)], atMs: stores.clock() };
  const plan = await stores.milestones.plan(undefined, planned);
  expect(bodyOf(await read(campaignId))).toMatchObject({ milestones: [{ isLate: false }] });
  await stores.milestones.apply(plan!, { type: 'MilestoneSlipped', atMs: 1, milestoneId: 'm' });
  const answer = await read(campaignId);
  expect(answer).toMatchObject({ cacheSeconds: 30 });
  expect(bodyOf(answer)).toMatchObject({ milestones: [{ ...wish, isLate: true }] });
});

test('those of a draft are for its creator alone', async () => {
  const { id } = await stores.given('draft');
  expect(codeOf(await read(id))).toBe('not_found');
  expect(bodyOf(await read(id, creator))).toMatchObject({ milestones: [] });
  expect(codeOf(await read('nonsense'))).toBe('not_found');
});
