import { describe, expect, test } from '@jest/globals';
import { decideMilestone } from '../../functions/decide-milestone/decide-milestone.ts';
import type { DecisionBody } from '../../functions/decide-milestone/contract.ts';
import { plannedMilestone } from '../../shared/domain/milestone.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';

const stores = useStores();
const { clock, milestones } = stores;
const operator = { id: 'olga', scopes: ['fanfund/ops'] };
const decide = (id: string, body: DecisionBody, caller = operator, milestoneId = 'm') =>
  decideMilestone(stores, request({ caller, path: { id, milestoneId }, body }));
const yes = { decision: 'confirmed' } as const;
const no = { decision: 'declined', note: 'Another kettle.' } as const;

async function proposed(state: 'live' | 'settled' = 'settled', shareBasisPoints?: number) {
  const { id: campaignId } = await stores.given(state);
  const wish = {
    ...({ id: 'm', kind: 'own', title: 'One', plannedFor: '2026-12-01' } as const),
    shareBasisPoints,
  };
  const planned = { campaignId, milestones: [plannedMilestone(wish)], atMs: clock() };
  const plan = await milestones.plan(undefined, planned);
  await milestones.apply(plan!, {
    ...{ type: 'MilestoneProposed', atMs: clock(), milestoneId: 'm', actualOn: '2026-11-30' },
    evidence: [{ url: 'https://kettle.example/1', title: 'A film' }],
  });
  return campaignId;
}

describe('operations', () => {
  test('confirm what was reached, said twice it is one', async () => {
    const id = await proposed();
    expect(bodyOf(await decide(id, yes))).toMatchObject({
      confirmed: 1,
      milestones: [{ state: 'confirmed', confirmedAt: new Date(clock()).toISOString() }],
    });
    await decide(id, yes);
    expect(await milestones.get(id)).toMatchObject({ version: 3 });
    expect(codeOf(await decide(id, no))).toBe('milestone_state');
  });

  test('decline what was not, and say why', async () => {
    const id = await proposed();
    const [milestone] = bodyOf(await decide(id, no))['milestones'] as object[];
    expect(milestone).toMatchObject({ state: 'planned', note: 'Another kettle.' });
    expect(milestone).toMatchObject({ actualOn: undefined });
    expect(codeOf(await decide(id, yes))).toBe('milestone_state');
  });

  test('never decide on their own campaign', async () => {
    const id = await proposed();
    const both = { id: 'creator-1', scopes: ['fanfund/ops', 'fanfund/creator'] };
    for (const body of [yes, no])
      expect(codeOf(await decide(id, body, both))).toBe('own_milestone');
    expect(await milestones.get(id)).toMatchObject({ milestones: [{ state: 'proposed' }] });
  });

  test('confirm nothing that shares money before it was collected', async () => {
    expect(codeOf(await decide(await proposed('live', 10_000), yes))).toBe('campaign_state');
    expect(bodyOf(await decide(await proposed('live'), yes))).toMatchObject({ confirmed: 1 });
    expect(bodyOf(await decide(await proposed('settled', 10_000), yes))).toMatchObject({
      confirmed: 1,
    });
  });

  test('decide on what there is', async () => {
    const id = await proposed();
    expect(codeOf(await decide(id, yes, operator, 'another'))).toBe('not_found');
    expect(codeOf(await decide('cmp_aaaaaaaaaaaaaaaa', yes))).toBe('not_found');
    expect(codeOf(await decide('nonsense', yes))).toBe('not_found');
  });
});
