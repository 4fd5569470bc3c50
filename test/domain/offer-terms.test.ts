import { describe, expect, test } from '@jest/globals';
import type { CampaignTerms, Reward } from '../../shared/domain/campaign.ts';
import { checkOffer } from '../../shared/domain/offer-terms.ts';
import { checkTerms } from '../../shared/domain/terms.ts';
import { kettle, startMs, terms } from '../support/given.ts';
import { refusedAs } from '../support/refused-as.ts';

const codeOf = (wishes: Partial<CampaignTerms>): string | undefined =>
  refusedAs(checkOffer({ ...terms, ...wishes }));
const mug: Reward = { id: 'mug', title: 'A mug', priceMinor: 1_000, kind: 'add-on' };
const shirt = (variants: Required<Reward>['variants'], more: Partial<Reward> = {}): Reward => ({
  ...{ id: 'shirt', title: 'A shirt', priceMinor: 2_000, variants },
  ...more,
});

describe('an offer is good', () => {
  test.each<[string, Partial<CampaignTerms>]>([
    ['with nothing to sell', { rewards: [] }],
    ['with an add-on beside a reward', { rewards: [kettle, mug] }],
    [
      'with two variants, one at a price of its own',
      {
        rewards: [
          shirt([
            { id: 's', title: 'S' },
            { id: 'xl', title: 'XL', priceMinor: 2_500 },
          ]),
        ],
      },
    ],
    ['with a stock for each variant', { rewards: [shirt([{ id: 's', title: 'S', stock: 5 }])] }],
    ['with one for all', { rewards: [shirt([{ id: 's', title: 'S' }], { stock: 5 })] }],
    ['with one zone for all the world', { shipping: [{ costMinor: 0 }] }],
    [
      'with zones that differ',
      { shipping: [{ countries: ['DE', 'AT'], costMinor: 5 }, { costMinor: 9 }] },
    ],
  ])('%s', (_what, wishes) => {
    expect(checkOffer({ ...terms, ...wishes })).toBeUndefined();
  });
});

describe('an offer is refused', () => {
  test.each<[string, string, Partial<CampaignTerms>]>([
    ['add_on_alone', 'that has nothing but add-ons', { rewards: [mug] }],
    [
      'variant_ids_repeated',
      'with a variant twice',
      {
        rewards: [
          shirt([
            { id: 's', title: 'S' },
            { id: 's', title: 'Small' },
          ]),
        ],
      },
    ],
    [
      'variant_stock_ambiguous',
      'with two stocks of one thing',
      { rewards: [shirt([{ id: 's', title: 'S', stock: 5 }], { stock: 5 })] },
    ],
    [
      'variant_stock_ambiguous',
      'with a stock for all and one for a variant',
      {
        rewards: [
          shirt(
            [
              { id: 's', title: 'S' },
              { id: 'm', title: 'M', stock: 5 },
            ],
            { stock: 5 },
          ),
        ],
      },
    ],
    [
      'amount_too_small',
      'with a second reward that cannot be charged in a variant',
      { rewards: [kettle, shirt([{ id: 's', title: 'S', priceMinor: 1 }])] },
    ],
    [
      'amount_too_small',
      'with a variant that cannot be charged',
      { rewards: [shirt([{ id: 's', title: 'S', priceMinor: 1 }])] },
    ],
    [
      'shipping_zones_overlap',
      'with a country in two zones',
      {
        shipping: [
          { countries: ['DE', 'AT'], costMinor: 5 },
          { countries: ['AT'], costMinor: 9 },
        ],
      },
    ],
    [
      'shipping_zones_overlap',
      'with two zones for everywhere else',
      { shipping: [{ costMinor: 5 }, { costMinor: 9 }] },
    ],
    [
      'shipping_zones_overlap',
      'with a country twice for one reward',
      { rewards: [{ ...kettle, shipping: [{ countries: ['DE', 'DE'], costMinor: 1 }] }] },
    ],
    [
      'amount_not_representable',
      'with a cost that the currency has not',
      { currency: 'ISK', shipping: [{ costMinor: 100, additionalMinor: 50 }] },
    ],
  ])('as %s, %s', (code, _what, wishes) => {
    expect(codeOf(wishes)).toBe(code);
  });

  test('with the rest of the terms', () => {
    expect(refusedAs(checkTerms({ ...terms, rewards: [mug] }, startMs))).toBe('add_on_alone');
  });
});
