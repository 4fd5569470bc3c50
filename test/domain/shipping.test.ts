import { describe, expect, test } from '@jest/globals';
import type { ShippingZone } from '../../shared/domain/shipping.ts';
import { isCountry } from '../../shared/domain/countries.ts';
import { refusedAs } from '../support/refused-as.ts';
import { shippingCost } from '../../shared/domain/shipping.ts';

const zones: readonly ShippingZone[] = [
  { countries: ['DE'], costMinor: 490, additionalMinor: 100 },
  { countries: ['AT', 'CH'], costMinor: 900 },
];
const everywhere: readonly ShippingZone[] = [...zones, { costMinor: 2_500, additionalMinor: 0 }];

const kettle = { id: 'kettle' };
const piano = { id: 'piano', shipping: [{ countries: ['DE'], costMinor: 20_000 }] };
const song = { id: 'song', shipping: [] };

const costOf = (
  lines: readonly (readonly [
    { readonly id: string; readonly shipping?: readonly ShippingZone[] },
    number,
  ])[],
  country?: string,
  shipping: readonly ShippingZone[] | undefined = zones,
) => {
  const sent = lines.map(([reward, quantity]) => ({ reward, quantity }));
  const cost = shippingCost({ shipping }, sent, country);
  return refusedAs(cost) ?? cost;
};

describe('sending', () => {
  test('costs what the zone of the country says, and less for each further piece', () => {
    expect(costOf([[kettle, 1]], 'DE')).toBe(490);
    expect(costOf([[kettle, 3]], 'DE')).toBe(690);
  });

  test('costs the same for each piece where nothing else is said', () => {
    expect(costOf([[kettle, 3]], 'CH')).toBe(2_700);
  });

  test('puts what has no zones of its own in one parcel', () => {
    expect(
      costOf(
        [
          [kettle, 1],
          [{ id: 'mug' }, 2],
        ],
        'DE',
      ),
    ).toBe(690);
  });

  test('sends a reward with zones of its own on its own', () => {
    expect(
      costOf(
        [
          [kettle, 1],
          [piano, 2],
        ],
        'DE',
      ),
    ).toBe(40_490);
  });

  test('costs nothing for what is not sent, and asks for no country', () => {
    expect(costOf([[song, 5]])).toBe(0);
    expect(costOf([[kettle, 5]], undefined, undefined as never)).toBe('ship_to_required');
  });

  test('takes the zone of everywhere else only where no other names the country', () => {
    expect(costOf([[kettle, 4]], 'JP', everywhere)).toBe(2_500);
    expect(costOf([[kettle, 2]], 'DE', everywhere)).toBe(590);
    expect(costOf([[kettle, 2]], 'DE', [...everywhere].reverse())).toBe(590);
  });
});

describe('sending is refused', () => {
  test('without a country', () => {
    expect(costOf([[kettle, 1]])).toBe('ship_to_required');
  });

  test.each([
    ['of the campaign', kettle, 'JP'],
    ['of the reward, whatever the campaign has', piano, 'AT'],
  ] as const)('to a country that is in no zone %s', (_whose, reward, country) => {
    expect(costOf([[reward, 1]], country)).toBe('country_not_shipped');
  });

  test('with the names of what cannot be sent', () => {
    const sent = [kettle, { id: 'mug' }, song].map((reward) => ({ reward, quantity: 1 }));
    expect(shippingCost({ shipping: zones }, sent, 'JP')).toEqual({
      ...{ refused: 'country_not_shipped', detail: 'kettle, mug cannot be sent to JP.' },
    });
  });
});

test('a campaign without zones sends without a price, and asks for no country', () => {
  expect(shippingCost({}, [{ reward: kettle, quantity: 2 }], undefined)).toBe(0);
});

test('countries are those of ISO 3166-1, in capitals', () => {
  expect(['DE', 'US', 'JP', 'XK', 'EU', 'de', ''].filter(isCountry)).toEqual(['DE', 'US', 'JP']);
});
