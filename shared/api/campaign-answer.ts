/** The shape of a campaign on the wire, closed: what `campaignView` makes fits it, and nothing else. */
import { campaignId, currency, minor, natural, pageOf, time } from './answer-parts.ts';
import { once } from '../once.ts';
import * as z from 'zod';

const hours = () => z.array(natural());

const variantAnswer = () =>
  z.strictObject({
    id: z.string(),
    title: z.string(),
    stock: natural().optional(),
    remaining: natural().optional(),
    priceMinor: minor().optional().meta({ description: "In place of the reward's" }),
  });

const shippingAnswer = () =>
  z.array(
    z.strictObject({
      countries: z
        .array(z.string())
        .optional()
        .meta({ description: 'ISO 3166-1 alpha-2; missing: wherever no other zone is' }),
      costMinor: minor().meta({ description: 'For the first piece of a parcel' }),
      additionalMinor: minor()
        .optional()
        .meta({ description: 'For each further one; missing: as much as for the first' }),
    }),
  );

const taxRuleAnswer = () =>
  z.strictObject({
    country: z.string(),
    title: z.string(),
    rateBasisPoints: natural().meta({ description: '1900 is 19 %' }),
    included: z.boolean().meta({ description: 'Whether the prices contain it already' }),
  });

export const rewardAnswer = once(() =>
  z
    .strictObject({
      id: z.string(),
      title: z.string(),
      priceMinor: minor(),
      retailPriceMinor: minor().optional(),
      stock: natural().optional().meta({ description: 'Pieces in all; missing: no limit' }),
      remaining: natural().optional().meta({ description: 'Pieces left' }),
      perBackerMax: natural().optional(),
      opensAt: time().optional(),
      closesAt: time().optional(),
      estimatedDelivery: z.iso.date().optional(),
      kind: z
        .literal('add-on')
        .optional()
        .meta({ description: 'Only beside a reward that is none' }),
      variants: z.array(variantAnswer()).optional().meta({ description: 'One is to be chosen' }),
      shipping: shippingAnswer()
        .optional()
        .meta({ description: "In place of the campaign's; empty: nothing is sent" }),
      secret: z
        .literal(true)
        .optional()
        .meta({ description: 'Shown to its creator, and to who has its code or a pass' }),
      late: z
        .literal(true)
        .optional()
        .meta({ description: 'Sold after the deadline, while `latePledges.open`, and only then' }),
    })
    .meta({ id: 'Reward' }),
);

const dunningAnswer = () =>
  z.strictObject({
    windowDays: natural(),
    triesMax: natural(),
    reminderDays: z.array(natural()),
    retries: z.strictObject({
      insufficient_funds: hours(),
      temporary: hours(),
      generic: hours(),
    }),
  });

const goalAnswer = () =>
  z.union([
    z.strictObject({ amountMinor: minor() }),
    z.strictObject({ units: natural() }),
    z.strictObject({ backers: natural() }),
  ]);

const totalsAnswer = () =>
  z.strictObject({
    pledgedMinor: minor(),
    pledges: natural(),
    backers: natural(),
    units: natural(),
    unverifiedMinor: minor()
      .optional()
      .meta({ description: 'Part of `pledgedMinor` that is shown but does not count yet' }),
    collectedMinor: minor(),
    refundedMinor: minor(),
  });

const latePledgesAnswer = () =>
  z.strictObject({
    open: z.boolean().meta({ description: 'Whether late rewards are sold now' }),
    closesAt: time().optional(),
    totals: z
      .strictObject({ pledgedMinor: minor(), pledges: natural(), units: natural() })
      .meta({ description: 'Of late pledges alone; they are in no other figure of `totals`' }),
  });

export const campaignStates = [
  ...(['draft', 'upcoming', 'live', 'closing', 'settling', 'settled'] as const),
  ...(['fulfilling', 'fulfilled', 'cancelled', 'abandoned'] as const),
] as const;

export const campaignAnswer = once(() =>
  z
    .strictObject({
      id: campaignId(),
      title: z.string(),
      state: z.enum(campaignStates),
      teaser: z
        .literal(true)
        .optional()
        .meta({ description: 'Upcoming, and nothing of its terms is fixed yet' }),
      outcome: z
        .enum(['funded', 'unfunded'])
        .optional()
        .meta({ description: 'Decided once, after the deadline' }),
      goal: goalAnswer(),
      currency: currency(),
      fundingModel: z.enum(['all-or-nothing', 'keep-it-all']),
      collection: z.enum(['save-card', 'authorize', 'charge-now']),
      successBasis: z.enum(['pledged', 'collected']),
      opensAt: time().optional(),
      deadline: time(),
      verification: z.strictObject({ fromMinor: minor() }).optional(),
      promise: z
        .strictObject({ toleranceDays: natural().optional(), exitDays: natural().optional() })
        .optional()
        .meta({ description: 'Where it differs from 30 days of tolerance and 14 to leave' }),
      rewards: z.array(rewardAnswer()),
      shipping: shippingAnswer().optional(),
      taxes: z.array(taxRuleAnswer()).optional(),
      stretchGoals: z
        .array(z.strictObject({ title: z.string(), at: goalAnswer(), reached: z.boolean() }))
        .optional(),
      interest: z.strictObject({ interested: natural(), converted: natural() }).optional().meta({
        description: 'How many wanted to be told of its opening, and how many of them pledged',
      }),
      latePledges: latePledgesAnswer().optional(),
      dunning: dunningAnswer(),
      totals: totalsAnswer(),
      progress: z.number().min(0).meta({ description: 'Part of the goal: 1 is all of it' }),
      createdAt: time(),
    })
    .meta({ id: 'Campaign' }),
);

export const campaignsAnswer = once(() => pageOf('CampaignPage', campaignAnswer));

export const campaignExample = {
  id: 'cmp_k4jq2m7dxw5ahzet',
  title: 'A kettle that whistles in tune',
  state: 'live',
  goal: { amountMinor: 5_000_000 },
  currency: 'EUR',
  fundingModel: 'all-or-nothing',
  collection: 'save-card',
  successBasis: 'pledged',
  opensAt: '2026-10-01T09:00:00.000Z',
  deadline: '2026-10-31T18:00:00.000Z',
  rewards: [
    {
      ...{ id: 'early-bird', title: 'Early bird: one kettle', priceMinor: 4900 },
      ...{ retailPriceMinor: 7900, stock: 500, remaining: 37, estimatedDelivery: '2027-03-01' },
    },
  ],
  dunning: {
    ...{ windowDays: 7, triesMax: 4, reminderDays: [2, 4, 6] },
    retries: { insufficient_funds: [24, 72, 120], temporary: [1, 6, 24], generic: [24, 72] },
  },
  totals: {
    ...{ pledgedMinor: 3_420_200, pledges: 698, backers: 698, units: 702 },
    ...{ collectedMinor: 0, refundedMinor: 0 },
  },
  progress: 0.684,
  createdAt: '2026-09-20T11:30:00.000Z',
};
