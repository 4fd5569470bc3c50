import { describe, expect, test } from '@jest/globals';
import {
  dayMs,
  deadlineMs,
  hourMs,
  pledgeEventsTo,
  refundRecord,
  sealedAtMs,
  terms,
} from '../../support/given.ts';
import { dueKey, pledgeKey } from '../../../shared/store/keys.ts';
import { pledgeToItem } from '../../../shared/store/pledge-item.ts';
import type { PledgeState } from '../../../shared/domain/pledge.ts';
import { pledgeStates } from '../../../shared/domain/pledge.ts';
import type { Story } from './tell.ts';
import { tell } from './tell.ts';
import {
  attemptsCountUp,
  campaignsMoveAlongTheTable,
  eventsRebuildTheState,
  nothingDisappears,
  pledgesMoveAlongTheTable,
  publishedTermsStay,
} from './lives.ts';

const collectedAtMs = sealedAtMs + hourMs;
const started = (attemptNumber: number) =>
  ({ type: 'PledgeCollectionStarted', atMs: collectedAtMs, attemptNumber }) as const;

function livedTo(story: Story, state: PledgeState): Story {
  story.runs('settling').pledges();
  for (const event of pledgeEventsTo(state)) story.step(event);
  return story;
}

describe('pledges move along the table', () => {
  test.each(pledgeStates)('a life that leads to %s is told by its events', (state) => {
    expect(livedTo(tell(pledgesMoveAlongTheTable), state).broken).toEqual([]);
  });

  test('moving the time to look again is no event', () => {
    const story = livedTo(tell(pledgesMoveAlongTheTable), 'collecting');
    const item = pledgeToItem(story.pledge);
    story.writes({ ...item, ...dueKey(story.pledge.id, collectedAtMs) }, item);
    expect(story.broken).toEqual([]);
  });

  test('any other change without an event breaks it', () => {
    const story = livedTo(tell(pledgesMoveAlongTheTable), 'collecting');
    const item = pledgeToItem(story.pledge);
    story.writes({ ...item, amountMinor: 1 }, item);
    expect(story.broken).toEqual([
      expect.stringContaining('changed without an event: amountMinor: 4900 → 1'),
    ]);
  });

  test('an event that the table does not allow breaks it', () => {
    const story = livedTo(tell(pledgesMoveAlongTheTable), 'confirmed');
    const item = pledgeToItem(story.pledge);
    const history = [...(item['history'] as string[]), 'mkv8nkg0:Dropped'];
    story.writes({ ...item, state: 'dropped', version: 3, history }, item);
    expect(story.broken).toEqual([
      expect.stringContaining('PledgeDropped is not allowed in confirmed (now dropped)'),
    ]);
  });

  test('an event that leads elsewhere, or writes more than its own, breaks it', () => {
    const elsewhere = livedTo(tell(pledgesMoveAlongTheTable), 'confirmed');
    elsewhere.step(started(1), { state: 'collected' });
    expect(elsewhere.broken).toEqual([expect.stringContaining('"collecting" → "collected"')]);
    const more = livedTo(tell(pledgesMoveAlongTheTable), 'confirmed');
    more.step(started(1), { quantity: 2 });
    expect(more.broken).toEqual([expect.stringContaining('quantity: 1 → 2')]);
  });

  test('a version that is skipped, or written twice, breaks it', () => {
    const story = livedTo(tell(pledgesMoveAlongTheTable), 'confirmed');
    story.step(started(1), { version: 4 });
    expect(story.broken).toEqual([expect.stringContaining('version: 3 → 4')]);
  });

  test('a pledge that begins in the middle, or anew, breaks it', () => {
    const story = tell(pledgesMoveAlongTheTable).runs('live').pledges();
    const item = pledgeToItem(story.pledge);
    story.writes(item);
    story.writes({ ...item, ...pledgeKey(`${story.pledge.id}x`), state: 'confirmed' });
    expect(story.broken).toEqual([
      expect.stringContaining('written anew over itself'),
      expect.stringContaining('began as confirmed'),
    ]);
  });
});

describe('campaigns move along the table', () => {
  test.each(['settled', 'cancelled', 'abandoned'] as const)('a life to %s does', (state) => {
    expect(tell(campaignsMoveAlongTheTable).runs(state).broken).toEqual([]);
  });

  test('an edited draft does', () => {
    const story = tell(campaignsMoveAlongTheTable).runs('draft');
    const edited = { ...terms, title: 'Another', opensAtMs: sealedAtMs };
    story.campaignStep({ type: 'CampaignEdited', atMs: sealedAtMs, terms: edited });
    expect(story.broken).toEqual([]);
  });

  test('another state, or a field that the event does not write, breaks it', () => {
    const story = tell(campaignsMoveAlongTheTable).runs('closing');
    const tally = { pledgedMinor: 0, pledges: 0, backers: 0, units: 0 };
    story.campaignStep({ type: 'CampaignFunded', atMs: sealedAtMs, tally }, { state: 'settled' });
    expect(story.broken).toEqual([expect.stringContaining('state: "settling" → "settled"')]);
    const other = tell(campaignsMoveAlongTheTable).runs('live');
    other.campaignStep({ type: 'CampaignSealed', atMs: sealedAtMs }, { creatorId: 'thief' });
    expect(other.broken).toEqual([expect.stringContaining('creatorId')]);
  });

  test('a step that the table does not allow breaks it', () => {
    const story = tell(campaignsMoveAlongTheTable).runs('settled');
    const { pk, sk, ...item } = { pk: `C#${story.campaign.id}`, sk: 'CAMPAIGN', ...story.campaign };
    const event = { type: 'CampaignCancelled', atMs: sealedAtMs };
    story.writes({ pk, sk, ...item, event, state: 'cancelled' }, { pk, sk });
    expect(story.broken).toEqual([expect.stringContaining('is not allowed in settled')]);
  });
});

describe('published terms stay', () => {
  const edit = (story: Story, changed: object): Story =>
    story.campaignStep({
      ...{ type: 'CampaignEdited', atMs: sealedAtMs },
      terms: { ...terms, ...changed, opensAtMs: story.campaign.opensAtMs },
    });

  test('a draft may change, and of what is published the title', () => {
    expect(edit(tell(publishedTermsStay).runs('draft'), { deadlineMs: 1 }).broken).toEqual([]);
    expect(edit(tell(publishedTermsStay).runs('live'), { title: 'New' }).broken).toEqual([]);
  });

  test('a live campaign may get a later deadline in time, by that event alone', () => {
    const laterMs = deadlineMs + dayMs;
    const extend = (atMs: number, toMs: number): readonly string[] =>
      tell(publishedTermsStay)
        .runs('live')
        .campaignStep({ type: 'CampaignExtended', atMs, deadlineMs: toMs }).broken;
    expect(extend(deadlineMs - 1, laterMs)).toEqual([]);
    expect(extend(deadlineMs, laterMs)).toHaveLength(1);
    expect(extend(deadlineMs - 1, deadlineMs - 2)).toHaveLength(1);
    expect(
      edit(tell(publishedTermsStay).runs('live'), { deadlineMs: laterMs }).broken,
    ).toHaveLength(1);
  });

  test('another deadline or goal after publishing breaks it', () => {
    const story = edit(tell(publishedTermsStay).runs('live'), { goal: { amountMinor: 1 } });
    expect(story.broken).toEqual([expect.stringContaining('goal')]);
  });
});

describe('attempts count up', () => {
  test('one after the other', () => {
    const story = livedTo(tell(attemptsCountUp), 'confirmed').step(started(1)).step(started(2));
    expect(story.broken).toEqual([]);
  });

  test('a release begins with 1 as well', () => {
    expect(livedTo(tell(attemptsCountUp), 'released').broken).toEqual([]);
  });

  test('a number twice, or left out, breaks it', () => {
    const twice = livedTo(tell(attemptsCountUp), 'confirmed').step(started(1)).step(started(1));
    expect(twice.broken).toEqual([expect.stringContaining('has number 1, and 2 was next')]);
    expect(livedTo(tell(attemptsCountUp), 'confirmed').step(started(2)).broken).toHaveLength(1);
  });
});

describe('nothing disappears', () => {
  test('what only counts visits may', () => {
    const story = tell(nothingDisappears).writes(undefined, { pk: 'F#hash', sk: 'PLEDGES#1' });
    expect(story.broken).toEqual([]);
  });

  test.each(['P#x', 'C#cmp', 'J#cmp', 'N#cmp#stock', 'L#cmp', 'T#1'])('%s may not', (pk) => {
    const story = tell(nothingDisappears).writes(undefined, { pk, sk: '1' });
    expect(story.broken).toEqual([`collect-pledge deleted ${pk} 1`]);
  });
});

describe('events rebuild the state', () => {
  test.each(pledgeStates)('of a pledge that is %s', (state) => {
    const story = livedTo(tell(eventsRebuildTheState), state);
    story.ends({ items: [pledgeToItem(story.pledge)] });
    expect(story.broken).toEqual([]);
  });

  test('a table that says something else breaks it', () => {
    const story = livedTo(tell(eventsRebuildTheState), 'refunding');
    const refunds = [refundRecord({ state: 'failed' })];
    story.ends({ items: [{ ...pledgeToItem(story.pledge), refunds }] });
    expect(story.broken).toEqual([expect.stringContaining('refunds')]);
  });

  test('a history that leads elsewhere breaks it', () => {
    const story = livedTo(tell(eventsRebuildTheState), 'collected');
    story.ends({ items: [{ ...pledgeToItem(story.pledge), state: 'confirmed' }] });
    expect(story.broken).toEqual([
      expect.stringContaining('its history leads to collected, it is confirmed'),
    ]);
  });
});
