import { describe, expect, test } from '@jest/globals';
import { hourMs, minuteMs, pledgeEventsTo, sealedAtMs } from '../../support/given.ts';
import type { PledgeState } from '../../../shared/domain/pledge.ts';
import { disputesAreAsAtStripe, nothingIsToldForEver, settledWhenAllIsDone } from './rest.ts';
import type { Invariant } from './invariant.ts';
import type { Story } from './tell.ts';
import { tell } from './tell.ts';

function pledgeIn(state: PledgeState, invariant: Invariant): Story {
  const story = tell(invariant).runs('settling').pledges();
  for (const event of pledgeEventsTo(state)) story.step(event);
  return story;
}

describe('a campaign is settled when all is done', () => {
  const settles = (story: Story, atMs: number) =>
    story.at(atMs).campaignStep({ type: 'CampaignSettled', atMs }).broken;

  test.each(['collected', 'dropped', 'released', 'disputed'] as const)(
    'a %s pledge is',
    (state) => {
      const story = pledgeIn(state, settledWhenAllIsDone);
      expect(settles(story, sealedAtMs + 30 * 24 * hourMs)).toEqual([]);
    },
  );

  test('what has begun only just may have begun since the pledges were read', () => {
    const story = pledgeIn('past_due', settledWhenAllIsDone);
    expect(settles(story, sealedAtMs + 10 * minuteMs)).toEqual([]);
  });

  test('a failed payment that is waited for breaks the rule', () => {
    const story = pledgeIn('past_due', settledWhenAllIsDone);
    expect(settles(story, sealedAtMs + hourMs)).toEqual([expect.stringContaining('was past_due')]);
  });
});

describe('nothing is told for ever', () => {
  const due = { dueAtMs: sealedAtMs + 2 * hourMs };
  const collectedAnew = {
    type: 'PledgeCollected',
    atMs: sealedAtMs,
    chargedIntentId: 'pi_1',
  } as const;

  test('a pledge at its end is due no more', () => {
    expect(pledgeIn('collected', nothingIsToldForEver).ends().broken).toEqual([]);
    expect(pledgeIn('past_due', nothingIsToldForEver).ends().broken).toEqual([]);
  });

  test('one that stays due breaks the rule', () => {
    const story = pledgeIn('collecting', nothingIsToldForEver).step(collectedAnew, due);
    expect(story.ends().broken).toHaveLength(1);
  });
});

describe('disputes are as at Stripe', () => {
  const dispute = (status: string, moved = -4900) => ({
    ...{ id: 'du_1', status, payment_intent: 'pi_1' },
    balance_transactions: [{ amount: moved }],
  });
  const ends = (state: PledgeState, status?: string, moved?: number) =>
    pledgeIn(state, disputesAreAsAtStripe).ends({
      disputes: status === undefined ? [] : [dispute(status, moved)],
    }).broken;

  test.each([
    ['collected', undefined],
    ['collected', 'warning_needs_response'],
    ['disputed', 'needs_response'],
    ['disputed', 'under_review'],
    ['won', 'won'],
    ['lost', 'lost'],
    ['refunded', 'lost'],
  ] as const)('%s with %s keeps the rule', (state, status) => {
    expect(ends(state, status)).toEqual([]);
  });

  test.each([
    ['collected', 'needs_response'],
    ['won', 'under_review'],
    ['collected', 'lost'],
    ['won', 'lost'],
    ['disputed', 'won'],
    ['disputed', undefined],
  ] as const)('%s with %s breaks it', (state, status) => {
    expect(ends(state, status)).toHaveLength(1);
  });

  test('what people were told of by the daily check is known to differ', () => {
    const story = pledgeIn('collected', disputesAreAsAtStripe);
    const told = { pk: 'L#1', sk: 'DIFFERENCE#1', pledgeId: story.pledge.id };
    const end = { disputes: [dispute('needs_response')], items: [told] };
    expect(story.ends(end).broken).toEqual([]);
  });
});
