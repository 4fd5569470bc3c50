import { describe, expect, test } from '@jest/globals';
import { deadlineMs, pledgeEventsTo, pledgedAtMs, sealedAtMs } from '../../support/given.ts';
import type { CampaignState } from '../../../shared/domain/campaign.ts';
import type { CampaignWishes } from '../../support/given.ts';
import type { PledgeEvent } from '../../../shared/domain/pledge.ts';
import type { Story } from './tell.ts';
import { asking, tell } from './tell.ts';
import { cancelledInTime, leftForAReason } from './leaving.ts';

const [confirmed] = pledgeEventsTo('confirmed') as [PledgeEvent];
const unfunded: CampaignWishes = {
  outcome: 'unfunded',
  tally: { pledgedMinor: 0, pledges: 0, backers: 0, units: 0 },
};

describe('left for a reason', () => {
  const cancelled = (atMs: number): PledgeEvent => ({
    ...{ type: 'PledgeCancelled', atMs, refundedMinor: 0 },
  });
  const pledge = (state: CampaignState = 'live', wishes: CampaignWishes = {}): Story =>
    tell(leftForAReason).runs(state, wishes).pledges();
  const asksToCancel = (story: Story): Story =>
    story.asked(asking({ path: `/v1/pledges/${story.pledge.id}/cancel` }));

  test('a backer who asks for it before the deadline is let go', () => {
    expect(asksToCancel(pledge()).step(cancelled(pledgedAtMs)).broken).toEqual([]);
  });

  test('one who never asked, or asked too late, is counted on', () => {
    expect(pledge().step(cancelled(pledgedAtMs)).broken).toEqual([
      expect.stringContaining('its backer never asked for it'),
    ]);
    expect(asksToCancel(pledge()).step(cancelled(deadlineMs)).broken).toEqual([
      expect.stringContaining('at or after the deadline'),
    ]);
  });

  test('what was never paid lapses, what was set up does not', () => {
    const lapsed = { type: 'PledgeLapsed', atMs: sealedAtMs, refundedMinor: 0 } as const;
    expect(pledge().step(lapsed).broken).toEqual([]);
    const lapsing = { type: 'PledgeReleaseStarted', attemptNumber: 1, reason: 'lapsed' } as const;
    const setUp = pledge()
      .step(confirmed)
      .step({ ...lapsing, atMs: sealedAtMs });
    expect(setUp.broken).toEqual([expect.stringContaining('though its payment was set up')]);
  });

  test.each([
    ['campaign_cancelled', 'cancelled', {}],
    ['campaign_abandoned', 'abandoned', {}],
    ['campaign_unfunded', 'settling', unfunded],
  ] as const)('%s is said of such a campaign alone', (reason, state, wishes) => {
    const released = { type: 'PledgeReleased', reason, refundedMinor: 0 } as const;
    const rightly = pledge(state, wishes).step(confirmed);
    expect(rightly.step({ ...released, atMs: sealedAtMs }).broken).toEqual([]);
    const wrongly = pledge('settling').step(confirmed);
    expect(wrongly.step({ ...released, atMs: sealedAtMs }).broken).toEqual([
      expect.stringContaining('is settling'),
    ]);
  });
});

describe('cancelled in time', () => {
  const cancel = (state: 'draft' | 'live', atMs: number): readonly string[] =>
    tell(cancelledInTime).runs(state).campaignStep({ type: 'CampaignCancelled', atMs }).broken;

  test('before the deadline, or while nobody knows of it', () => {
    expect(cancel('live', deadlineMs - 1)).toEqual([]);
    expect(cancel('draft', deadlineMs)).toEqual([]);
  });

  test('at the deadline is too late', () => {
    expect(cancel('live', deadlineMs)).toEqual([expect.stringContaining('too late')]);
  });
});
