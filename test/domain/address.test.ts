import { describe, expect, test } from '@jest/globals';
import type { Address } from '../../shared/domain/address.ts';
import { addressFault, servesCountry } from '../../shared/domain/address.ts';
import type { Reward } from '../../shared/domain/campaign.ts';

const to = (country: string, wishes: Partial<Address> = {}) =>
  addressFault({
    ...{ name: 'Anna Example', line1: 'Long Road 1', city: 'Anywhere', country },
    ...wishes,
  });

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const pairs = letters.flatMap((first) => letters.map((letter) => `${first}${letter}`));

const noCountry = {
  refused: 'address_invalid',
  detail: 'The country is none of ISO 3166-1 alpha-2.',
};
const noCode = (country: string) => ({
  refused: 'address_invalid',
  detail: `This is no postal code of ${country}.`,
});
const noRegion = (country: string) => ({
  refused: 'address_invalid',
  detail: `An address in ${country} names its state or province.`,
});

describe('a country', () => {
  /** As ISO writes them, by their first letter. */
  const second: Readonly<Record<string, string>> = {
    ...{ A: 'DEFGILMOQRSTUWXZ', B: 'ABDEFGHIJLMNOQRSTVWYZ', C: 'ACDFGHIKLMNORUVWXYZ' },
    ...{ D: 'EJKMOZ', E: 'CEGHRST', F: 'IJKMOR', G: 'ABDEFGHILMNPQRSTUWY', H: 'KMNRTU' },
    ...{ I: 'DELMNOQRST', J: 'EMOP', K: 'EGHIMNPRWYZ', L: 'ABCIKRSTUVY' },
    ...{ M: 'ACDEFGHKLMNOPQRSTUVWXYZ', N: 'ACEFGILOPRUZ', O: 'M', P: 'AEFGHKLMNRSTWY', Q: 'A' },
    ...{ R: 'EOSUW', S: 'ABCDEGHIJKLMNORSTVXYZ', T: 'CDFGHJKLMNORTVWZ', U: 'AGMSYZ' },
    ...{ V: 'ACEGINU', W: 'FS', Y: 'ET', Z: 'AMW' },
  };
  const isUnknown = (country: string) =>
    to(country)?.detail === 'The country is none of ISO 3166-1 alpha-2.';

  test.each(letters)('is one of the two-letter codes of ISO 3166-1: those with %s', (first) => {
    const known = letters.filter((letter) => !isUnknown(`${first}${letter}`));
    expect(known.join('')).toBe(second[first] ?? '');
  });

  test('is one of 249', () => {
    expect(pairs.filter((pair) => !isUnknown(pair))).toHaveLength(249);
  });

  test.each(['de', 'DEU', 'D', '', ' ', 'DE AT', 'UK', 'EU', 'XK', 'constructor'])(
    'is not %j',
    (country) => {
      expect(to(country, { postalCode: '10115', region: 'Berlin' })).toEqual(noCountry);
    },
  );
});

describe('a postal code', () => {
  const region = 'Somewhere';

  const plain: readonly (readonly [number, string])[] = [
    [4, 'AT AU BE BG CH CY DK HU LI LU NO NZ SI ZA'],
    [5, 'DE EE ES FI FR HR IT MX TH TR UA MY KR'],
    [6, 'CN IN RO SG'],
  ];
  const digits = plain.flatMap(([count, countries]) =>
    countries.split(' ').map((country) => [country, count] as const),
  );

  test.each(digits)('of %s has %i digits and nothing else', (country, count) => {
    const code = '1234567'.slice(0, count);
    expect(to(country, { postalCode: code, region })).toBeUndefined();
    expect(to(country, { postalCode: '0'.repeat(count), region })).toBeUndefined();
    for (const postalCode of [
      ...[code.slice(1), `${code}9`, `x${code}`, `${code}x`, ` ${code}`, `${code} `],
      ...[`${code.slice(0, -1)}x`, 'x'.repeat(count), `${country}-${code}`, '', undefined],
    ])
      expect([postalCode, to(country, { postalCode, region })]).toEqual([
        postalCode,
        noCode(country),
      ]);
  });

  test.each<[string, readonly string[]]>([
    ['US', ['10001', '00000', '10001-1234']],
    ['CA', ['K1A 0B1', 'K1A0B1', 'k1a 0b1', 'V6Z9Z9']],
    ['GB', ['M1 1AE', 'M11AE', 'B33 8TH', 'CR2 6XH', 'DN55 1PT', 'W1A 0AX', 'EC1A 1BB', 'ec1a1bb']],
    ['NL', ['1012 AB', '1012AB', '1012 zz']],
    ['PT', ['1000-205']],
    ['PL', ['00-950']],
    ['SE', ['114 55', '11455']],
    ['CZ', ['110 00', '11000']],
    ['SK', ['811 01', '81101']],
    ['GR', ['105 57', '10557']],
    ['JP', ['100-0001', '1000001']],
    ['BR', ['01310-100', '01310100']],
  ])('of %s may be one of %j', (country, codes) => {
    const refused = codes.filter((postalCode) => to(country, { postalCode, region }));
    expect(refused).toEqual([]);
  });

  test.each<[string, readonly (string | undefined)[]]>([
    ['US', ['1001', '100012', 'x10001', '10001x', '1000x', 'abcde', '10001-', '10001-123']],
    ['US', ['10001-12345', '10001-1234x', '10001-abcd', '100011234', '10001 1234', '-1234']],
    ['CA', ['KAA 0B1', 'K11 0B1', 'K1A AB1', 'K1A 001', 'K1A 0BB', '11A 0B1', 'K1A 0B', '1A 0B1']],
    ['CA', ['xK1A 0B1', 'K1A 0B1x', 'K1A  0B1', 'K1A-0B1', 'K1Ax0B1', 'K1A 0B12']],
    ['GB', ['1 1AE', 'ABC1 1AE', 'MA 1AE', 'M1AA 1AE', 'M111 1AE', 'M1- 1AE', 'M1  1AE', 'M1-1AE']],
    [
      'GB',
      ['M1 AAE', 'M1 11E', 'M1 1A', 'M1 1AEE', 'M1 111', '-M1 1AE', 'M1 1AE-', 'M 1AE', '1AE'],
    ],
    ['GB', ['-1 1AE', '101 1AE', 'M1 1A1', 'M1 1--']],
    ['NL', ['101 AB', '10123 AB', 'x1012 AB', '1012 ABC', '1012 A', '1012 12', '1012', 'ABCD AB']],
    ['NL', ['1012  AB', '1012-AB']],
    ['PT', ['100-205', '11000-205', '1000-20', '1000-2055', 'x1000-205', '1000-205x', '1000205']],
    ['PT', ['abcd-205', '1000-abc', '1000 205']],
    ['PL', ['0-950', '000-950', '00-95', '00-9500', 'x00-950', '00-950x', '00950', 'ab-950']],
    ['PL', ['00-abc', '00 950']],
    ['SE', ['11 55', '1114 55', '114 5', '114 555', 'x114 55', '114 55x', '114  55', 'abc 55']],
    ['SE', ['114 ab', '114-55']],
    ['CZ', ['11 00', '1110 00', '110 0', '110 000', 'x110 00', '110 00x', '110  00', 'abc 00']],
    ['CZ', ['110 ab', '110-00']],
    ['SK', ['81 01', '1811 01', '811 0', '811 011', 'x811 01', '811 01x', '811  01', 'abc 01']],
    ['SK', ['811 ab', '811-01']],
    ['GR', ['10 57', '1105 57', '105 5', '105 577', 'x105 57', '105 57x', '105  57', 'abc 57']],
    ['GR', ['105 ab', '105-57']],
    ['JP', ['10-0001', '1100-0001', '100-001', '100-00011', 'x100-0001', '100-0001x', 'abc-0001']],
    ['JP', ['100-abcd', '100--0001', '100 0001']],
    ['BR', ['0131-100', '013101-100', '01310-10', '01310-1000', 'x01310-100', '01310-100x']],
    ['BR', ['abcde-100', '01310-abc', '01310--100', '01310 100']],
  ])('of %s is none of %j, and not missing', (country, codes) => {
    for (const postalCode of [...codes, '', undefined])
      expect([postalCode, to(country, { postalCode, region })]).toEqual([
        postalCode,
        noCode(country),
      ]);
  });

  test.each([
    ['third', (letter: string) => `K1${letter} 0B1`],
    ['fifth', (letter: string) => `K1A 0${letter}1`],
  ])('of CA has no letter in its %s place that looks like another', (_place, code) => {
    const refused = letters.filter((letter) => to('CA', { postalCode: code(letter), region }));
    expect(refused.join('')).toBe('DFIOQU');
  });

  test('of CA begins with a letter that stands for a part of it', () => {
    const first = letters.filter((letter) => !to('CA', { postalCode: `${letter}1A 0B1`, region }));
    expect(first.join('')).toBe('ABCEGHJKLMNPRSTVXY');
  });

  test.each(['IE', 'HK', 'AE', 'IL', 'RU', 'AR'])(
    'of %s, which has no row, may have any form or be missing',
    (country) => {
      expect(to(country)).toBeUndefined();
      expect(to(country, { postalCode: '' })).toBeUndefined();
      expect(to(country, { postalCode: 'D02 AF30' })).toBeUndefined();
    },
  );

  test('is asked for in these countries, and in no other', () => {
    const asking = pairs.filter(
      (country) => to(country, { region })?.detail === `This is no postal code of ${country}.`,
    );
    expect(asking.join(' ')).toBe(
      'AT AU BE BG BR CA CH CN CY CZ DE DK EE ES FI FR GB GR HR HU IN IT JP KR LI LU MX MY NL NO ' +
        'NZ PL PT RO SE SG SI SK TH TR UA US ZA',
    );
  });
});

describe('a state or province', () => {
  test.each([
    ['US', '10001'],
    ['CA', 'K1A 0B1'],
    ['AU', '2000'],
    ['BR', '01310-100'],
    ['MX', '06000'],
    ['IN', '110001'],
    ['CN', '100000'],
  ])('is named in %s', (country, postalCode) => {
    expect(to(country, { postalCode })).toEqual(noRegion(country));
    expect(to(country, { postalCode, region: '' })).toEqual(noRegion(country));
    expect(to(country, { postalCode, region: 'X' })).toBeUndefined();
  });

  test.each([
    ['DE', '10115'],
    ['GB', 'M1 1AE'],
    ['JP', '100-0001'],
    ['IE', undefined],
  ])('may be left out in %s, and may be named', (country, postalCode) => {
    expect(to(country, { postalCode })).toBeUndefined();
    expect(to(country, { postalCode, region: '' })).toBeUndefined();
    expect(to(country, { postalCode, region: 'X' })).toBeUndefined();
  });

  test('is asked for once the postal code is right', () => {
    expect(to('US', { postalCode: '1' })).toEqual(noCode('US'));
  });
});

describe('a delivery goes to a country', () => {
  const reward = (shipping?: Reward['shipping']): Reward => ({
    ...{ id: 'kettle', title: 'The kettle', priceMinor: 4900 },
    ...(shipping && { shipping }),
  });
  const zone = (...countries: string[]) => ({ countries, costMinor: 490 });
  const elsewhere = { costMinor: 2500 };
  const german = reward([zone('DE')]);
  const alpine = reward([zone('AT'), zone('CH')]);
  const common = reward();
  const download = reward([]);

  type Zones = Reward['shipping'];
  test.each<[string, string, readonly Reward[], Zones]>([
    ['a zone of the campaign names', 'DE', [common], [zone('DE')]],
    ['a later zone of the campaign names', 'CH', [common], [zone('DE'), zone('AT', 'CH')]],
    ['no zone names, where one is for all others', 'JP', [common], [zone('DE'), elsewhere]],
    ['the reward names, and the campaign does not', 'DE', [german], [zone('AT')]],
    ['a later zone of the reward names', 'CH', [alpine], [zone('DE')]],
    ['nobody names, when nothing is sent', 'JP', [download], [zone('DE')]],
    ['nobody names, when there are no zones', 'JP', [common], undefined],
    ['all rewards name', 'DE', [german, common, download], [zone('DE')]],
    ['nobody names, when there are no rewards', 'JP', [], [zone('DE')]],
  ])('that %s', (_which, country, rewards, shipping) => {
    expect(servesCountry({ shipping }, rewards, country)).toBe(true);
  });

  test.each<[string, string, readonly Reward[], Zones]>([
    ['no zone of the campaign names', 'JP', [common], [zone('DE'), zone('AT')]],
    ['the campaign names, and the reward does not', 'AT', [german], [zone('AT')]],
    ['only the first reward names', 'DE', [german, alpine], undefined],
    ['only the last reward names', 'CH', [german, alpine], undefined],
  ])('but to none that %s', (_which, country, rewards, shipping) => {
    expect(servesCountry({ shipping }, rewards, country)).toBe(false);
  });
});
