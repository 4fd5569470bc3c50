/** What creators send: closed schemas, so that an unknown field is an error and never a wish. */
import type { CampaignTerms, Reward } from '../domain/campaign.ts';
import type { Refusal } from '../domain/refusal.ts';
import { codeHashOf } from '../store/secret-reward.ts';
import { country } from './order-body.ts';
import { dunningBounds } from '../domain/dunning.ts';
import { campaignIdPattern } from '../domain/ids.ts';
import { isCurrency } from '../domain/money.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { promiseBounds } from '../domain/promise.ts';
import * as z from 'zod';

const time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const count = z.int().positive().max(10_000_000);
const rewardId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
/** Whether it can be charged is for the currency to say; here it is only a number. */
const amount = z.number();
const cost = z.int().min(0).max(10_000_000);

const variantsMax = 20;
const zonesMax = 30;
const countriesMax = 249;

const variantBody = z.strictObject({
  id: rewardId,
  title: z.string().trim().min(1).max(120),
  stock: count.optional(),
  priceMinor: amount.optional(),
});

const shippingBody = z
  .array(
    z.strictObject({
      countries: z.array(country).min(1).max(countriesMax).optional().meta({
        description: 'Missing: wherever no other zone is',
      }),
      costMinor: cost,
      additionalMinor: cost.optional().meta({
        description: 'For each further piece in the parcel; missing: as much as for the first',
      }),
    }),
  )
  .max(zonesMax);

const taxBody = z.strictObject({
  country,
  title: z.string().trim().min(1).max(60),
  rateBasisPoints: z.int().min(0).max(10_000).meta({ description: '1900 is 19 %' }),
  included: z.boolean().meta({ description: 'Whether the prices contain it already' }),
});

/** Long enough that nobody finds it by trying. */
const secretCode = z.string().min(8).max(100);

/** ISO 3166-1 alpha-2, each once. */
export const countries = z
  .array(z.string().regex(/^[A-Z]{2}$/))
  .min(1)
  .max(250)
  .transform((named) => [...new Set(named)].sort());

const rewardBody = z.strictObject({
  id: rewardId.optional(),
  title: z.string().trim().min(1).max(120),
  priceMinor: amount,
  retailPriceMinor: z.int().positive().optional(),
  stock: count.optional(),
  perBackerMax: count.optional(),
  opensAt: time.optional(),
  closesAt: time.optional(),
  estimatedDelivery: z.iso.date().optional(),
  kind: z.literal('add-on').optional(),
  variants: z.array(variantBody).min(1).max(variantsMax).optional(),
  shipping: shippingBody.optional().meta({
    description: "In place of the campaign's; empty: nothing is sent",
  }),
  secret: z.strictObject({ code: secretCode.optional() }).optional().meta({
    description: 'Shown and sold only to who has its code, or a pass that you make for it',
  }),
  late: z.literal(true).optional().meta({
    description: 'Sold as a late pledge, after the campaign is settled, and only then',
  }),
});

const goal = z.union([
  z.strictObject({ amountMinor: z.int().positive() }),
  z.strictObject({ units: count }),
  z.strictObject({ backers: count }),
]);

const { windowDaysMax, triesMax, remindersMax, retriesMax } = dunningBounds;
const retryHours = z
  .array(
    z
      .int()
      .min(1)
      .max(windowDaysMax * 24),
  )
  .max(retriesMax)
  .optional();

/** How failed payments are followed up; what is left out is as `defaultDunning` has it. */
const dunningBody = z.strictObject({
  windowDays: z.int().min(1).max(windowDaysMax).optional(),
  triesMax: z.int().min(1).max(triesMax).optional(),
  reminderDays: z.array(z.int().min(1).max(windowDaysMax)).max(remindersMax).optional(),
  retries: z
    .strictObject({
      insufficient_funds: retryHours,
      temporary: retryHours,
      generic: retryHours,
    })
    .optional(),
});

const fields = {
  title: z.string().trim().min(1).max(120),
  goal,
  currency: z.string().regex(/^[A-Z]{3}$/),
  fundingModel: z.enum(['all-or-nothing', 'keep-it-all']),
  collection: z.enum(['save-card', 'authorize', 'charge-now']),
  successBasis: z.enum(['pledged', 'collected']),
  opensAt: time.optional(),
  deadline: time,
  rewards: z.array(rewardBody).max(50),
  /** Pledges of at least so much, made in the last 24 hours, count only once they are verified. */
  verification: z.strictObject({ fromMinor: z.int().positive() }).optional(),
  dunning: dunningBody.optional(),
  shipping: shippingBody.optional(),
  taxes: z.array(taxBody).max(300).optional(),
  stretchGoals: z
    .array(z.strictObject({ title: z.string().trim().min(1).max(120), at: goal }))
    .max(20)
    .optional(),
  promise: z
    .strictObject({
      toleranceDays: z.int().min(0).max(promiseBounds.toleranceDaysMax).optional(),
      exitDays: z.int().min(promiseBounds.exitDaysMin).max(promiseBounds.exitDaysMax).optional(),
    })
    .optional(),
  latePledges: z.strictObject({ closesAt: time.optional() }).optional().meta({
    description: 'Late rewards are sold once the campaign is settled, charged at once',
  }),
};

export const createCampaignBody = z.strictObject({
  ...fields,
  fundingModel: fields.fundingModel.default('all-or-nothing'),
  collection: fields.collection.default('save-card'),
  successBasis: fields.successBasis.default('pledged'),
  rewards: fields.rewards.default([]),
});
export type CreateCampaignBody = z.infer<typeof createCampaignBody>;

export const editCampaignBody = z
  .strictObject(fields)
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'Name at least one field to change.')
  .meta({ minProperties: 1 });
export type EditCampaignBody = z.infer<typeof editCampaignBody>;

export const emptyBody = z.strictObject({});

export const campaignPath = z.object({ id: z.string().max(100) });
export type CampaignPath = z.infer<typeof campaignPath>;

/** An id that cannot exist is not asked for. */
export const isCampaignId = (id: string): boolean => campaignIdPattern.test(id);

/** The terms that a body asks for, in the domain's words. */
export function termsOf(body: CreateCampaignBody): CampaignTerms | Refusal {
  const { currency, successBasis, opensAt, deadline, rewards, latePledges, ...rest } = body;
  if (!isCurrency(currency))
    return refuse('unsupported_currency', `${currency} is not a currency that can be charged.`);
  return {
    ...rest,
    currency,
    successBasis,
    opensAtMs: opensAt,
    deadlineMs: deadline,
    rewards: rewards.map(rewardOf),
    ...(latePledges && { latePledges: { closesAtMs: latePledges.closesAt } }),
  };
}

function rewardOf(
  { id: named, opensAt, closesAt, secret, ...rest }: CreateCampaignBody['rewards'][number],
  index: number,
): Reward {
  const id = named ?? `reward-${index + 1}`;
  const code = secret?.code;
  return {
    id,
    ...rest,
    ...(secret && { secret: code === undefined ? {} : { codeHash: codeHashOf(id, code) } }),
    opensAtMs: opensAt,
    closesAtMs: closesAt,
  };
}

/** What a campaign may have and need not; an edit that does not name it keeps it. */
const optional = [
  'dunning',
  'promise',
  'verification',
  'shipping',
  'taxes',
  'stretchGoals',
] as const;

const keptOf = (terms: CampaignTerms) =>
  Object.fromEntries(
    optional.flatMap((name) => (terms[name] === undefined ? [] : [[name, terms[name]]])),
  );

/** The terms after an edit: what the body does not name stays as it is. */
export function editedTerms(terms: CampaignTerms, body: EditCampaignBody): CampaignTerms | Refusal {
  const named = termsOf({
    title: terms.title,
    goal: terms.goal,
    currency: terms.currency,
    fundingModel: terms.fundingModel,
    collection: terms.collection,
    successBasis: terms.successBasis,
    deadline: terms.deadlineMs,
    ...keptOf(terms),
    ...body,
    rewards: body.rewards ?? [],
  } as CreateCampaignBody);
  if (isRefusal(named)) return named;
  return {
    ...named,
    ...(!body.latePledges && terms.latePledges && { latePledges: terms.latePledges }),
    opensAtMs: body.opensAt ?? terms.opensAtMs,
    rewards: body.rewards ? named.rewards : terms.rewards,
  };
}
