import { describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { whyNotExtended } from '../../shared/domain/extension.ts';
import { campaignIn, dayMs, deadlineMs } from '../support/given.ts';

const live = campaignIn('live');
const openedAtMs = live.opensAtMs;
const why = (campaign: Campaign, toMs: number, nowMs = deadlineMs - 1) =>
  whyNotExtended(campaign, toMs, nowMs)?.refused;

describe('a deadline', () => {
  test('is moved to any later time, until the one that stands has come', () => {
    expect(why(live, deadlineMs + 1)).toBeUndefined();
    expect(why(live, deadlineMs + 1, deadlineMs)).toBe('campaign_closed');
  });

  test('is not moved to the same, or an earlier time', () => {
    expect(why(live, deadlineMs)).toBe('deadline_not_later');
    expect(why(live, deadlineMs - 1)).toBe('deadline_not_later');
  });

  test.each(['closing', 'settling', 'settled', 'cancelled'] as const)(
    'of a %s campaign stays',
    (state) => {
      expect(why(campaignIn(state), deadlineMs + 1)).toBe('campaign_state');
    },
  );

  test('is moved to sixty days from the opening, and no millisecond further', () => {
    expect(why(live, openedAtMs + 60 * dayMs)).toBeUndefined();
    expect(why(live, openedAtMs + 60 * dayMs + 1)).toBe('deadline_too_far');
  });

  test('counts its days from the opening, not from when the campaign was made', () => {
    const opened = { ...live, opensAtMs: live.createdAtMs + dayMs };
    expect(why(opened, live.createdAtMs + 61 * dayMs)).toBeUndefined();
    expect(why(opened, live.createdAtMs + 61 * dayMs + 1)).toBe('deadline_too_far');
  });

  test('of authorised cards is moved as far as authorisations hold', () => {
    const soonMs = openedAtMs + 2 * dayMs;
    const authorized = { ...live, collection: 'authorize', deadlineMs: soonMs } as const;
    const days = (count: number, moreMs = 0) =>
      why(authorized, openedAtMs + count * dayMs + moreMs, soonMs - 1);
    expect([days(6.5), days(6.5, 1)]).toEqual([undefined, 'deadline_beyond_authorization']);
  });

  test('comes before late pledges end', () => {
    const closesAtMs = deadlineMs + dayMs;
    const late = { ...live, latePledges: { closesAtMs } };
    expect(why(late, closesAtMs - 1)).toBeUndefined();
    expect(why(late, closesAtMs)).toBe('late_pledges_invalid');
    expect(why({ ...live, latePledges: {} }, closesAtMs)).toBeUndefined();
  });

  test('that stays says why, in words', () => {
    const soonMs = openedAtMs + 2 * dayMs;
    const authorized = { ...live, collection: 'authorize', deadlineMs: soonMs } as const;
    const late = { ...live, latePledges: { closesAtMs: deadlineMs + 1 } };
    const said = (campaign: Campaign, toMs: number, nowMs = deadlineMs - 1) =>
      whyNotExtended(campaign, toMs, nowMs)?.detail;
    expect([
      said(live, deadlineMs + 1, deadlineMs),
      said(campaignIn('settled'), deadlineMs + 1),
      said(live, deadlineMs),
      said(live, openedAtMs + 61 * dayMs),
      said(authorized, openedAtMs + 7 * dayMs, soonMs - 1),
      said(late, deadlineMs + 1),
    ]).toEqual([
      'The deadline has passed: the campaign is being settled.',
      'The deadline of a settled campaign does not move.',
      'A deadline can only be moved to a later time.',
      'A campaign may run 60 days at most.',
      'Cards were authorised from the opening on: with collection "authorize" a campaign may run ' +
        '6.5 days at most.',
      'Late pledges would end before the new deadline.',
    ]);
  });
});
