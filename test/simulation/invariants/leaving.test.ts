import { describe, expect, test } from '@jest/globals';
import { deadlineMs, hourMs, pledgeEventsTo, startMs } from '../../support/given.ts';
import { cancelledInTime, leftForAReason } from './leaving.ts';
import type { Story } from './tell.ts';
import { asking, tell } from './tell.ts';

const confirmed = (state: 'live' | 'settling' | 'cancelled' = 'live'): Story => {
  const story = tell(leftForAReason).runs(state, { outcome: 'unfunded' }).pledges();
  for (const event of pledgeEventsTo('confirmed')) story.step(event);
  return story;
};
const asks = (story: Story): Story =>
  story.asked(asking({ path: `/v1/pledges/${story.pledge.id}/cancel` }));
const cancelled = (atMs: number) => ({ type: 'PledgeCancelled', atMs, refundedMinor: 0 }) as const;
const releases = (reason: 'lapsed' | 'campaign_cancelled' | 'campaign_unfunded') =>
  ({ type: 'PledgeReleaseStarted', atMs: deadlineMs, attemptNumber: 1, reason }) as const;

describe('a pledge leaves for a reason', () => {
  test('because its backer asked for it in time', () => {
    expect(asks(confirmed()).step(cancelled(deadlineMs - 1)).broken).toEqual([]);
  });

  test('not because nobody asked for it', () => {
    expect(confirmed().step(cancelled(deadlineMs - 1)).broken).toHaveLength(1);
  });

  test('nor because its backer asked too late', () => {
    expect(asks(confirmed()).step(cancelled(deadlineMs)).broken).toEqual([
      expect.stringContaining('at or after the deadline'),
    ]);
  });

  test('by lapsing only while it is not paid', () => {
    const [lapse] = pledgeEventsTo('lapsed');
    const pending = tell(leftForAReason).runs('live').pledges();
    if (lapse) expect(pending.step(lapse).broken).toEqual([]);
    expect(confirmed().step(releases('lapsed')).broken).toHaveLength(1);
  });

  test('as its campaign says, and not otherwise', () => {
    expect(confirmed('settling').step(releases('campaign_unfunded')).broken).toEqual([]);
    expect(confirmed('cancelled').step(releases('campaign_cancelled')).broken).toEqual([]);
    expect(confirmed('settling').step(releases('campaign_cancelled')).broken).toHaveLength(1);
    expect(confirmed('cancelled').step(releases('campaign_unfunded')).broken).toHaveLength(1);
  });
});

describe('a campaign is cancelled', () => {
  const cancels = (state: 'draft' | 'live', atMs: number) =>
    tell(cancelledInTime).runs(state).campaignStep({ type: 'CampaignCancelled', atMs }).broken;

  test('before its deadline, and not at it', () => {
    expect(cancels('live', deadlineMs - 1)).toEqual([]);
    expect(cancels('live', deadlineMs)).toHaveLength(1);
  });

  test('whenever its creator likes, while nobody knows of it', () => {
    expect(cancels('draft', startMs + hourMs)).toEqual([]);
    expect(cancels('draft', deadlineMs)).toEqual([]);
  });
});
