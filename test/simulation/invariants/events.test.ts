import { describe, expect, test } from '@jest/globals';
import { pledgeEventsTo } from '../../support/given.ts';
import { campaignPublication, pledgePublication } from '../../../shared/events/publication.ts';
import type { Publication } from '../../../shared/events/publication.ts';
import type { Invariant } from './invariant.ts';
import type { Story } from './tell.ts';
import { tell, worker } from './tell.ts';
import {
  eventsInOrderRebuildTheLife,
  eventsTellWhatWasWritten,
  everyStepIsTold,
  oneMeaningPerEvent,
} from './events.ts';

function collected(invariant: Invariant): Story {
  const story = tell(invariant).runs('draft').pledges();
  for (const event of pledgeEventsTo('collected')) story.step(event);
  return story;
}

const publish = (story: Story, { name, detail }: Publication, changed: object = {}): Story =>
  story.observe({
    ...{ kind: 'published', atMs: 0, by: worker, detailType: name },
    detail: { ...(JSON.parse(JSON.stringify(detail)) as object), ...changed },
  });

const lastOf = ({ pledge }: Story): Publication => {
  const publication = pledgePublication(pledge);
  if (!publication) throw new Error('Nobody is told of this step.');
  return publication;
};

const created = ({ campaign }: Story): Publication =>
  campaignPublication(campaign, { type: 'CampaignCreated', atMs: campaign.createdAtMs });

describe('events tell what was written', () => {
  test('of pledges and campaigns, any number of times', () => {
    const story = collected(eventsTellWhatWasWritten);
    publish(story, lastOf(story));
    publish(story, lastOf(story));
    expect(publish(story, created(story)).broken).toEqual([]);
  });

  test('with other figures breaks it', () => {
    const story = collected(eventsTellWhatWasWritten);
    publish(story, lastOf(story), { amountMinor: 1 });
    expect(story.broken).toEqual([expect.stringContaining('"amountMinor":1')]);
  });

  test('as something else breaks it', () => {
    const story = collected(eventsTellWhatWasWritten);
    publish(story, { ...lastOf(story), name: 'PledgeDropped' });
    expect(story.broken).toEqual([expect.stringContaining('and PledgeCollected was written')]);
  });

  test('though nothing was written breaks it', () => {
    const story = collected(eventsTellWhatWasWritten);
    publish(story, lastOf(story), { eventId: `${story.pledge.id}.9` });
    expect(story.broken).toEqual([expect.stringContaining('nothing of that id was written')]);
  });

  test('of a step that is for its history only breaks it', () => {
    const story = collected(eventsTellWhatWasWritten);
    publish(story, lastOf(story), { eventId: `${story.pledge.id}.3` });
    expect(story.broken).toEqual([expect.stringContaining('which is for its history only')]);
  });
});

describe('one meaning per event', () => {
  test('the same again is the same', () => {
    const story = collected(oneMeaningPerEvent);
    expect(publish(publish(story, lastOf(story)), lastOf(story)).broken).toEqual([]);
  });

  test('another meaning under the same id breaks it', () => {
    const story = collected(oneMeaningPerEvent);
    publish(story, lastOf(story));
    expect(publish(story, lastOf(story), { occurredAt: 'later' }).broken).toHaveLength(1);
    publish(story, { ...lastOf(story), name: 'PledgeDropped' });
    expect(story.broken).toHaveLength(2);
  });
});

describe('every step is told', () => {
  test('at the end, all that is for others', () => {
    const story = tell(everyStepIsTold).runs('draft').pledges();
    publish(story, created(story));
    for (const event of pledgeEventsTo('collected')) {
      story.step(event);
      const publication = pledgePublication(story.pledge);
      if (publication) publish(story, publication);
    }
    expect(story.ends().broken).toEqual([]);
  });

  test('one that is missing breaks it', () => {
    const story = collected(everyStepIsTold);
    publish(publish(story, created(story)), lastOf(story));
    expect(story.ends().broken).toEqual([
      `PledgeConfirmed ${story.pledge.id}.2 was written and never published`,
    ]);
  });

  test('a difference in the books that is never told breaks it', () => {
    const story = tell(everyStepIsTold);
    story.writes({ pk: 'L#cmp_1', sk: 'DIFFERENCE#not_booked', id: 'not_booked:1' });
    expect(story.ends().broken).toEqual([expect.stringContaining('cmp_1.not_booked:1')]);
  });
});

describe('events in order rebuild the life', () => {
  test('each stands in the history under its number', () => {
    const story = collected(eventsInOrderRebuildTheLife);
    expect(publish(story, lastOf(story)).broken).toEqual([]);
  });

  test('another number or time breaks it', () => {
    const story = collected(eventsInOrderRebuildTheLife);
    publish(story, lastOf(story), { sequence: 2 });
    publish(story, lastOf(story), { occurredAt: '2026-01-01T00:00:00.000Z' });
    expect(story.broken).toEqual([
      expect.stringContaining('number 2 is PledgeConfirmed'),
      expect.stringContaining('told was PledgeCollected of 2026-01-01'),
    ]);
  });
});
