import { describe, expect, test } from '@jest/globals';
import {
  checkPlan,
  evolvePlan,
  isSharing,
  isUntouched,
  milestoneTarget,
  milestoneTransitions,
  nextRelease,
  planDueAtMs,
  plannedMilestone,
} from '../../shared/domain/milestone.ts';
import type { MilestoneEvent, MilestonePlan } from '../../shared/domain/milestone.ts';
import { startMs } from '../support/given.ts';
import { refusedAs } from '../support/refused-as.ts';

const planned = (id: string, plannedFor: string, shareBasisPoints?: number) => ({
  ...({ id, kind: 'own', title: `The ${id}`, plannedFor } as const),
  ...(shareBasisPoints !== undefined && { shareBasisPoints }),
});
const plan: MilestonePlan = {
  ...{ campaignId: 'cmp_aaaaaaaaaaaaaaaa', version: 1 },
  milestones: [planned('one', '2026-12-01', 3333), planned('two', '2027-01-01', 6667)].map(
    plannedMilestone,
  ),
};
const evidence = [{ url: 'https://kettle.example/1', title: 'A film' }];
const events = {
  MilestoneForecastChanged: { type: 'MilestoneForecastChanged', forecastFor: '2026-12-24' },
  MilestoneSlipped: { type: 'MilestoneSlipped' },
  MilestoneProposed: { type: 'MilestoneProposed', actualOn: '2026-11-30', evidence },
  MilestoneConfirmed: { type: 'MilestoneConfirmed', note: undefined },
  MilestoneDeclined: { type: 'MilestoneDeclined', note: 'No.' },
  MilestoneReleased: { type: 'MilestoneReleased', releasedMinor: 100 },
} as const;
type Name = keyof typeof events;
const happen = (before: MilestonePlan, milestoneId: string, ...names: readonly Name[]) =>
  names.reduce((after, name) => {
    const event = { ...events[name], atMs: startMs, milestoneId } as MilestoneEvent;
    const next = evolvePlan(after, event);
    if (!next) throw new Error(`${name} may not happen.`);
    return next;
  }, before);
const confirmed = ['MilestoneProposed', 'MilestoneConfirmed'] as const;

describe('the table of milestones', () => {
  const states = Object.keys(milestoneTransitions) as (keyof typeof milestoneTransitions)[];
  const ways = {
    planned: [],
    proposed: ['MilestoneProposed'],
    confirmed: [...confirmed],
  } as const;

  test.each(
    states.flatMap((state) =>
      (Object.keys(events) as Name[]).map((name) => [state, name] as const),
    ),
  )('says where a %s one goes by %s, and nothing else moves it', (state, name) => {
    const before = happen(plan, 'one', ...ways[state]);
    const event = { ...events[name], atMs: startMs, milestoneId: 'one' } as MilestoneEvent;
    const after = evolvePlan(before, event);
    const target = milestoneTarget(state, name);
    expect(after?.milestones[0]?.state).toBe(target);
    expect(after === undefined).toBe(target === undefined);
    if (after) expect(after.version).toBe(before.version + 1);
    expect(after?.milestones[1] ?? before.milestones[1]).toEqual(plan.milestones[1]);
  });

  test('is for milestones that there are', () => {
    const event = { type: 'MilestoneSlipped', atMs: startMs, milestoneId: 'three' } as const;
    expect(evolvePlan(plan, event)).toBeUndefined();
  });
});

test('what events write', () => {
  const declined = happen(plan, 'one', 'MilestoneProposed', 'MilestoneDeclined');
  expect(declined.milestones[0]).toEqual({
    ...plan.milestones[0],
    ...{ actualOn: undefined, evidence, note: 'No.' },
  });
  expect(happen(plan, 'one', ...confirmed, 'MilestoneReleased').milestones[0]).toEqual({
    ...plan.milestones[0],
    ...{ state: 'confirmed', actualOn: '2026-11-30', evidence, note: undefined },
    ...{ confirmedAtMs: startMs, releasedMinor: 100 },
  });
});

describe('a plan', () => {
  test('has shares of 10,000 basis points together, or none', () => {
    expect(checkPlan([planned('one', '2026-12-01')])).toBeUndefined();
    expect(
      checkPlan([planned('a', '2026-12-01', 1), planned('b', '2026-12-01', 9999)]),
    ).toBeUndefined();
    expect(refusedAs(checkPlan([planned('a', '2026-12-01', 1), planned('b', '2026-12-01')]))).toBe(
      'milestone_plan_invalid',
    );
    expect(checkPlan([planned('a', '2026-12-01', 10_000), planned('b', '2026-12-01', 1)])).toEqual({
      refused: 'milestone_plan_invalid',
      detail: 'The shares of the milestones are 10001 basis points together, and must be 10,000.',
    });
  });

  test('names no milestone twice', () => {
    const twice = [planned('a', '2026-12-01'), planned('a', '2027-12-01')];
    expect(refusedAs(checkPlan(twice))).toBe('milestone_plan_invalid');
  });

  test('is untouched until something of it was reached', () => {
    expect(isUntouched(plan)).toBe(true);
    expect(isUntouched(happen(plan, 'one', 'MilestoneSlipped'))).toBe(true);
    expect(isUntouched(happen(plan, 'one', 'MilestoneProposed'))).toBe(false);
    expect(isUntouched(happen(plan, 'one', ...confirmed))).toBe(false);
  });

  test('shares money when one of its milestones has a share', () => {
    const [first] = plan.milestones;
    const without = plannedMilestone(planned('x', '2027-01-01'));
    expect(isSharing(plan)).toBe(true);
    expect(isSharing({ milestones: [without, ...(first ? [first] : [])] })).toBe(true);
    expect(isSharing({ milestones: [without] })).toBe(false);
  });

  test('begins with its dates as forecasts, and without evidence', () => {
    expect(plannedMilestone(planned('x', '2027-01-01', 5000))).toEqual({
      ...planned('x', '2027-01-01', 5000),
      ...{ state: 'planned', forecastFor: '2027-01-01', evidence: [] },
    });
  });

  test('is due when the day of its next forecast is over, until that was told', () => {
    expect(planDueAtMs(plan)).toBe(Date.UTC(2026, 11, 2));
    const told = happen(plan, 'one', 'MilestoneSlipped');
    expect(planDueAtMs(told)).toBe(Date.UTC(2027, 0, 2));
    expect(planDueAtMs(happen(told, 'one', 'MilestoneForecastChanged'))).toBe(
      Date.UTC(2026, 11, 25),
    );
    const reached = happen(happen(plan, 'one', 'MilestoneProposed'), 'two', ...confirmed);
    expect(planDueAtMs(reached)).toBeUndefined();
  });
});

describe('money', () => {
  const first = happen(plan, 'one', ...confirmed);

  test('is released only by what is confirmed, and once', () => {
    expect(nextRelease(plan, 1000)).toBeUndefined();
    expect(nextRelease(happen(plan, 'one', 'MilestoneProposed'), 1000)).toBeUndefined();
    expect(nextRelease(first, 1000)).toEqual({ milestoneId: 'one', releasedMinor: 333 });
    expect(nextRelease(happen(first, 'one', 'MilestoneReleased'), 1000)).toBeUndefined();
  });

  test('comes to what was earned with the last one, whatever was rounded', () => {
    const both = happen(happen(first, 'one', 'MilestoneReleased'), 'two', ...confirmed);
    expect(nextRelease(both, 1001)).toEqual({ milestoneId: 'two', releasedMinor: 901 });
  });

  test('that came later or went back is made good by the next one, and never below nothing', () => {
    const both = happen(happen(first, 'one', 'MilestoneReleased'), 'two', ...confirmed);
    expect(nextRelease(both, 5000)?.releasedMinor).toBe(4900);
    expect(nextRelease(both, 60)?.releasedMinor).toBe(0);
    expect(nextRelease(both, -5)?.releasedMinor).toBe(0);
  });

  test('of any size is exact', () => {
    expect(nextRelease(first, 9_007_199_254_740_991)?.releasedMinor).toBe(3_002_099_511_605_172);
  });

  test('does not depend on milestones without a share', () => {
    const milestones = [plannedMilestone(planned('x', '2027-01-01'))];
    expect(nextRelease(happen({ ...plan, milestones }, 'x', ...confirmed), 1000)).toBeUndefined();
  });
});
