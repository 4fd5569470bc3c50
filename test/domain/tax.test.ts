import { describe, expect, test } from '@jest/globals';
import type { Currency } from '../../shared/domain/money.ts';
import { taxesOn } from '../../shared/domain/tax.ts';

const vat = { country: 'DE', title: 'VAT', rateBasisPoints: 1_900, included: true };
const sales = { country: 'US', title: 'Sales tax', rateBasisPoints: 825, included: false };

const amounts = (
  rule: typeof vat,
  baseMinor: number,
  currency: Currency = 'EUR',
): readonly number[] =>
  taxesOn([rule], { baseMinor, country: rule.country }, currency).map((tax) => tax.amountMinor);

describe('a tax', () => {
  test('that the prices contain is the part of them that it makes', () => {
    expect(amounts(vat, 11_900)).toEqual([1_900]);
    expect(amounts(vat, 4_900)).toEqual([782]);
  });

  test('on top is its part of the base', () => {
    expect(amounts(sales, 10_000)).toEqual([825]);
  });

  test.each([
    [50, 5],
    [54, 5],
    [55, 6],
    [64, 6],
    [65, 7],
  ])('of 10 %% on %i is %i: rounded half up, once', (baseMinor, taxMinor) => {
    expect(amounts({ ...sales, rateBasisPoints: 1_000 }, baseMinor)).toEqual([taxMinor]);
  });

  test('is rounded to what the currency can charge', () => {
    const tenth = { ...sales, rateBasisPoints: 1_000 };
    expect(amounts(tenth, 12_400, 'ISK')).toEqual([1_200]);
    expect(amounts(tenth, 12_500, 'ISK')).toEqual([1_300]);
    expect(amounts(tenth, 12_340, 'KWD')).toEqual([1_230]);
    expect(amounts(tenth, 12_345, 'JPY')).toEqual([1_235]);
  });

  test('is exact for the largest order that there can be', () => {
    expect(amounts({ ...sales, rateBasisPoints: 9_999 }, 2_000_000_000_000)).toEqual([
      1_999_800_000_000,
    ]);
  });

  test('applies in its country alone, and each of several by itself', () => {
    const rules = [vat, sales, { ...sales, title: 'City tax', rateBasisPoints: 100 }];
    const taxes = taxesOn(rules, { baseMinor: 10_000, country: 'US' }, 'USD');
    expect(taxes).toEqual([
      { title: 'Sales tax', rateBasisPoints: 825, included: false, amountMinor: 825 },
      { title: 'City tax', rateBasisPoints: 100, included: false, amountMinor: 100 },
    ]);
    expect(taxesOn(rules, { baseMinor: 10_000, country: 'FR' }, 'USD')).toEqual([]);
    expect(taxesOn(undefined, { baseMinor: 10_000, country: 'US' }, 'USD')).toEqual([]);
  });
});
