/** The two campaigns of the demonstration: what they promise and what their backers choose. */
import type { Collection } from './plan-row.ts';

export type DemoReward = {
  readonly id: string;
  readonly title: string;
  readonly priceMinor: number;
  readonly retailPriceMinor: number;
  readonly stock?: number;
};

export type DemoCampaign = {
  readonly title: string;
  readonly currency: 'EUR' | 'USD';
  readonly goalMinor: number;
  readonly collection: Collection;
  readonly rewards: readonly [DemoReward, DemoReward];
  /** Each backer's wish. One that is sold out becomes `regular`. */
  readonly wishes: readonly ('early-bird' | 'regular')[];
};

export const demoCampaigns: readonly DemoCampaign[] = [
  {
    title: 'Cloudstep Two: running shoes that count your steps',
    currency: 'EUR',
    goalMinor: 300_00,
    collection: 'save-card',
    rewards: [
      {
        id: 'early-bird',
        title: 'Early bird, 3 pairs only',
        priceMinor: 49_00,
        retailPriceMinor: 99_00,
        stock: 3,
      },
      { id: 'regular', title: 'One pair', priceMinor: 59_00, retailPriceMinor: 99_00, stock: 200 },
    ],
    wishes: ['early-bird', 'early-bird', 'early-bird', 'early-bird', 'regular', 'regular'],
  },
  {
    title: 'Torque One: twenty-four screwdriver bits in one handle',
    currency: 'USD',
    goalMinor: 5000_00,
    collection: 'authorize',
    rewards: [
      {
        id: 'early-bird',
        title: 'Early bird, 50 sets only',
        priceMinor: 19_90,
        retailPriceMinor: 34_90,
        stock: 50,
      },
      { id: 'regular', title: 'One set', priceMinor: 24_90, retailPriceMinor: 34_90, stock: 2000 },
    ],
    wishes: ['early-bird', 'regular', 'early-bird', 'early-bird', 'regular', 'early-bird'],
  },
];
