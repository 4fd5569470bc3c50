/**
 * What a seed is about: one or two campaigns with their terms, the people who come to them and
 * when, and what befalls everybody (redeployments, a lower limit at Stripe). Drawn once, before
 * anything happens, so that a story can be told again with some of its people left out.
 */
import type { Chance } from '../kernel/chance.ts';
import type { BackerPlan, Order } from './backer.ts';
import { usualCrowd } from './backer.ts';
import type { CampaignPlan } from './creator.ts';
import type { PartnerPlan } from './partner.ts';
import type { CallFault, Place } from '../kernel/faults.ts';
import { raceOf } from './race.ts';
import type { Bias } from './bias.ts';
import { biasesOf, collectionOf, withBiases } from './bias.ts';
import type { Habits } from './operator.ts';
import { consumers, streamReaders } from '../call-sites.ts';
import { dayMs, hourMs, minuteMs } from '../../../shared/domain/duration.ts';

export type Collection = 'save-card' | 'authorize' | 'charge-now';

export type StoryOptions = {
  readonly pledges: number;
  readonly startMs: number;
  readonly collection?: Collection | undefined;
  /** A card for a backer, by the mix of a year. */
  readonly card: (chance: Chance) => string;
};

export type Story = {
  readonly campaigns: readonly CampaignStory[];
  readonly redeploysAtMs: readonly number[];
  readonly limitsAtMs: readonly (readonly [atMs: number, perSecond: number | undefined])[];
  readonly outages: readonly Outage[];
  /** The last deadline, from which everything else is counted. */
  readonly deadlineMs: number;
};

/**
 * For a while a function is broken, as by a wrong configuration, so that each call that it makes fails;
 * or nobody reaches a service.
 */
export type Outage = {
  readonly of: Partial<Pick<Place, 'capability' | 'service'>>;
  /** What befalls the calls; when missing, they fail without effect. */
  readonly fault?: CallFault;
  /** Of the calls; all when missing. */
  readonly share?: number;
  readonly fromMs: number;
  readonly untilMs: number;
};

export type CampaignStory = {
  readonly plan: CampaignPlan;
  readonly backers: readonly Omit<BackerPlan, 'campaignId'>[];
  readonly operators: Habits;
  readonly outages: readonly Outage[];
  readonly partner?: PartnerPlan | undefined;
};

export function storyOf(chance: Chance, options: StoryOptions): Story {
  const count = chance.happens(0.2) ? 2 : 1;
  const campaigns = Array.from({ length: count }, (_, index) =>
    campaignStory(chance.fork(`campaign-${index}`), index, {
      ...options,
      pledges: Math.floor(options.pledges / count),
    }),
  );
  const deadlineMs = Math.max(...campaigns.map(({ plan }) => plan.deadlineMs));
  const untilMs = deadlineMs + 2 * hourMs;
  return {
    ...{ campaigns, deadlineMs },
    outages: [
      ...campaigns.flatMap(({ outages }) => outages),
      ...outagesIn(chance.fork('outages'), { startMs: options.startMs, deadlineMs }),
    ],
    redeploysAtMs: Array.from({ length: chance.integer(0, 3) }, () =>
      chance.integer(options.startMs + 5 * minuteMs, untilMs),
    ),
    limitsAtMs: chance.happens(0.2)
      ? [
          [deadlineMs + minuteMs, 5],
          [deadlineMs + 20 * minuteMs, undefined],
        ]
      : [],
  };
}

function outagesIn(
  chance: Chance,
  { startMs, deadlineMs }: { readonly startMs: number; readonly deadlineMs: number },
): readonly Outage[] {
  if (!chance.happens(0.2)) return [];
  const closeMs = deadlineMs - chance.integer(0, 5 * minuteMs);
  const fromMs = chance.happens(0.6) ? closeMs : chance.integer(startMs, deadlineMs);
  const of = brokenPart(chance);
  const isShort = of.service === 'stripe' || streamReaders.includes(of.capability ?? '');
  const lastsMs = chance.pick(
    isShort ? shortOutagesMs : [...shortOutagesMs, 6 * hourMs, 3 * dayMs],
  );
  return [{ of, fromMs, untilMs: fromMs + lastsMs }];
}

function brokenPart(chance: Chance): Outage['of'] {
  if (chance.happens(0.35)) return { service: 'stripe' };
  return { capability: chance.happens(0.3) ? 'keep-totals' : chance.pick(consumers) };
}

/** Who reads the stream is woken every few seconds as long as it fails, which takes long to play. */
const shortOutagesMs = [10 * minuteMs, hourMs, 2 * hourMs] as const;

function campaignStory(chance: Chance, index: number, options: StoryOptions): CampaignStory {
  const { startMs, pledges } = options;
  const biases = biasesOf(chance.fork('biases'));
  const drawn = chance.pick(['save-card', 'save-card', 'authorize', 'charge-now'] as const);
  const collection = options.collection ?? collectionOf(biases) ?? drawn;
  const deadlineMs = startMs + 2 * minuteMs + lastsMs(chance, collection, biases);
  const terms = termsOf(chance, { ...options, collection }, deadlineMs);
  const name = `creator-${index}`;
  const endsAtMs = chance.happens(0.08)
    ? chance.integer(startMs + 3 * minuteMs, deadlineMs)
    : undefined;
  const operators = {
    abandonsAfterMs: chance.happens(0.08)
      ? chance.integer(minuteMs, chance.pick([10 * minuteMs, hourMs, 20 * dayMs]))
      : undefined,
    extends: chance.fork('extends').happens(0.2),
    refunds: 0.08,
  };
  const backers = Array.from({ length: pledges }, (_, number) => {
    const own = chance.fork(`backer-${number}`);
    return {
      name: `backer-${index}-${number}`,
      arrivesAtMs: arrivalOf(own, startMs + 2 * minuteMs, deadlineMs),
      order: orderOf(own, terms),
      otherOrder: orderOf(own, terms),
      card: options.card(own),
      testsCards: own.happens(0.03),
      crowd: usualCrowd,
      deadlineMs,
    };
  });
  const partner =
    collection === 'save-card' ? partnerOf(chance.fork('partner'), index, terms) : undefined;
  const plan = { name, terms, deadlineMs, endsAtMs };
  const story = { plan, operators, outages: [], backers, partner };
  const biased = withBiases(biases, { story, startMs, chance: chance.fork('biased') });
  return raceOf(chance.fork('race'), biased, biased.plan.terms);
}

/** A shop that sells beside the brand; only campaigns that charge at the end can be sold so. */
function partnerOf(chance: Chance, index: number, terms: Terms): PartnerPlan | undefined {
  if (!chance.happens(0.3)) return undefined;
  const orders = Array.from({ length: chance.integer(1, 4) }, () => orderOf(chance, terms));
  return { name: `partner-${index}`, orders };
}

/** Holds must be tried that end about when they are needed. */
const holdsEndAfterMs = 6 * dayMs;

function lastsMs(chance: Chance, collection: Collection, biases: readonly Bias[]): number {
  if (collection === 'authorize' && chance.happens(biases.includes('holds end early') ? 1 : 0.4))
    return holdsEndAfterMs - chance.integer(0, 12 * hourMs);
  if (biases.includes('charged ahead and disputed') && chance.happens(0.5))
    return chance.integer(4 * dayMs, 9 * dayMs);
  return chance.integer(20 * minuteMs, chance.happens(0.3) ? 5 * dayMs : 3 * hourMs);
}

export type Terms = {
  readonly rewards: readonly { readonly id: string; readonly priceMinor: number }[];
  readonly currency: string;
} & Readonly<Record<string, unknown>>;

const exponents = { EUR: 1, USD: 1, JPY: 1, KWD: 10 } as const;

function termsOf(chance: Chance, options: StoryOptions, deadlineMs: number): Terms {
  const { pledges, collection } = options;
  const currency = chance.pick(['EUR', 'EUR', 'USD', 'JPY', 'KWD'] as const);
  const unit = exponents[currency];
  const rewards = [
    { id: 'kettle', title: 'Kettle', priceMinor: 4_900 * unit },
    {
      id: 'early',
      title: 'Early kettle',
      priceMinor: 3_900 * unit,
      stock: Math.max(1, Math.floor(pledges / chance.integer(3, 12))),
      perBackerMax: 3,
    },
    { id: 'pair', title: 'Pair of kettles', priceMinor: 9_000 * unit, stock: pledges },
  ];
  return {
    title: 'A kettle that whistles in tune',
    goal: goalOf(chance, pledges, 4_000 * unit),
    currency,
    fundingModel: chance.happens(0.8) ? 'all-or-nothing' : 'keep-it-all',
    collection,
    successBasis: chance.happens(0.75) ? 'pledged' : 'collected',
    deadline: new Date(deadlineMs).toISOString(),
    rewards,
    ...(chance.happens(0.25) && { verification: { fromMinor: 9_000 * unit } }),
  };
}

/** Mostly reached, sometimes missed, sometimes by a hair. */
function goalOf(chance: Chance, pledges: number, priceMinor: number): object {
  const share = chance.weighed([
    [6, 0.2],
    [2, 0.6],
    [2, 3],
  ] as const);
  const wanted = Math.max(1, Math.ceil(pledges * share));
  return chance.pick<object>([
    { amountMinor: wanted * priceMinor },
    { units: wanted },
    { backers: wanted },
  ]);
}

function orderOf(chance: Chance, { rewards }: Terms): Order {
  const reward = chance.weighed([
    [4, rewards[0]],
    [4, rewards[1]],
    [2, rewards[2]],
    [1, undefined],
  ] as const);
  if (!reward) return { amountMinor: (rewards[0]?.priceMinor ?? 100) * chance.integer(1, 3) };
  return {
    rewardId: reward.id,
    ...(chance.happens(0.4) && { quantity: chance.integer(1, 3) }),
  };
}

/** Spread over the campaign, with a crowd at its end, some too early and some too late. */
function arrivalOf(chance: Chance, opensAtMs: number, deadlineMs: number): number {
  return chance.weighed<() => number>([
    [55, () => chance.integer(opensAtMs, deadlineMs)],
    [35, () => chance.integer(deadlineMs - 2 * minuteMs, deadlineMs)],
    [3, () => opensAtMs - chance.integer(1, 60_000)],
    [7, () => deadlineMs + chance.integer(-500, 40_000)],
  ])();
}
