import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { positionOf } from '../../../shared/domain/ledger.ts';
import type { SettlementReport } from '../../../shared/domain/settlement-report.ts';
import { startReport } from '../../../shared/domain/settlement-report.ts';
import { pledgeEventsTo, sealedAtMs } from '../../support/given.ts';
import type { Item } from '../observation.ts';
import type { Invariant } from './invariant.ts';
import type { Story } from './tell.ts';
import { tell } from './tell.ts';
import { reportsAddUp, settledOnlyWithReport } from './reports.ts';

const tally = { pledgedMinor: 4900, pledges: 1, backers: 1, units: 0 };
const wishes = { goal: { amountMinor: 4900 }, tally };

function collected(invariant: Invariant): Story {
  const story = tell(invariant).runs('settling', wishes).pledges();
  for (const event of pledgeEventsTo('collected')) story.step(event);
  return story;
}

function reportItem({ campaign, pledge }: Story, changed: Partial<SettlementReport> = {}): Item {
  const count = startReport();
  count.add(pledge);
  const ledger = { entries: 2, sums: positionOf(pledge) };
  const canonical = JSON.stringify({ ...count.result(campaign, ledger, sealedAtMs), ...changed });
  const sha256 = createHash('sha256').update(canonical).digest('hex');
  return { pk: `C#${campaign.id}`, sk: 'REPORT', canonical, sha256 };
}

describe('reports add up', () => {
  test('one that accounts for every unit is written once', () => {
    const story = collected(reportsAddUp);
    expect(story.writes(reportItem(story)).broken).toEqual([]);
    expect(story.writes(reportItem(story), reportItem(story)).broken).toEqual([
      expect.stringContaining('was written again'),
    ]);
  });

  test.each([
    [{ collectedMinor: 1 }, 'collectedMinor is 1, and the ledger makes 4900'],
    [{ addsUp: false }, 'the report itself says that it does not add up'],
    [{ campaignId: 'cmp_other' }, 'it is of cmp_other'],
  ])('%j breaks it', (changed, said) => {
    const story = collected(reportsAddUp);
    story.writes(reportItem(story, changed));
    expect(story.broken).toEqual([expect.stringContaining(said)]);
  });

  test('a hash of something else, or pledges that are not there, break it', () => {
    const story = collected(reportsAddUp);
    const item = reportItem(story);
    story.writes({ ...item, sha256: '' });
    expect(story.broken).toEqual([expect.stringContaining('its sha256 is of something else')]);
    const none = tell(reportsAddUp).runs('settling', wishes);
    none.writes(item);
    expect(none.broken).toEqual([expect.stringContaining('counts 1 pledges, there are 0')]);
  });
});

describe('settled only with a report', () => {
  const settle = { type: 'CampaignSettled', atMs: sealedAtMs } as const;

  test('that is there when the campaign is called settled', () => {
    const story = collected(settledOnlyWithReport);
    story.writes(reportItem(story)).campaignStep(settle);
    expect(story.broken).toEqual([]);
  });

  test('without one it breaks', () => {
    const story = collected(settledOnlyWithReport).campaignStep(settle);
    expect(story.broken).toEqual([`${story.campaign.id}: CampaignSettled without REPORT`]);
  });

  test('an abandoned campaign needs its own', () => {
    const story = collected(settledOnlyWithReport);
    story.writes(reportItem(story)).campaignStep({ type: 'CampaignAbandoned', atMs: sealedAtMs });
    story.campaignStep({ type: 'AbandonmentSettled', atMs: sealedAtMs });
    expect(story.broken).toEqual([expect.stringContaining('without REPORT#abandoned')]);
  });
});
