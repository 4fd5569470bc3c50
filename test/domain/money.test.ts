import { describe, expect, test } from '@jest/globals';
import {
  amountFault,
  currencies,
  currencyCodes,
  formatMoney,
  isCurrency,
} from '../../shared/domain/money.ts';

describe('the table of currencies', () => {
  test('counts without decimals exactly where Stripe does', () => {
    const zeroDecimal = currencyCodes.filter((code) => currencies[code].exponent === 0);
    expect(zeroDecimal.sort()).toEqual(
      'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
    );
  });

  test('counts three decimals, the last of them 0, exactly where Stripe does', () => {
    const threeDecimal = currencyCodes.filter((code) => currencies[code].exponent === 3);
    expect(threeDecimal.sort()).toEqual('BHD JOD KWD OMR TND'.split(' '));
    expect(threeDecimal.map((code) => currencies[code].stepMinor)).toEqual([10, 10, 10, 10, 10]);
  });

  test('sends ISK and UGX times 100', () => {
    expect(currencies.ISK).toMatchObject({ exponent: 2, stepMinor: 100 });
    expect(currencies.UGX).toMatchObject({ exponent: 2, stepMinor: 100 });
  });

  test('asks everywhere for more than a single step, as Stripe does', () => {
    const low = currencyCodes.filter(
      (code) => currencies[code].minimumMinor <= currencies[code].stepMinor,
    );
    expect(low).toEqual([]);
  });

  test('has only minima that can be charged themselves', () => {
    const odd = currencyCodes.filter((code) => amountFault(currencies[code].minimumMinor, code));
    expect(odd).toEqual([]);
  });

  test('knows codes in capitals only, and no property of objects', () => {
    expect(isCurrency('USD')).toBe(true);
    expect(isCurrency('usd')).toBe(false);
    expect(isCurrency('ZZZ')).toBe(false);
    expect(isCurrency('toString')).toBe(false);
    expect(isCurrency('__proto__')).toBe(false);
  });
});

describe('an amount', () => {
  test.each([
    [49, 'USD', 'amount_too_small'],
    [50, 'USD', undefined],
    [29, 'GBP', 'amount_too_small'],
    [30, 'GBP', undefined],
    [17_499, 'HUF', 'amount_too_small'],
    [17_500, 'HUF', undefined],
    [49, 'JPY', 'amount_too_small'],
    [50, 'JPY', undefined],
    [99_999_999, 'USD', undefined],
    [100_000_000, 'USD', 'amount_too_large'],
    [999_900, 'IDR', 'amount_too_small'],
    [7_900, 'ISK', 'amount_too_small'],
    [0, 'EUR', 'amount_too_small'],
    [-100, 'USD', 'amount_too_small'],
  ] as const)('of %i in %s is %s', (amountMinor, currency, fault) => {
    expect(amountFault(amountMinor, currency)).toBe(fault);
  });

  test.each([
    [100.5, 'JPY'],
    [10.01, 'USD'],
    [150, 'ISK'],
    [100_050, 'UGX'],
    [1_001, 'KWD'],
    [1_005, 'BHD'],
    [Number.NaN, 'USD'],
    [Number.POSITIVE_INFINITY, 'USD'],
    [2 ** 53, 'USD'],
  ] as const)('of %d in %s cannot be represented', (amountMinor, currency) => {
    expect(amountFault(amountMinor, currency)).toBe('amount_not_representable');
  });

  test.each([
    [8_000, 'ISK'],
    [220_000, 'UGX'],
    [1_010, 'KWD'],
    [5_000, 'JPY'],
  ] as const)('of %i in %s can be charged', (amountMinor, currency) => {
    expect(amountFault(amountMinor, currency)).toBeUndefined();
  });
});

describe('money for people', () => {
  test.each([
    [1234, 'USD', 'USD 12.34'],
    [5, 'EUR', 'EUR 0.05'],
    [0, 'EUR', 'EUR 0.00'],
    [1234, 'JPY', 'JPY 1234'],
    [1230, 'KWD', 'KWD 1.230'],
    [10, 'KWD', 'KWD 0.010'],
    [50_000, 'UGX', 'UGX 500.00'],
    [-1234, 'USD', 'USD -12.34'],
  ] as const)('%i in %s reads %s', (amountMinor, currency, text) => {
    expect(formatMoney(amountMinor, currency)).toBe(text);
  });
});
