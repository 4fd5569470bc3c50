import { describe, expect, test } from '@jest/globals';
import {
  deadlineMs,
  hourMs,
  minuteMs,
  pledgeEventsTo,
  pledgedAtMs,
  sealedAtMs,
  startMs,
} from '../../support/given.ts';
import type { PledgeEvent } from '../../../shared/domain/pledge.ts';
import type { Tally } from '../../../shared/domain/tally.ts';
import type { Story } from './tell.ts';
import { tell } from './tell.ts';
import {
  onlyInTime,
  outcomeIsDecidedOnce,
  tallyIsTrue,
  whatCameTooLateIsReleased,
} from './outcome.ts';

const atMs = sealedAtMs + minuteMs;
const [confirmed] = pledgeEventsTo('confirmed') as [PledgeEvent];
const one: Tally = { pledgedMinor: 4900, pledges: 1, backers: 1, units: 0 };
const none: Tally = { pledgedMinor: 0, pledges: 0, backers: 0, units: 0 };
const goal = { amountMinor: 4900 };

const seal = (story: Story): Story =>
  story.at(sealedAtMs).campaignStep({ type: 'CampaignSealed', atMs: sealedAtMs });
const fund = (story: Story, tally = one): Story =>
  story.at(atMs).campaignStep({ type: 'CampaignFunded', atMs, tally });

describe('the outcome is decided once', () => {
  test('and stays through all that follows', () => {
    const tally = { ...one, pledgedMinor: 100_000 };
    expect(tell(outcomeIsDecidedOnce).runs('abandoned', { tally }).broken).toEqual([]);
  });

  test('another outcome, or another tally, breaks it', () => {
    const story = fund(tell(outcomeIsDecidedOnce).runs('closing', { goal }));
    story.campaignStep({ type: 'CampaignSettled', atMs }, { tally: none });
    expect(story.broken).toEqual([
      expect.stringContaining('CampaignSettled changed its tally'),
      expect.stringContaining('funded with'),
    ]);
  });

  test('one that does not follow from its tally breaks it', () => {
    const short = fund(tell(outcomeIsDecidedOnce).runs('closing', { goal: { backers: 2 } }));
    expect(short.broken).toEqual([expect.stringContaining('funded with')]);
    const enough = tell(outcomeIsDecidedOnce).runs('closing', { goal });
    enough.campaignStep({ type: 'CampaignUnfunded', atMs, tally: one });
    expect(enough.broken).toEqual([expect.stringContaining('unfunded with')]);
  });

  test('where it is judged on what was collected, that decides', () => {
    const wishes = { goal, successBasis: 'collected' } as const;
    const story = tell(outcomeIsDecidedOnce).runs('closing', wishes);
    story.campaignStep({ type: 'CampaignTallied', atMs, tally: one });
    story.campaignStep({ type: 'CampaignUnfunded', atMs, tally: one, collected: none });
    expect(story.broken).toEqual([]);
  });
});

describe('the tally is true', () => {
  const counted = (): Story =>
    tell(tallyIsTrue).runs('live', { goal }).at(pledgedAtMs).pledges().step(confirmed);

  test('when it says what counted', () => {
    expect(fund(seal(counted())).broken).toEqual([]);
  });

  test.each([
    ['left out', none],
    ['counted twice', { ...one, pledges: 2, pledgedMinor: 9800 }],
    ['whose backer is two', { ...one, backers: 2 }],
  ])('a pledge %s breaks it', (_name, tally) => {
    expect(fund(seal(counted()), tally).broken).toEqual([
      expect.stringContaining('was tallied with'),
    ]);
  });

  test('two pledges of one backer are one backer', () => {
    const story = counted().pledges({ number: 2, backerId: 'backer-1' }).step(confirmed);
    fund(seal(story), { ...one, pledges: 2, pledgedMinor: 9800 });
    expect(story.broken).toEqual([]);
  });

  test('pending ones, and those confirmed after the deadline, do not count', () => {
    const story = counted().pledges({ number: 2 });
    const late = { ...confirmed, atMs: deadlineMs + 1 };
    story.pledges({ number: 3 }).step(late);
    expect(fund(seal(story)).broken).toEqual([]);
  });

  test('what a bank disputes while it is read may be in it or not', () => {
    const wishes = { goal, collection: 'charge-now' } as const;
    const story = tell(tallyIsTrue).runs('live', wishes).at(pledgedAtMs).pledges();
    seal(story.step(confirmed));
    const disputes = { disputes: [], chargedIntentId: 'pi_1' };
    story.step({ type: 'PledgeDisputed', atMs: sealedAtMs, ...disputes });
    story.at(atMs).campaignStep({ type: 'CampaignUnfunded', atMs, tally: none });
    expect(story.broken).toEqual([]);
  });

  test('a later deadline makes count what came too late for the first', () => {
    const late = { ...confirmed, atMs: deadlineMs + 1 };
    const story = tell(tallyIsTrue).runs('live', { goal }).at(pledgedAtMs).pledges().step(late);
    const later = {
      type: 'CampaignExtended',
      atMs: pledgedAtMs,
      deadlineMs: deadlineMs + 1,
    } as const;
    expect(fund(seal(story.campaignStep(later))).broken).toEqual([]);
  });

  test('what was collected is counted from the money that is here', () => {
    const proving = (): Story => {
      const story = seal(counted());
      story.campaignStep({ type: 'CampaignTallied', atMs, tally: one });
      for (const event of pledgeEventsTo('collected').slice(1)) story.step(event);
      return story.at(atMs + hourMs);
    };
    const decide = (story: Story, collected: Tally): readonly string[] =>
      story.campaignStep({ type: 'CampaignFunded', atMs, tally: one, collected }).broken;
    expect(decide(proving(), one)).toEqual([]);
    expect(decide(proving(), none)).toEqual([expect.stringContaining('was proved with')]);
  });
});

describe('what came too late is released', () => {
  const started = { type: 'PledgeCollectionStarted', atMs, attemptNumber: 1 } as const;

  test('a pledge that counted when the tally was written is collected', () => {
    const story = tell(whatCameTooLateIsReleased).runs('live').at(pledgedAtMs).pledges();
    fund(seal(story.step(confirmed)));
    expect(story.step(started).broken).toEqual([]);
  });

  test('one that appears after it is not, whatever time it bears', () => {
    const story = fund(seal(tell(whatCameTooLateIsReleased).runs('live').pledges()));
    story.at(atMs + minuteMs).step(confirmed);
    expect(story.broken).toEqual([]);
    expect(story.step(started).broken).toEqual([
      expect.stringContaining('and the tally was written at'),
    ]);
  });

  test('it is released instead', () => {
    const story = fund(seal(tell(whatCameTooLateIsReleased).runs('live').pledges()));
    story.at(atMs + minuteMs).step(confirmed);
    story.step({ type: 'PledgeReleased', atMs, reason: 'too_late', refundedMinor: 0 });
    expect(story.broken).toEqual([]);
  });
});

describe('only in time', () => {
  const live = (): Story => tell(onlyInTime).runs('live');

  test('pledges are made and confirmed between opening and deadline', () => {
    const story = live().pledges().step(confirmed);
    expect(story.broken).toEqual([]);
  });

  test('made at the deadline, or before the opening, breaks it', () => {
    const late = live().pledges({ createdAtMs: deadlineMs });
    expect(late.broken).toEqual([expect.stringContaining('PledgeCreated at')]);
    const early = live().pledges({ createdAtMs: startMs });
    expect(early.broken).toEqual([expect.stringContaining('was not open')]);
  });

  test('made for a draft breaks it', () => {
    expect(tell(onlyInTime).runs('draft').pledges().broken).toHaveLength(1);
  });

  test('changed or confirmed at the deadline breaks it', () => {
    const story = live().pledges();
    const change = { quantity: 1, amountMinor: 5000, holds: [], atMs: deadlineMs };
    story.step({ type: 'PledgeChanged', ...change }).step({ ...confirmed, atMs: deadlineMs });
    expect(story.broken).toEqual([
      expect.stringContaining('PledgeChanged'),
      expect.stringContaining('PledgeConfirmed'),
    ]);
  });

  test('what workers do after it is in time', () => {
    const story = live().pledges().step(confirmed);
    const reason = 'campaign_unfunded';
    story.step({ type: 'PledgeReleased', atMs, reason, refundedMinor: 0 });
    expect(story.broken).toEqual([]);
  });
});
