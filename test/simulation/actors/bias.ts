/**
 * What is rare in most worlds, and common in some: what only several rare things together bring about
 * is come to in hundreds of worlds instead of thousands (swarm testing, Groce et al. 2012).
 */
import type { Chance } from '../kernel/chance.ts';
import type { Crowd } from './backer.ts';
import type { Habits } from './operator.ts';
import type { CampaignStory, Collection, Outage } from './story.ts';
import { dayMs, hourMs, minuteMs } from '../../../shared/domain/duration.ts';

type Drawn = { readonly story: CampaignStory; readonly startMs: number; readonly chance: Chance };

const biases = {
  'holds end early': ({ story }) => story,
  'charged ahead and disputed': ({ story, startMs, chance }) => ({
    ...withCards(chance, story, disputedCards),
    outages: [...story.outages, ...unseen(chance, startMs)],
  }),
  'cards are tested': ({ story, chance }) => ({
    ...story,
    backers: story.backers.map((one) => ({ ...one, testsCards: chance.happens(0.5) })),
  }),
  'cards fail': ({ story, chance }) =>
    asksForMoney(chance, withCrowd(withCards(chance, story, failingCards), { mends: 0.2 })),
  'abandoned while it collects': ({ story, chance }) => abandoned(chance, story),
  'answers are lost': ({ story, chance }) => answersLost(chance, story),
  'totals stand still': ({ story }) => totalsBehind(story),
  'called off': ({ story, startMs, chance }) => calledOff(chance, story, startMs),
  extended: ({ story, startMs, chance }) => extended(chance, story, startMs),
  refunded: ({ story, chance }) => refunded(chance, story),
  'orders change': ({ story }) => withCrowd(story, { changes: 0.7 }),
  'keys are shared': ({ story }) => withCrowd(story, { sharesKeys: 0.9 }),
  'backers come twice': ({ story }) => withCrowd(story, { comesTwice: 0.7 }),
} satisfies Readonly<Record<string, (drawn: Drawn) => CampaignStory>>;

export type Bias = keyof typeof biases;

/** Any of them together: most worlds have one or two. */
export const biasesOf = (chance: Chance): readonly Bias[] =>
  (Object.keys(biases) as Bias[]).filter(() => chance.happens(0.12));

export function collectionOf(drawn: readonly Bias[]): Collection | undefined {
  if (drawn.includes('holds end early')) return 'authorize';
  return drawn.includes('charged ahead and disputed') ? 'charge-now' : undefined;
}

export const withBiases = (drawn: readonly Bias[], { story, ...given }: Drawn): CampaignStory =>
  drawn.reduce((biased, bias) => biases[bias]({ story: biased, ...given }), story);

const withHabits = (story: CampaignStory, habits: Partial<Habits>): CampaignStory => ({
  ...story,
  operators: { ...story.operators, ...habits },
});

const withCrowd = (story: CampaignStory, crowd: Partial<Crowd>): CampaignStory => ({
  ...story,
  backers: story.backers.map((one) => ({ ...one, crowd: { ...one.crowd, ...crowd } })),
});

const withCards = (
  chance: Chance,
  story: CampaignStory,
  cards: readonly [string, ...string[]],
): CampaignStory => ({
  ...story,
  backers: story.backers.map((one) =>
    chance.happens(0.6) ? { ...one, card: chance.pick(cards) } : one,
  ),
});

const disputedCards = [
  'pm_card_createDispute',
  'pm_card_createDisputeProductNotReceived',
  'pm_card_createDisputeInquiry',
  'pm_card_createDisputeInquiry',
] as const;

/** What banks do is heard of days later, when books and settlement went on without it. */
const unseen = (chance: Chance, fromMs: number): readonly Outage[] =>
  chance.happens(0.5)
    ? [{ of: { capability: 'reconcile-disputes' }, fromMs, untilMs: fromMs + 4 * dayMs }]
    : [];

/** Saved without a word, and refused at the deadline, once or for good. */
const failingCards = [
  'pm_card_chargeCustomerFail',
  'pm_card_sim_charge_insufficient_funds',
  'pm_card_sim_charge_expired_card',
  'pm_card_sim_first2_insufficient_funds',
] as const;

/** Its goal is reached as promised, and often not as paid. */
function asksForMoney(chance: Chance, story: CampaignStory): CampaignStory {
  const { plan, backers } = story;
  const goal = { backers: Math.max(1, Math.ceil(backers.length * chance.pick([0.3, 0.6]))) };
  const successBasis = chance.happens(0.7) ? 'collected' : 'pledged';
  return { ...story, plan: { ...plan, terms: { ...plan.terms, goal, successBasis } } };
}

/** At its end as often as in the middle, while backers are pledging. */
function calledOff(chance: Chance, story: CampaignStory, startMs: number): CampaignStory {
  const { plan, backers } = story;
  const endsAtMs = chance.happens(0.4)
    ? plan.deadlineMs - chance.integer(0, minuteMs / 2)
    : chance.integer(startMs + 5 * minuteMs, plan.deadlineMs);
  const near = (): number => endsAtMs + chance.integer(-10_000, 8_000);
  return {
    ...story,
    plan: { ...plan, endsAtMs },
    backers: backers.map((one) => (chance.happens(0.6) ? { ...one, arrivesAtMs: near() } : one)),
  };
}

/** Its new deadline is known while the clock of the old one still runs. */
function extended(chance: Chance, story: CampaignStory, fromMs: number): CampaignStory {
  const of = { capability: 'extend-for-operations', service: 'scheduler' } as const;
  const outage = { of, fromMs, untilMs: story.plan.deadlineMs + 10 * minuteMs };
  return {
    ...withHabits(story, { extends: true }),
    outages: chance.happens(0.5) ? [...story.outages, outage] : story.outages,
  };
}

const slowRefunds = ['pm_card_pendingRefund', 'pm_card_refundFail'] as const;

/** By hand, in part or whole, before all of it goes back. */
function refunded(chance: Chance, story: CampaignStory): CampaignStory {
  const abandonsAfterMs = chance.happens(0.6) ? chance.integer(2 * dayMs, 20 * dayMs) : undefined;
  const refunds = chance.pick([0.3, 0.6]);
  return withHabits(cheap(withCards(chance, story, slowRefunds)), { refunds, abandonsAfterMs });
}

/** Its goal is reached by whoever pledges anything. */
const cheap = (story: CampaignStory): CampaignStory => ({
  ...story,
  plan: { ...story.plan, terms: { ...story.plan.terms, goal: { backers: 1 } } },
});

/**
 * Its messages lie about while it is given up, and come when it takes no money any more: before any
 * attempt, or in the middle of one, and perhaps sooner than those that give everything back.
 */
function abandoned(chance: Chance, story: CampaignStory): CampaignStory {
  const { deadlineMs: fromMs } = story.plan;
  const untilMs = fromMs + chance.pick([20 * minuteMs, 2 * hourMs, 6 * hourMs]);
  const releasesAtMs = untilMs + chance.pick([-10 * minuteMs, hourMs]);
  const collects = { capability: 'collect-pledge' } as const;
  const of = chance.pick<Outage['of']>([collects, { ...collects, service: 'stripe' }]);
  return {
    ...withHabits(cheap(story), { abandonsAfterMs: chance.integer(minuteMs, hourMs) }),
    outages: [
      ...story.outages,
      { of, fromMs, untilMs },
      { of: { capability: 'release-pledge' }, fromMs, untilMs: releasesAtMs },
    ],
  };
}

/** What is shown of the campaign is what it was minutes ago when it is decided. */
function totalsBehind(story: CampaignStory): CampaignStory {
  const { deadlineMs } = story.plan;
  const outage = {
    of: { capability: 'keep-totals' },
    fromMs: deadlineMs - 3 * minuteMs,
    untilMs: deadlineMs + 10 * minuteMs,
  };
  return { ...story, outages: [...story.outages, outage] };
}

/** Attempts whose outcome nobody knows, for longer than Stripe keeps what was asked under a key. */
function answersLost(chance: Chance, story: CampaignStory): CampaignStory {
  const fromMs = story.plan.deadlineMs;
  const untilMs = fromMs + chance.pick([20 * minuteMs, 3 * hourMs, 30 * hourMs]);
  const fault = chance.pick([
    'answer lost',
    'late effect',
    'connection broken after the effect',
  ] as const);
  const of = { capability: 'collect-pledge', service: 'stripe' } as const;
  const outage = { of, fault, share: chance.pick([0.6, 1]), fromMs, untilMs };
  return { ...cheap(story), outages: [...story.outages, outage] };
}
