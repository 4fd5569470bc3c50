import { describe, expect, test } from '@jest/globals';
import {
  changedPromise,
  concerns,
  firstPromise,
  mayChangePromise,
  openWindow,
  promiseTermsOf,
} from '../../shared/domain/promise.ts';
import type { PledgeLine } from '../../shared/domain/line.ts';
import type { PromiseChange, PromiseVersion } from '../../shared/domain/promise.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { campaignIn, dayMs, startMs } from '../support/given.ts';
import { refusedAs } from '../support/refused-as.ts';

const kettle = {
  ...{ id: 'kettle', title: 'The kettle', priceMinor: 4900 },
  ...{ estimatedDelivery: '2027-03-01', shipping: [{ countries: ['DE', 'AT'], costMinor: 0 }] },
};
const mug = { id: 'mug', title: 'A mug', priceMinor: 1500 };
const campaign = campaignIn('settled', { rewards: [kettle, mug] });
const first = firstPromise(campaign);
const changedAtMs = startMs + 30 * dayMs;

type RewardChange = Omit<PromiseChange['rewards'][number], 'rewardId'>;

function changed(
  change: RewardChange,
  versions: readonly PromiseVersion[] = [first],
  { atMs = changedAtMs, rewardId = 'kettle', terms = campaign } = {},
): PromiseVersion {
  const wish = { reason: 'The tool cracked.', rewards: [{ rewardId, ...change }] };
  const version = changedPromise(terms, versions, wish, atMs);
  if (isRefusal(version)) throw new Error(version.detail);
  return version;
}
const causesOf = (version: PromiseVersion) => version.exit?.rewards[0]?.causes;

describe('the first version', () => {
  test('is what was published: what, when, where to and at which price', () => {
    expect(first).toStrictEqual({
      ...{ campaignId: campaign.id, number: 1, atMs: campaign.publishedAtMs },
      rewards: [
        {
          ...{ rewardId: 'kettle', what: 'The kettle', when: '2027-03-01' },
          ...{ shipsTo: ['AT', 'DE'], priceMinor: 4900 },
        },
        { rewardId: 'mug', what: 'A mug', priceMinor: 1500 },
      ],
    });
  });

  test('has thirty days of tolerance and fourteen to leave, unless its campaign says otherwise', () => {
    expect(promiseTermsOf({})).toEqual({ toleranceDays: 30, exitDays: 14 });
    expect(promiseTermsOf({ promise: { toleranceDays: 0 } })).toEqual({
      ...{ toleranceDays: 0, exitDays: 14 },
    });
    expect(promiseTermsOf({ promise: { exitDays: 7 } })).toEqual({
      ...{ toleranceDays: 30, exitDays: 7 },
    });
  });
});

describe('a change', () => {
  test('is the next version, with its reason, and leaves the other rewards as they are', () => {
    expect(changed({ when: '2027-03-20' })).toEqual({
      ...{ campaignId: campaign.id, number: 2, atMs: changedAtMs, reason: 'The tool cracked.' },
      rewards: [{ ...first.rewards[0], when: '2027-03-20' }, first.rewards[1]],
    });
  });

  test.each([
    ['2027-03-31', undefined],
    ['2027-04-01', ['later']],
    ['2026-12-24', undefined],
    [null, ['later']],
  ] as const)('of the day to %s is a breach by %j', (when, causes) => {
    expect(causesOf(changed({ when }))).toEqual(causes);
  });

  test('that takes the day back leaves none', () => {
    expect(changed({ when: null }).rewards[0]).not.toHaveProperty('when');
  });

  test.each([
    [{ what: 'A smaller kettle' }, ['other']],
    [{ priceMinor: 4901 }, ['dearer']],
    [{ priceMinor: 4899 }, undefined],
    [{ shipsTo: ['DE'] }, ['elsewhere']],
    [{ shipsTo: ['AT', 'CH', 'DE'] }, undefined],
    [{ what: 'Another', when: '2028-01-01', priceMinor: 9900 }, ['later', 'other', 'dearer']],
  ] as const)('to %j is a breach by %j', (change, causes) => {
    expect(causesOf(changed(change))).toEqual(causes);
  });

  test('opens a window of fourteen days for the rewards that it is about', () => {
    expect(changed({ what: 'Another' }).exit).toEqual({
      closesAtMs: changedAtMs + 14 * dayMs,
      rewards: [{ rewardId: 'kettle', causes: ['other'] }],
    });
    const short = { ...campaign, promise: { exitDays: 7 } };
    expect(changed({ what: 'Another' }, [first], { terms: short }).exit?.closesAtMs).toBe(
      changedAtMs + 7 * dayMs,
    );
  });

  test('of a reward without a day to a day is no delay, and countries narrow what was everywhere', () => {
    const other = { rewardId: 'mug' };
    expect(changed({ when: '2030-01-01' }, [first], other).exit).toBeUndefined();
    expect(causesOf(changed({ shipsTo: ['DE'] }, [first], other))).toEqual(['elsewhere']);
  });

  test('is held against the last day that backers agreed to: small delays add up', () => {
    const second = changed({ when: '2027-03-25' });
    const third = changed({ when: '2027-04-10' }, [first, second]);
    expect([causesOf(second), causesOf(third)]).toEqual([undefined, ['later']]);
    const fourth = changed({ when: '2027-05-10' }, [first, second, third]);
    expect(fourth).toMatchObject({ number: 4 });
    expect(fourth.exit).toBeUndefined();
  });

  test('is held against the last day of its own reward, whatever happened to another', () => {
    const second = changed({ when: '2027-03-25' });
    const third = changed({ what: 'A cup' }, [first, second], { rewardId: 'mug' });
    expect(causesOf(changed({ when: '2027-04-10' }, [first, second, third]))).toEqual(['later']);
  });

  test('of two rewards is agreed to for both of them', () => {
    const rewards = ['kettle', 'mug'].map((rewardId) => ({ rewardId, what: 'Another' }));
    const both = changedPromise(campaign, [first], { reason: 'A flood.', rewards }, changedAtMs);
    if (isRefusal(both)) throw new Error(both.detail);
    expect(both.exit?.rewards.map(({ rewardId }) => rewardId)).toEqual(['kettle', 'mug']);
    for (const rewardId of ['kettle', 'mug'])
      expect(changed({ priceMinor: 100 }, [first, both], { rewardId }).exit).toBeUndefined();
    for (const rewardId of ['kettle', 'mug']) {
      const pledge = { rewardId, createdAtMs: changedAtMs - 1 };
      expect(openWindow([first, both], pledge, changedAtMs)).toMatchObject({ number: 2 });
    }
  });

  test('of another reward does not open the window of an earlier breach again', () => {
    const second = changed({ what: 'Another' });
    const third = changed({ what: 'A cup' }, [first, second], { rewardId: 'mug' });
    expect(third.exit?.rewards).toEqual([{ rewardId: 'mug', causes: ['other'] }]);
  });

  test.each([
    [{ rewards: [{ rewardId: 'car', what: 'A car' }] }, 'reward_not_found'],
    [{ rewards: [{ rewardId: 'kettle', what: 'The kettle' }] }, 'promise_unchanged'],
    [{ rewards: [{ rewardId: 'kettle', shipsTo: ['DE', 'AT', 'DE'] }] }, 'promise_unchanged'],
  ])('to %j is refused as %s', (change, code) => {
    const wish = { reason: 'None at all.', ...change };
    expect(refusedAs(changedPromise(campaign, [first], wish, changedAtMs))).toBe(code);
  });

  test('happens 49 times at most', () => {
    const versions = Array.from({ length: 50 }, () => first);
    const wish = { reason: 'Once more.', rewards: [{ rewardId: 'mug', what: 'A cup' }] };
    expect(changedPromise(campaign, versions, wish, changedAtMs)).toEqual({
      refused: 'too_many_changes',
      detail: 'A promise is changed 49 times at most.',
    });
    expect(changedPromise(campaign, versions.slice(1), wish, changedAtMs)).toMatchObject({
      number: 2,
    });
  });

  test('needs something that was promised before', () => {
    const wish = { reason: 'None at all.', rewards: [] };
    expect(() => changedPromise(campaign, [], wish, changedAtMs)).toThrow(
      'A promise has a first version.',
    );
  });

  test('may be made while somebody waits for what was promised', () => {
    const states = [
      ...(['draft', 'upcoming', 'live', 'closing', 'settling', 'settled'] as const),
      ...(['fulfilling', 'fulfilled', 'cancelled', 'abandoned'] as const),
    ];
    expect(states.filter((state) => mayChangePromise(campaignIn(state)))).toEqual([
      ...['upcoming', 'live', 'closing', 'settling', 'settled', 'fulfilling'],
    ]);
  });
});

describe('a pledge', () => {
  const second = changed({ what: 'Another' });
  const versions = [first, second];
  const pledge = { rewardId: 'kettle', createdAtMs: changedAtMs - 1 };
  const closesAtMs = changedAtMs + 14 * dayMs;

  test('may leave until the very end of the window, and not a moment longer', () => {
    expect(openWindow(versions, pledge, closesAtMs - 1)).toMatchObject({ number: 2, closesAtMs });
    expect(refusedAs(openWindow(versions, pledge, closesAtMs))).toBe('exit_window_closed');
  });

  test('of another reward, of none, or made after the change, agrees to it', () => {
    for (const other of [
      { rewardId: 'mug' },
      { rewardId: undefined },
      { createdAtMs: changedAtMs },
    ])
      expect(refusedAs(openWindow(versions, { ...pledge, ...other }, changedAtMs))).toBe(
        'exit_not_offered',
      );
  });

  test('of several things may leave for the sake of one of them, whichever it is', () => {
    const [kettle, mug, cup] = ['kettle', 'mug', 'cup'].map((rewardId) => ({
      ...{ rewardId, quantity: 1, priceMinor: 100 },
    })) as [PledgeLine, PledgeLine, PledgeLine];
    for (const lines of [
      [kettle, mug],
      [mug, kettle],
    ]) {
      const several = { createdAtMs: pledge.createdAtMs, lines };
      expect(openWindow(versions, several, changedAtMs)).toMatchObject({ number: 2 });
      expect(concerns(second, first, several)).toBe(true);
      expect(concerns(changed({ when: '2027-03-02' }), first, several)).toBe(true);
    }
    const others = { createdAtMs: pledge.createdAtMs, lines: [mug, cup] };
    expect(openWindow(versions, others, changedAtMs)).toMatchObject({
      refused: 'exit_not_offered',
    });
    expect(concerns(second, first, others)).toBe(false);
  });

  test('has the longer of two windows', () => {
    const third = changed({ what: 'A third one' }, versions, { atMs: changedAtMs + dayMs });
    expect(openWindow([first, second, third], pledge, closesAtMs)).toMatchObject({ number: 3 });
  });

  test('is concerned by a change of its reward that came after it, with or without a window', () => {
    const harmless = changed({ when: '2027-03-02' });
    expect(concerns(second, first, pledge)).toBe(true);
    expect(concerns(harmless, first, pledge)).toBe(true);
    expect(concerns(harmless, first, { ...pledge, rewardId: 'mug' })).toBe(false);
    expect(concerns(harmless, first, { ...pledge, createdAtMs: changedAtMs })).toBe(false);
    expect(concerns(harmless, undefined, pledge)).toBe(false);
    expect(concerns(first, first, pledge)).toBe(false);
  });
});
