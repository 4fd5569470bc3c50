import { describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Interest } from '../../shared/domain/interest.ts';
import {
  checkAwaited,
  interestChange,
  isAwaited,
  noInterest,
} from '../../shared/domain/interest.ts';
import { campaignIn, draft, hourMs, startMs } from '../support/given.ts';

const interestOf = (wishes: Partial<Interest> = {}): Interest => ({
  ...{ campaignId: 'cmp_abcdefghijkl2345', backerId: 'backer-1' },
  ...{ state: 'interested', atMs: startMs },
  ...wishes,
});
const interested = interestOf();
const withdrawn = interestOf({ state: 'withdrawn' });
const converted = interestOf({ convertedAtMs: startMs + hourMs });
const gone = interestOf({ state: 'withdrawn', convertedAtMs: startMs + hourMs });

describe('the counts of interest', () => {
  test('begin with nobody', () => {
    expect(noInterest).toEqual({ interested: 0, converted: 0 });
  });

  test.each([
    ['one more is interested', undefined, interested, { interested: 1, converted: 0 }],
    ['nobody was, and withdraws', undefined, withdrawn, { interested: 0, converted: 0 }],
    ['one had a pledge at once', undefined, converted, { interested: 1, converted: 1 }],
    ['one withdraws', interested, withdrawn, { interested: -1, converted: 0 }],
    ['one comes back', withdrawn, interested, { interested: 1, converted: 0 }],
    ['one has a pledge', interested, converted, { interested: 0, converted: 1 }],
    ['one who had withdrawn has a pledge', withdrawn, gone, { interested: 0, converted: 1 }],
    ['one who has a pledge withdraws', converted, gone, { interested: -1, converted: 0 }],
    ['a pledge is no longer one', converted, interested, { interested: 0, converted: -1 }],
    ['nothing changes', interested, interested, { interested: 0, converted: 0 }],
    ['nothing changes for a pledge', converted, converted, { interested: 0, converted: 0 }],
  ] as const)('move when %s', (_case, before, after, change) => {
    expect(interestChange(before, after)).toEqual(change);
  });

  test('do not move when somebody is told', () => {
    const told = interestOf({ toldAtMs: startMs + hourMs });
    expect(interestChange(interested, told)).toEqual({ interested: 0, converted: 0 });
  });

  test('take any time as that of a pledge, even the first', () => {
    const first = interestOf({ convertedAtMs: 0 });
    expect(interestChange(interested, first)).toEqual({ interested: 0, converted: 1 });
  });
});

describe('interest', () => {
  const opensAtMs = startMs + hourMs;
  const upcoming = campaignIn('upcoming', { opensAtMs });

  const noSuch = { refused: 'not_found', detail: 'There is no such campaign.' };
  const isCancelled = {
    refused: 'campaign_cancelled',
    detail: 'The campaign was cancelled by its creator.',
  };
  const isOpen = {
    refused: 'campaign_open_already',
    detail: 'The campaign has opened: pledge to it.',
  };

  test('is taken until the moment in which the campaign opens', () => {
    expect(checkAwaited(upcoming, startMs)).toBeUndefined();
    expect(checkAwaited(upcoming, opensAtMs - 1)).toBeUndefined();
    expect(checkAwaited(upcoming, opensAtMs)).toEqual(isOpen);
    expect(checkAwaited(upcoming, opensAtMs + 1)).toEqual(isOpen);
  });

  test.each([
    'live',
    'closing',
    'settling',
    'settled',
    'fulfilling',
    'fulfilled',
    'abandoned',
  ] as const)('in a campaign that is %s comes too late, whatever the time', (state) => {
    expect(checkAwaited(campaignIn(state, { opensAtMs }), startMs)).toEqual(isOpen);
  });

  test('in a campaign that was cancelled is told so', () => {
    expect(checkAwaited(campaignIn('cancelled'), startMs)).toEqual(isCancelled);
  });

  test('in what was not published finds nothing, even once it was cancelled', () => {
    expect(checkAwaited(draft(), startMs)).toEqual(noSuch);
    const unseen: Campaign = { ...draft(), state: 'cancelled', cancelledAtMs: startMs };
    expect(checkAwaited(unseen, startMs)).toEqual(noSuch);
  });
});

describe('a campaign is waited for', () => {
  const openingAt = (opensAtMs: number | undefined): Campaign => ({
    ...campaignIn('live'),
    ...{ publishedAtMs: startMs, opensAtMs: opensAtMs as number },
  });

  test.each([
    ['after it was published', startMs + 1, true],
    ['in the moment of it', startMs, false],
    ['before it', startMs - 1, false],
    ['at no time of its own', undefined, false],
  ] as const)('when it opens %s: %s', (_case, opensAtMs, awaited) => {
    expect(isAwaited(openingAt(opensAtMs))).toBe(awaited);
  });

  test('when it was announced, even if it opened with its publication', () => {
    const announcedAtMs = startMs - hourMs;
    expect(isAwaited({ ...openingAt(startMs), announcedAtMs })).toBe(true);
    expect(isAwaited({ ...draft(), announcedAtMs })).toBe(true);
  });

  test('by nobody while it is a draft', () => {
    expect(isAwaited(draft({ opensAtMs: startMs + hourMs }))).toBe(false);
  });
});
