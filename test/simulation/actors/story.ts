/**
 * What a seed is about: one or two campaigns with their terms, the people who come to them and
 * when, and what befalls everybody (redeployments, a lower limit at Stripe). Drawn once, before
 * anything happens, so that a story can be told again with some of its people left out.
 */
import type { Chance } from '../kernel/chance.ts';
import type { BackerPlan, Order } from './backer.ts';
import type { CampaignPlan } from './creator.ts';
import type { PartnerPlan } from './partner.ts';
import type { Place } from '../kernel/faults.ts';
import { raceOf } from './race.ts';
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
  readonly fromMs: number;
  readonly untilMs: number;
};

export type CampaignStory = {
  readonly plan: CampaignPlan;
  readonly backers: readonly Omit<BackerPlan, 'campaignId'>[];
  readonly abandons: boolean;
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

/** What banks do is heard of days later, when books and settlement went on without it. */
const disputesUnseen = (chance: Chance, fromMs: number): readonly Outage[] =>
  chance.fork('unseen').happens(0.5)
    ? [{ of: { capability: 'reconcile-disputes' }, fromMs, untilMs: fromMs + 4 * dayMs }]
    : [];

function brokenPart(chance: Chance): Outage['of'] {
  if (chance.happens(0.35)) return { service: 'stripe' };
  return { capability: chance.happens(0.3) ? 'keep-totals' : chance.pick(consumers) };
}

/** Who reads the stream is woken every few seconds as long as it fails, which takes long to play. */
const shortOutagesMs = [10 * minuteMs, hourMs, 2 * hourMs] as const;

/**
 * What is rare in most worlds, and common in some: what only several rare things together bring about
 * is come to in hundreds of worlds instead of thousands (swarm testing, Groce et al. 2012).
 */
type Bias = 'holds end early' | 'charged ahead and disputed' | 'cards are tested' | 'none';

const biasOf = (chance: Chance): Bias =>
  chance.weighed<Bias>([
    [7, 'none'],
    [1, 'holds end early'],
    [1, 'charged ahead and disputed'],
    [1, 'cards are tested'],
  ]);

function collectionFor(chance: Chance, bias: Bias): Collection {
  const drawn = chance.pick(['save-card', 'save-card', 'authorize', 'charge-now'] as const);
  if (bias === 'holds end early') return 'authorize';
  return bias === 'charged ahead and disputed' ? 'charge-now' : drawn;
}

const disputedCards = [
  'pm_card_createDispute',
  'pm_card_createDisputeProductNotReceived',
  'pm_card_createDisputeInquiry',
  'pm_card_createDisputeInquiry',
] as const;

function cardOf(chance: Chance, bias: Bias, { card }: StoryOptions): string {
  const drawn = card(chance);
  const isDisputed = bias === 'charged ahead and disputed' && chance.happens(0.6);
  return isDisputed ? chance.pick(disputedCards) : drawn;
}

function campaignStory(chance: Chance, index: number, options: StoryOptions): CampaignStory {
  const { startMs, pledges } = options;
  const bias = biasOf(chance.fork('bias'));
  const collection = options.collection ?? collectionFor(chance, bias);
  const deadlineMs = startMs + 2 * minuteMs + lastsMs(chance, collection, bias);
  const terms = termsOf(chance, { ...options, collection }, deadlineMs);
  const name = `creator-${index}`;
  const endsEarly = chance.happens(0.08);
  const abandons = chance.happens(0.08);
  const backers = Array.from({ length: pledges }, (_, number) => {
    const own = chance.fork(`backer-${number}`);
    return {
      name: `backer-${index}-${number}`,
      arrivesAtMs: arrivalOf(own, startMs + 2 * minuteMs, deadlineMs),
      order: orderOf(own, terms),
      otherOrder: orderOf(own, terms),
      card: cardOf(own, bias, options),
      testsCards: own.happens(bias === 'cards are tested' ? 0.5 : 0.03),
      deadlineMs,
    };
  });
  const partner =
    collection === 'save-card' ? partnerOf(chance.fork('partner'), index, terms) : undefined;
  const plan = { name, terms, deadlineMs, endsEarly };
  const outages = bias === 'charged ahead and disputed' ? disputesUnseen(chance, startMs) : [];
  const story = { plan, abandons, outages, backers, partner };
  return raceOf(chance.fork('race'), story, terms);
}

/** A shop that sells beside the brand; only campaigns that charge at the end can be sold so. */
function partnerOf(chance: Chance, index: number, terms: Terms): PartnerPlan | undefined {
  if (!chance.happens(0.3)) return undefined;
  const orders = Array.from({ length: chance.integer(1, 4) }, () => orderOf(chance, terms));
  return { name: `partner-${index}`, orders };
}

/** Holds must be tried that end about when they are needed. */
const holdsEndAfterMs = 6 * dayMs;

function lastsMs(chance: Chance, collection: Collection, bias: Bias): number {
  if (collection === 'authorize' && chance.happens(bias === 'holds end early' ? 1 : 0.4))
    return holdsEndAfterMs - chance.integer(0, 12 * hourMs);
  if (bias === 'charged ahead and disputed' && chance.happens(0.5))
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
    [70, () => chance.integer(opensAtMs, deadlineMs)],
    [20, () => chance.integer(deadlineMs - 90_000, deadlineMs)],
    [3, () => opensAtMs - chance.integer(1, 60_000)],
    [7, () => deadlineMs + chance.integer(-500, 40_000)],
  ])();
}
