import { describe, expect, test } from '@jest/globals';
import { reportBody } from '../../functions/report-milestone/contract.ts';
import { reportMilestone } from '../../functions/report-milestone/report-milestone.ts';
import type { ReportBody } from '../../functions/report-milestone/contract.ts';
import { plannedMilestone } from '../../shared/domain/milestone.ts';
import { bodyOf, callerOf, codeOf, creator, request, useStores } from '../support/fanfund.ts';

const stores = useStores();
const { clock, milestones } = stores;
const evidence = [{ url: 'https://kettle.example/film', title: 'A film' }];
const reached: ReportBody = { actualOn: '2026-11-28', evidence };
const report = (id: string, body: ReportBody, milestoneId = 'm', caller = creator) =>
  reportMilestone(stores, request({ caller, path: { id, milestoneId }, body }));

async function planned(): Promise<string> {
  const { id: campaignId } = await stores.given('settled');
  const wish = { id: 'm', kind: 'own', title: 'One', plannedFor: '2026-12-01' } as const;
  await milestones.plan(undefined, {
    ...{ campaignId, milestones: [plannedMilestone(wish)], atMs: clock() },
  });
  return campaignId;
}

describe('a creator', () => {
  test('moves the forecast, said twice it is one', async () => {
    const id = await planned();
    const wish = { forecastFor: '2027-01-15' };
    expect(bodyOf(await report(id, wish))).toMatchObject({
      milestones: [{ state: 'planned', plannedFor: '2026-12-01', forecastFor: '2027-01-15' }],
    });
    await report(id, wish);
    expect(await milestones.get(id)).toMatchObject({ version: 2 });
  });

  test('proposes what was reached with what shows it, said twice it is one', async () => {
    const id = await planned();
    expect(bodyOf(await report(id, reached))).toMatchObject({
      milestones: [{ state: 'proposed', actualOn: '2026-11-28', evidence }],
    });
    await report(id, reached);
    expect(await milestones.get(id)).toMatchObject({ version: 2 });
    expect(codeOf(await report(id, { forecastFor: '2027-01-01' }))).toBe('milestone_state');
  });

  test('says nothing more of what is confirmed, nor of what there is not', async () => {
    const id = await planned();
    await report(id, reached);
    const plan = await milestones.get(id);
    const confirmed = { type: 'MilestoneConfirmed', atMs: clock(), milestoneId: 'm' } as const;
    await milestones.apply(plan!, confirmed);
    expect(codeOf(await report(id, { ...reached, actualOn: '2026-11-29' }))).toBe(
      'milestone_state',
    );
    expect(codeOf(await report(id, reached, 'another'))).toBe('not_found');
    expect(codeOf(await report(id, reached, 'm', callerOf('another')))).toBe('forbidden');
  });
});

test.each([
  { actualOn: '2026-11-28', evidence: [] },
  { actualOn: '2026-11-28', evidence: [{ url: 'http://kettle.example', title: 'A film' }] },
  { actualOn: '2026-11-28', evidence: [{ url: 'javascript:alert(1)', title: 'A film' }] },
  { actualOn: '2026-11-28', evidence: [{ url: 'https://127.0.0.1/x', title: 'A film' }] },
  { actualOn: '28.11.2026', evidence },
  { forecastFor: '2027-01-01', actualOn: '2026-11-28' },
  {},
])('the body %j does not fit', (body) => {
  expect(reportBody.safeParse(body).success).toBe(false);
});
