import { describe, expect, test } from '@jest/globals';
import { planMilestones } from '../../functions/plan-milestones/plan-milestones.ts';
import { planBody } from '../../shared/api/milestone-answer.ts';
import type { PlanBody } from '../../shared/api/milestone-answer.ts';
import { bodyOf, callerOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';

const stores = useStores();
const { clock, milestones } = stores;
const one = { id: 'prototype', kind: 'prototype', title: 'It whistles', plannedFor: '2026-12-01' };
const shares = (...basisPoints: readonly number[]): PlanBody =>
  planBody.parse({
    milestones: basisPoints.map((shareBasisPoints, index) => ({
      ...one,
      ...{ id: `m${index}`, shareBasisPoints },
    })),
  });
const plain = planBody.parse({ milestones: [one] });
const plan = (id: string, body: PlanBody = plain, caller = creator) =>
  planMilestones(stores, request({ caller, path: { id }, body }));

describe('a plan', () => {
  test('is there for everybody, with the forecast that was planned', async () => {
    const { id } = await stores.given('live');
    expect(bodyOf(await plan(id))).toEqual({
      ...{ campaignId: id, confirmed: 0 },
      milestones: [
        { ...one, state: 'planned', forecastFor: '2026-12-01', evidence: [], isLate: false },
      ],
    });
  });

  test('asked for twice is one, and another takes its place while nothing was reached', async () => {
    const { id } = await stores.given('live');
    await plan(id, shares(4000, 6000));
    await plan(id, shares(4000, 6000));
    expect(await milestones.get(id)).toMatchObject({ version: 1 });
    await plan(id, shares(10_000));
    expect(await milestones.get(id)).toMatchObject({ version: 2, milestones: [{ id: 'm0' }] });
    const reached = await milestones.get(id);
    await milestones.apply(reached!, {
      ...{ type: 'MilestoneProposed', atMs: clock(), milestoneId: 'm0', actualOn: '2026-11-30' },
      evidence: [],
    });
    expect(codeOf(await plan(id, plain))).toBe('milestone_state');
  });
});

describe('is refused', () => {
  test('with shares that are not the whole', async () => {
    const { id } = await stores.given('live');
    expect(codeOf(await plan(id, shares(4000, 6001)))).toBe('milestone_plan_invalid');
    expect(await milestones.get(id)).toBeUndefined();
  });

  test('with shares once the deadline has passed: backers have paid on other terms', async () => {
    const { id } = await stores.given('settled');
    expect(codeOf(await plan(id, shares(10_000)))).toBe('locked_after_publishing');
    expect(bodyOf(await plan(id))).toMatchObject({ milestones: [{ id: 'prototype' }] });
    const { id: other } = await stores.given('settled');
    const before = { campaignId: other, atMs: clock() };
    const shared = { ...one, kind: 'own', shareBasisPoints: 10_000, state: 'planned' } as const;
    const standing = { ...shared, forecastFor: '2026-12-01', evidence: [] };
    await milestones.plan(undefined, { ...before, milestones: [standing] });
    expect(codeOf(await plan(other))).toBe('locked_after_publishing');
  });

  test.each(['cancelled', 'abandoned'] as const)('for a %s campaign', async (state) => {
    const { id } = await stores.given(state);
    expect(codeOf(await plan(id))).toBe('campaign_state');
  });

  test('for somebody else', async () => {
    const { id } = await stores.given('live');
    expect(codeOf(await plan(id, plain, callerOf('another')))).toBe('forbidden');
    expect(codeOf(await plan('nonsense'))).toBe('not_found');
  });
});
