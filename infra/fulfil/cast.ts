/**
 * The two campaigns of the story and their backers: what each wants, pays, answers and suffers is
 * decided by the backer's number alone, so that every run of one size comes out the same.
 */
import { dayMs } from '../../shared/domain/duration.ts';

export const prices = { lamp: 49_95, guide: 9_90, print: 13_05 } as const;
export type RewardId = keyof typeof prices;

export type Backer = {
  readonly number: number;
  readonly name: string;
  readonly rewardId: RewardId;
  readonly quantity: number;
  readonly amountMinor: number;
  readonly country: string;
};

/** What becomes of a parcel at the end of its way. */
export type Fate = 'arrives' | 'comes back' | 'is lost' | 'is lost for good' | 'arrives broken';

export const pledgesMin = 8;

export const backers = (pledges: number): readonly Backer[] =>
  Array.from({ length: pledges }, (_, index) => backer(index + 1));

function backer(number: number): Backer {
  const rewardId = rewardOf(number);
  const quantity = rewardId === 'lamp' && number % 10 === 0 ? 2 : 1;
  return {
    ...{ number, rewardId, quantity, amountMinor: prices[rewardId] * quantity },
    name: `fan-${String(number).padStart(5, '0')}`,
    country: ['DE', 'FR', 'US'][number % 3] ?? 'DE',
  };
}

/** Six of ten want the lamp, two the guide as a file, two a print to pick up. */
function rewardOf(number: number): RewardId {
  const place = number % 5;
  if (place === 4) return 'guide';
  return place === 3 ? 'print' : 'lamp';
}

/** Four of a hundred take their money back when the promise changes. */
export const leaves = ({ number }: Backer): boolean => number % 25 === 7;

const fates: readonly Fate[] = ['comes back', 'is lost', 'is lost for good', 'arrives broken'];

/** Of a backer's first parcel. Who wanted two lamps has lost one of them now and then. */
export function fateOf({ number }: Backer): Fate {
  if (number % 20 === 10) return 'is lost for good';
  if (number % 10 !== 1) return 'arrives';
  return fates[Math.floor(number / 10) % fates.length] ?? 'arrives';
}

const postalCodes: Readonly<Record<string, string>> = { DE: '10115', FR: '75011', US: '94107' };

export const addressOf = ({ name, number, country }: Backer) => ({
  ...{ name: `Backer ${name}`, line1: `${number} Lantern Street`, city: 'Lightville', country },
  ...{ postalCode: postalCodes[country] ?? '', ...(country === 'US' && { region: 'CA' }) },
});

export const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

export const termsOf = (title: string, deadlineMs: number) => ({
  title,
  currency: 'EUR',
  goal: { amountMinor: 100_00 },
  fundingModel: 'all-or-nothing',
  collection: 'save-card',
  deadline: new Date(deadlineMs).toISOString(),
  promise: { toleranceDays: 30, exitDays: 14 },
  rewards: (Object.keys(prices) as RewardId[]).map((id) => ({
    ...{ id, title: `The ${id}`, priceMinor: prices[id] },
    estimatedDelivery: dayOf(deadlineMs + 60 * dayMs),
  })),
});

/** Later than the tolerance: a breach of every promise. */
export const laterPromise = (deadlineMs: number) => ({
  reason: 'The first tool cracked, and the second one takes three months.',
  rewards: (Object.keys(prices) as RewardId[]).map((rewardId) => ({
    ...{ rewardId, when: dayOf(deadlineMs + 150 * dayMs) },
  })),
});

/** The first releases three parts of five, the last the whole rest. */
export const milestonesOf = (deadlineMs: number) => [
  {
    ...{ id: 'production', kind: 'production', title: 'All of them are made' },
    ...{ plannedFor: dayOf(deadlineMs + 30 * dayMs), shareBasisPoints: 6000 },
  },
  {
    ...{ id: 'shipping', kind: 'shipping', title: 'All of them are sent' },
    ...{ plannedFor: dayOf(deadlineMs + 150 * dayMs), shareBasisPoints: 4000 },
  },
];

export const deliveryPlan = {
  rewards: [
    {
      ...{ rewardId: 'lamp', kind: 'parcel' },
      choices: [{ id: 'colour', title: 'Colour', options: ['red', 'green'] }],
    },
    { rewardId: 'guide', kind: 'digital' },
    { rewardId: 'print', kind: 'pickup' },
  ],
};

export const sumOf = (some: readonly { readonly amountMinor: number }[]): number =>
  some.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
