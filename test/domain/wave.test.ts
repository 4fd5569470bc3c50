import { describe, expect, test } from '@jest/globals';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { WaveRules } from '../../shared/domain/wave.ts';
import { fitsWave } from '../../shared/domain/wave.ts';
import { fulfilmentOf, parcelOf } from '../support/fulfilments.ts';

const fits = (wishes: Partial<Fulfilment>, rules: WaveRules = {}): boolean =>
  fitsWave(fulfilmentOf(wishes), rules);

describe('a wave without rules', () => {
  test.each<[string, Partial<Fulfilment>]>([
    ['of which nothing was sent yet', {}],
    ['whose first parcel is gone, with pieces left', { state: 'shipping' }],
    ['of the first backer', { number: 1 }],
    ['of the last of very many backers', { number: 10_000_000 }],
    ['that goes nobody knows where', { country: undefined }],
    ['whose parcel came back', { parcels: [parcelOf({ state: 'returned' })] }],
    ['whose parcel failed', { parcels: [parcelOf({ state: 'failed' })] }],
    [
      'of which one piece is under way and one is not',
      { lines: [{ rewardId: 'mug', quantity: 2 }], parcels: [parcelOf()] },
    ],
  ])('takes a delivery %s', (_which, wishes) => {
    expect(fits(wishes)).toBe(true);
  });

  test.each<[string, Partial<Fulfilment>]>([
    ['that is in a wave already', { wave: { number: 1, place: 1 } }],
    ['that is fulfilled, though a piece is unsent', { state: 'fulfilled' }],
    ['that is closed, though a piece is unsent', { state: 'closed' }],
    ['whose only piece is on its way', { parcels: [parcelOf({ state: 'dispatched' })] }],
    ['whose only piece has arrived', { parcels: [parcelOf({ state: 'delivered' })] }],
    ['whose only piece was paid back', { waived: [{ rewardId: 'mug', quantity: 1 }] }],
    ['that has no pieces', { lines: [] }],
  ])('leaves out a delivery %s', (_which, wishes) => {
    expect(fits(wishes)).toBe(false);
  });
});

describe('a wave by number', () => {
  test.each<[number, WaveRules, boolean]>([
    [9, { numberFrom: 10 }, false],
    [10, { numberFrom: 10 }, true],
    [11, { numberFrom: 10 }, true],
    [1, { numberTo: 20 }, true],
    [20, { numberTo: 20 }, true],
    [21, { numberTo: 20 }, false],
    [9, { numberFrom: 10, numberTo: 20 }, false],
    [10, { numberFrom: 10, numberTo: 20 }, true],
    [20, { numberFrom: 10, numberTo: 20 }, true],
    [21, { numberFrom: 10, numberTo: 20 }, false],
    [15, { numberFrom: 15, numberTo: 15 }, true],
  ])('has both ends in it: number %i, by %j, is in it: %s', (number, rules, expected) => {
    expect(fits({ number }, rules)).toBe(expected);
  });

  test('counts from 1 where no beginning is named', () => {
    expect([0, 1].map((number) => fits({ number }, { numberTo: 5 }))).toEqual([false, true]);
  });
});

describe('a wave by reward', () => {
  const both = [
    { rewardId: 'book', quantity: 1 },
    { rewardId: 'mug', quantity: 1 },
  ];

  test.each<[string, readonly string[], boolean]>([
    ['the first of its rewards is named', ['book'], true],
    ['the second of its rewards is named', ['mug'], true],
    ['one of its rewards is named among others', ['kettle', 'mug'], true],
    ['none of its rewards is named', ['kettle'], false],
    ['no reward is named at all', [], false],
  ])('takes a delivery when %s, or not', (_when, rewardIds, expected) => {
    expect(fits({ lines: both }, { rewardIds })).toBe(expected);
  });
});

describe('a wave by country', () => {
  test.each<[string | undefined, readonly string[], boolean]>([
    ['DE', ['DE'], true],
    ['AT', ['DE', 'AT'], true],
    ['CH', ['DE', 'AT'], false],
    ['DE', [], false],
    [undefined, ['DE', 'AT'], false],
  ])('a delivery to %s, with %j, is in it: %s', (country, countries, expected) => {
    expect(fits({ country }, { countries })).toBe(expected);
  });
});

describe('a wave by several rules takes who fits all of them', () => {
  const rules = { rewardIds: ['mug'], countries: ['DE'], numberFrom: 5, numberTo: 9 };
  const fitting = { number: 7, country: 'DE' };

  test.each<[string, Partial<Fulfilment>, boolean]>([
    ['fits all', {}, true],
    ['has another number', { number: 4 }, false],
    ['has another reward', { lines: [{ rewardId: 'book', quantity: 1 }] }, false],
    ['goes elsewhere', { country: 'AT' }, false],
    ['is in a wave already', { wave: { number: 1, place: 1 } }, false],
  ])('one that %s', (_which, wishes, expected) => {
    expect(fits({ ...fitting, ...wishes }, rules)).toBe(expected);
  });
});
