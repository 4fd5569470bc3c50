import { describe, expect, test } from '@jest/globals';
import type { DeliveryPlan, DueDelivery, RewardPlan } from '../../shared/domain/delivery-plan.ts';
import {
  choicesFor,
  isAsked,
  isFinal,
  isLocked,
  lockNoticeDays,
  needsAddress,
  nextDue,
  rewardPlanOf,
  withDue,
} from '../../shared/domain/delivery-plan.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import { fulfilmentOf, parcelOf } from '../support/fulfilments.ts';

const oneDayMs = 86_400_000;
/** 1 December 2026, midnight in UTC. */
const askedAtMs = 1_796_083_200_000;

const size = { id: 'size', title: 'Which size?', options: ['S', 'M'] };
const colour = { id: 'colour', title: 'Which colour?', options: ['red', 'blue'] };
const language = { id: 'language', title: 'Which language?', options: ['de', 'en'] };

const shirt: RewardPlan = { rewardId: 'shirt', kind: 'parcel', choices: [size, colour] };
const book: RewardPlan = { rewardId: 'book', kind: 'digital', choices: [language] };
const song: RewardPlan = { rewardId: 'song', kind: 'digital', choices: [] };
const ticket: RewardPlan = { rewardId: 'ticket', kind: 'pickup', choices: [] };

const planOf = (wishes: Partial<DeliveryPlan> = {}): DeliveryPlan => ({
  ...{ campaignId: 'campaign-1', version: 2, keepAddressDays: 90, reminderDays: [3, 7] },
  ...{ rewards: [shirt, book, song, ticket], plannedAtMs: askedAtMs },
  ...wishes,
});
const plan = planOf();

const of = (...rewardIds: string[]) => ({
  lines: rewardIds.map((rewardId) => ({ rewardId, quantity: 1 })),
});

describe('the plan of a reward', () => {
  test('is the one under its id', () => {
    expect(rewardPlanOf(plan, 'song')).toEqual({ rewardId: 'song', kind: 'digital', choices: [] });
    expect(rewardPlanOf(plan, 'ticket').kind).toBe('pickup');
  });

  test.each([
    ['that the plan does not name', plan],
    ['of a campaign without a plan', undefined],
  ])('%s is a parcel without choices', (_which, known) => {
    expect(rewardPlanOf(known, 'mug')).toEqual({ rewardId: 'mug', kind: 'parcel', choices: [] });
  });
});

describe('a delivery', () => {
  test.each<[string, readonly string[], boolean, boolean]>([
    ['a parcel with choices', ['shirt'], true, true],
    ['a parcel that the plan does not name', ['mug'], true, true],
    ['something digital with a choice', ['book'], false, true],
    ['something digital', ['song'], false, false],
    ['something that is picked up', ['ticket'], false, false],
    ['something digital before a parcel', ['song', 'mug'], true, true],
    ['something digital before one with a choice', ['song', 'book'], false, true],
    ['nothing', [], false, false],
  ])('of %s, %j, needs an address: %s, is asked: %s', (_what, rewardIds, address, asked) => {
    expect(needsAddress(plan, of(...rewardIds))).toBe(address);
    expect(isAsked(plan, of(...rewardIds))).toBe(asked);
  });

  test('is sent as a parcel and asked for an address without a plan', () => {
    expect(needsAddress(undefined, of('song'))).toBe(true);
    expect(isAsked(undefined, of('song'))).toBe(true);
    expect(choicesFor(undefined, of('shirt'))).toEqual([]);
  });

  test('is asked every choice of every reward, in order, each with its reward', () => {
    expect(choicesFor(plan, of('book', 'song', 'shirt'))).toEqual([
      { id: 'language', title: 'Which language?', options: ['de', 'en'], rewardId: 'book' },
      { id: 'size', title: 'Which size?', options: ['S', 'M'], rewardId: 'shirt' },
      { id: 'colour', title: 'Which colour?', options: ['red', 'blue'], rewardId: 'shirt' },
    ]);
  });
});

describe('a plan', () => {
  test.each<[string, number, boolean]>([
    ['open a millisecond before its lock', 999, false],
    ['locked from the millisecond of its lock', 1000, true],
    ['locked after it', 1001, true],
  ])('is %s', (_how, nowMs, expected) => {
    expect(isLocked(planOf({ lockAtMs: 1000 }), nowMs)).toBe(expected);
  });

  test('is locked at the beginning of time when it says so', () => {
    expect(isLocked(planOf({ lockAtMs: 0 }), 0)).toBe(true);
  });

  test('without a lock is never locked, nor is what has no plan', () => {
    expect(isLocked(plan, Number.MAX_SAFE_INTEGER)).toBe(false);
    expect(isLocked(undefined, Number.MAX_SAFE_INTEGER)).toBe(false);
  });

  test('announces its lock three days ahead', () => {
    expect(lockNoticeDays).toBe(3);
  });
});

const asked = (wishes: Partial<Fulfilment> = {}): Fulfilment =>
  fulfilmentOf({ ...of('shirt'), planVersion: 2, askedAtMs, reminders: 0, ...wishes });

describe('what a backer has said', () => {
  const locked = planOf({ lockAtMs: 1000 });
  const said = asked({ dataAtMs: 500 });
  const { lines } = said;
  const onItsWay = parcelOf({ lines });

  test('is final from the lock on', () => {
    expect([999, 1000].map((nowMs) => isFinal(said, locked, nowMs))).toEqual([false, true]);
    expect(isFinal(said, plan, 1000)).toBe(false);
  });

  test('is final once all of it is on its way, and not when a part is', () => {
    expect(isFinal({ ...said, parcels: [onItsWay] }, plan, 999)).toBe(true);
    const more = { ...said, lines: [...lines, { rewardId: 'mug', quantity: 1 }] };
    expect(isFinal({ ...more, parcels: [onItsWay] }, plan, 999)).toBe(false);
  });

  test('is not final before anything was said', () => {
    expect(isFinal(asked({ parcels: [onItsWay] }), locked, 1000)).toBe(false);
  });
});

/** What comes next, in days since the backer was asked. */
const nextOf = (
  wishes: Partial<Fulfilment> = {},
  known: DeliveryPlan | undefined = plan,
): [DueDelivery, number] | undefined => {
  const due = nextDue(asked(wishes), known);
  return due && [due.what, (due.atMs - askedAtMs) / 86_400_000];
};

describe('a backer who has not answered', () => {
  test.each<[string, Partial<Fulfilment>, [DueDelivery, number] | undefined]>([
    ['is reminded first after the first number of days', {}, ['remind', 3]],
    ['is counted as never reminded where nothing is said', { reminders: undefined }, ['remind', 3]],
    ['is reminded next after the second number of days', { reminders: 1 }, ['remind', 7]],
    ['is not reminded more often than the plan says', { reminders: 2 }, undefined],
    ['is reminded while a part is on its way', { state: 'shipping' }, ['remind', 3]],
    ['is not reminded once there is an answer', { dataAtMs: askedAtMs }, undefined],
    ['is not reminded of what was never asked', { askedAtMs: undefined }, undefined],
    ['is not reminded of an earlier plan', { planVersion: 1 }, undefined],
    ['is not reminded before being asked by any plan', { planVersion: undefined }, undefined],
    ['is reminded of something digital with a choice', of('book'), ['remind', 3]],
    ['is not reminded where nothing is asked', of('song', 'ticket'), undefined],
  ])('%s', (_rule, wishes, expected) => {
    expect(nextOf(wishes)).toEqual(expected);
  });

  test('is reminded at that time of the day at which the question was asked', () => {
    expect(nextDue(asked(), plan)).toEqual({ what: 'remind', atMs: askedAtMs + 259_200_000 });
  });

  test('is not reminded by a plan without reminders, nor without a plan', () => {
    expect(nextOf({}, planOf({ reminderDays: [] }))).toBeUndefined();
    expect(nextDue(asked(), undefined)).toBeUndefined();
    expect(nextDue(asked({ planVersion: undefined }), undefined)).toBeUndefined();
  });
});

describe('the notice of a lock', () => {
  const lockedAfter = (days: number, wishes: Partial<DeliveryPlan> = {}) =>
    planOf({ lockAtMs: askedAtMs + days * oneDayMs, reminderDays: [], ...wishes });

  test.each<[string, Partial<Fulfilment>, [DueDelivery, number] | undefined]>([
    ['comes three days before the lock', {}, ['announce_lock', 17]],
    ['also goes to who has answered', { dataAtMs: askedAtMs }, ['announce_lock', 17]],
    ['goes out again for a later plan', { lockAnnounced: 1 }, ['announce_lock', 17]],
    ['goes out once for a plan', { lockAnnounced: 2 }, undefined],
    ['waits until the plan was asked by', { planVersion: 1 }, undefined],
    ['is left out where nothing is asked', of('song'), undefined],
  ])('%s', (_rule, wishes, expected) => {
    expect(nextOf(wishes, lockedAfter(20))).toEqual(expected);
  });

  test('is left out without a lock', () => {
    expect(nextOf({}, planOf({ reminderDays: [] }))).toBeUndefined();
  });

  test.each<[string, number, [DueDelivery, number]]>([
    ['after a reminder that is earlier', 7, ['remind', 3]],
    ['after a reminder of the same time', 6, ['remind', 3]],
    ['before a reminder that is later', 5, ['announce_lock', 2]],
  ])('comes %s', (_when, days, expected) => {
    expect(nextOf({}, lockedAfter(days, { reminderDays: [3] }))).toEqual(expected);
  });
});

describe('the data of a delivery that is over', () => {
  const endedAtMs = askedAtMs + 10 * oneDayMs;
  const over = { state: 'fulfilled', dataAtMs: askedAtMs, endedAtMs } as const;

  test.each<[string, Partial<Fulfilment>]>([
    ['fulfilled', {}],
    ['closed', { state: 'closed' }],
    ['of another plan', { planVersion: 1 }],
    ['of which nothing is asked any more', of('song')],
  ])('is removed as many days after its end as the plan keeps it: %s', (_which, wishes) => {
    expect(nextOf({ ...over, ...wishes })).toEqual(['remove_data', 100]);
  });

  test('is removed on the day of the end by a plan that keeps nothing', () => {
    expect(nextOf(over, planOf({ keepAddressDays: 0 }))).toEqual(['remove_data', 10]);
  });

  test('is removed thirty days after its end without a plan', () => {
    expect(nextDue(asked(over), undefined)).toEqual({
      what: 'remove_data',
      atMs: endedAtMs + 2_592_000_000,
    });
  });

  test.each<[string, Partial<Fulfilment>]>([
    ['there is none, or none any more', { dataAtMs: undefined }],
    ['nobody knows when it ended', { endedAtMs: undefined }],
  ])('is not removed when %s, and nobody is reminded of it', (_when, wishes) => {
    expect(nextOf({ ...over, ...wishes })).toBeUndefined();
  });

  test('stays while the delivery is open', () => {
    expect(nextOf({ ...over, state: 'shipping' })).toBeUndefined();
  });
});

describe('a delivery is written with the time of what comes next', () => {
  test('and with all that it was', () => {
    const before = asked();
    expect(withDue(before, plan)).toEqual({ ...before, dueAtMs: askedAtMs + 3 * oneDayMs });
  });

  test('in place of an earlier time', () => {
    expect(withDue(asked({ reminders: 1, dueAtMs: 5 }), plan).dueAtMs).toBe(
      askedAtMs + 7 * oneDayMs,
    );
  });

  test('and with none when nothing does', () => {
    expect(withDue(asked({ reminders: 2, dueAtMs: 5 }), plan).dueAtMs).toBeUndefined();
    expect(withDue(asked({ dueAtMs: 5 }), undefined).dueAtMs).toBeUndefined();
  });
});
