import { describe, expect, test } from '@jest/globals';
import {
  addPledgeCounts,
  countNames,
  countsChange,
  dunningIn,
  statesIn,
} from '../../shared/domain/pledge-counts.ts';
import { deadlineMs, pledgeIn } from '../support/given.ts';

describe('what is counted', () => {
  test('is one number for each state and each end of a failed payment', () => {
    expect([...countNames].sort()).toEqual([
      ...['dunning:dropped', 'dunning:failed', 'dunning:recovered'],
      ...['state:cancelled', 'state:collected', 'state:collecting', 'state:confirmed'],
      ...['state:disputed', 'state:dropped', 'state:lapsed', 'state:lost', 'state:past_due'],
      ...['state:pending', 'state:refunded', 'state:refunding', 'state:released'],
      ...['state:releasing', 'state:won'],
    ]);
  });
});

describe('a change of a pledge', () => {
  test('counts it in the state in which it was made', () => {
    expect(countsChange(undefined, pledgeIn('pending'))).toEqual({ 'state:pending': 1 });
    expect(countsChange(undefined, pledgeIn('collected'))).toEqual({ 'state:collected': 1 });
  });

  test.each([
    ['pending', 'confirmed', { 'state:pending': -1, 'state:confirmed': 1 }],
    ['pending', 'lapsed', { 'state:pending': -1, 'state:lapsed': 1 }],
    ['confirmed', 'collecting', { 'state:confirmed': -1, 'state:collecting': 1 }],
    ['collecting', 'collected', { 'state:collecting': -1, 'state:collected': 1 }],
    ['past_due', 'collecting', { 'state:past_due': -1, 'state:collecting': 1 }],
    ['collected', 'disputed', { 'state:collected': -1, 'state:disputed': 1 }],
    ['won', 'lost', { 'state:won': -1, 'state:lost': 1 }],
  ] as const)('takes it from %s to %s, and counts nothing else', (before, after, counts) => {
    expect(countsChange(pledgeIn(before), pledgeIn(after))).toEqual(counts);
  });

  test.each(['pending', 'collecting', 'past_due', 'dropped', 'collected'] as const)(
    'that leaves it %s counts nothing',
    (state) => {
      const pledge = pledgeIn(state);
      expect(countsChange(pledge, { ...pledge, version: pledge.version + 1 })).toEqual({});
    },
  );
});

describe('a payment', () => {
  const collecting = pledgeIn('collecting');
  const triedAgain = { ...collecting, pastDueUntilMs: deadlineMs };
  const pastDue = pledgeIn('past_due');
  const collected = pledgeIn('collected');

  test('fails once, however often it is tried', () => {
    expect(countsChange(collecting, pastDue)).toEqual({
      ...{ 'state:collecting': -1, 'state:past_due': 1, 'dunning:failed': 1 },
    });
    expect(countsChange(triedAgain, pastDue)).toEqual({
      ...{ 'state:collecting': -1, 'state:past_due': 1 },
    });
  });

  test('has failed if that is the first that is known of it', () => {
    expect(countsChange(undefined, pastDue)).toEqual({ 'state:past_due': 1, 'dunning:failed': 1 });
  });

  test('that had failed is recovered once it is collected, by us or by its backer', () => {
    expect(countsChange(triedAgain, collected)).toEqual({
      ...{ 'state:collecting': -1, 'state:collected': 1, 'dunning:recovered': 1 },
    });
    expect(countsChange(pastDue, collected)).toEqual({
      ...{ 'state:past_due': -1, 'state:collected': 1, 'dunning:recovered': 1 },
    });
  });

  test('that never failed is not recovered', () => {
    const counts = { 'state:collecting': -1, 'state:collected': 1 };
    expect(countsChange(collecting, collected)).toEqual(counts);
    expect(countsChange({ ...collecting, pastDueUntilMs: undefined }, collected)).toEqual(counts);
  });

  test('that had failed is recovered by nothing but the money', () => {
    expect(countsChange(pastDue, pledgeIn('disputed'))).toEqual({
      ...{ 'state:past_due': -1, 'state:disputed': 1 },
    });
  });

  test('is dropped with its pledge', () => {
    const dropped = pledgeIn('dropped');
    expect(countsChange(pastDue, dropped)).toEqual({
      ...{ 'state:past_due': -1, 'state:dropped': 1, 'dunning:dropped': 1 },
    });
    expect(countsChange(undefined, dropped)).toEqual({
      ...{ 'state:dropped': 1, 'dunning:dropped': 1 },
    });
  });
});

describe('counts', () => {
  test('are added name by name', () => {
    const one = { 'state:pending': 3, 'state:confirmed': 5 };
    const other = { 'state:pending': -1, 'state:lapsed': 2 };
    expect(addPledgeCounts(one, other)).toEqual({
      ...{ 'state:pending': 2, 'state:confirmed': 5, 'state:lapsed': 2 },
    });
    expect(one).toEqual({ 'state:pending': 3, 'state:confirmed': 5 });
    expect(other).toEqual({ 'state:pending': -1, 'state:lapsed': 2 });
  });

  test('stay what they are when nothing is added', () => {
    expect(addPledgeCounts({ 'state:won': 4 }, {})).toEqual({ 'state:won': 4 });
    expect(addPledgeCounts({}, { 'state:won': 4 })).toEqual({ 'state:won': 4 });
    expect(addPledgeCounts({}, {})).toEqual({});
  });
});

describe('how many pledges are in a state', () => {
  test('is told of the states that a pledge is in', () => {
    const counts = {
      ...{ 'state:pending': 2, 'state:confirmed': 0, 'state:collected': 1, 'state:lapsed': -1 },
      ...{ 'dunning:failed': 3, 'state:unheard_of': 4 },
    };
    expect(statesIn(counts)).toStrictEqual({ pending: 2, collected: 1 });
    expect(statesIn({})).toStrictEqual({});
  });

  test('is told of each of them', () => {
    expect(
      statesIn({
        ...{ 'state:pending': 1, 'state:confirmed': 2, 'state:collecting': 3 },
        ...{ 'state:collected': 4, 'state:past_due': 5, 'state:dropped': 6 },
        ...{ 'state:releasing': 7, 'state:released': 8, 'state:cancelled': 9 },
        ...{ 'state:lapsed': 10, 'state:refunding': 11, 'state:refunded': 12 },
        ...{ 'state:disputed': 13, 'state:won': 14, 'state:lost': 15 },
      }),
    ).toStrictEqual({
      ...{ pending: 1, confirmed: 2, collecting: 3, collected: 4, past_due: 5, dropped: 6 },
      ...{ releasing: 7, released: 8, cancelled: 9, lapsed: 10, refunding: 11, refunded: 12 },
      ...{ disputed: 13, won: 14, lost: 15 },
    });
  });
});

describe('the follow-up of failed payments', () => {
  test('says how many failed, are being recovered, came back and were dropped', () => {
    expect(
      dunningIn({
        ...{ 'dunning:failed': 7, 'state:past_due': 1, 'dunning:recovered': 4 },
        ...{ 'dunning:dropped': 2, 'state:dropped': 30, 'state:collected': 40 },
      }),
    ).toStrictEqual({ failed: 7, recovering: 1, recovered: 4, dropped: 2 });
  });

  test('is nothing where nothing failed', () => {
    expect(dunningIn({ 'state:collected': 40 })).toStrictEqual({
      ...{ failed: 0, recovering: 0, recovered: 0, dropped: 0 },
    });
  });
});
