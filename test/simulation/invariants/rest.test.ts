import { describe, expect, test } from '@jest/globals';
import { dayMs, disputeRecord, minuteMs, pledgeEventsTo, sealedAtMs } from '../../support/given.ts';
import type { PledgeState } from '../../../shared/domain/pledge.ts';
import type { PledgeWishes } from '../../support/given.ts';
import type { StripeObject } from '../observation.ts';
import type { Invariant } from './invariant.ts';
import type { Story } from './tell.ts';
import { tell } from './tell.ts';
import { disputesAreAsAtStripe, nothingIsToldForEver, settledWhenAllIsDone } from './rest.ts';

function lived(invariant: Invariant, state: PledgeState, wishes: PledgeWishes = {}): Story {
  const story = tell(invariant).runs('settling').pledges();
  for (const event of pledgeEventsTo(state, wishes)) story.step(event);
  return story;
}

describe('settled when all is done', () => {
  const settle = (state: PledgeState, afterMs = dayMs): readonly string[] => {
    const atMs = sealedAtMs + afterMs;
    const story = lived(settledWhenAllIsDone, state).at(atMs);
    return story.campaignStep({ type: 'CampaignSettled', atMs }).broken;
  };

  test('with every pledge at its end', () => {
    expect(settle('collected')).toEqual([]);
    expect(settle('dropped')).toEqual([]);
  });

  test('with one still under way it breaks', () => {
    expect(settle('past_due')).toEqual([expect.stringContaining('was past_due')]);
  });

  test('but for one that began while the pledges were read', () => {
    expect(settle('collecting', 5 * minuteMs)).toEqual([]);
  });
});

describe('nothing is told for ever', () => {
  const ends = (state: PledgeState, changed: object): readonly string[] => {
    const story = tell(nothingIsToldForEver).runs('settling').pledges();
    for (const event of pledgeEventsTo(state)) story.step(event, changed);
    return story.ends().broken;
  };

  test('a pledge at its end is due no more', () => {
    expect(ends('collected', {})).toEqual([]);
    expect(ends('collected', { dueAtMs: sealedAtMs })).toEqual([
      expect.stringContaining('is collected and due at'),
    ]);
  });

  test('one that waits, or whose bank still decides, is', () => {
    expect(ends('past_due', { dueAtMs: sealedAtMs })).toEqual([]);
    const disputes = [disputeRecord({ status: 'warning_needs_response' })];
    expect(ends('collected', { dueAtMs: sealedAtMs, disputes })).toEqual([]);
  });
});

describe('disputes are as at Stripe', () => {
  const dispute = (status: string): StripeObject => ({
    ...{ id: 'du_1', status, payment_intent: 'pi_1' },
    balance_transactions: [{ amount: -4900 }],
  });
  const ends = (state: PledgeState, ...disputes: StripeObject[]): readonly string[] =>
    lived(disputesAreAsAtStripe, state).ends({ disputes }).broken;

  test('each pledge is where its disputes are', () => {
    expect(ends('collected')).toEqual([]);
    expect(ends('disputed', dispute('needs_response'))).toEqual([]);
    expect(ends('won', dispute('won'))).toEqual([]);
    expect(ends('lost', dispute('lost'))).toEqual([]);
  });

  test.each([
    ['collected', 'under_review', 'and a bank has not decided'],
    ['collected', 'lost', 'and it was lost'],
    ['won', 'lost', 'and it was lost'],
    ['disputed', 'won', 'and no bank holds anything'],
  ] as const)('%s while the dispute is %s breaks it', (state, status, said) => {
    expect(ends(state, dispute(status))).toEqual([expect.stringContaining(said)]);
  });

  test('what the daily check has told people is known', () => {
    const story = lived(disputesAreAsAtStripe, 'collected');
    const told = { pk: 'L#cmp', sk: 'DIFFERENCE#1', pledgeId: story.pledge.id };
    expect(story.ends({ disputes: [dispute('lost')], items: [told] }).broken).toEqual([]);
  });
});
