/** What creators send: closed schemas, so that an unknown field is an error and never a wish. */
import type { CampaignTerms, Reward } from '../domain/campaign.ts';
import type { Refusal } from '../domain/refusal.ts';
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
  shipsTo: countries.optional(),
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
  promise: z
    .strictObject({
      toleranceDays: z.int().min(0).max(promiseBounds.toleranceDaysMax).optional(),
      exitDays: z.int().min(promiseBounds.exitDaysMin).max(promiseBounds.exitDaysMax).optional(),
    })
    .optional(),
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
  const { currency, successBasis, opensAt, deadline, rewards, ...rest } = body;
  if (!isCurrency(currency))
    return refuse('unsupported_currency', `${currency} is not a currency that can be charged.`);
  return {
    ...rest,
    currency,
    successBasis,
    opensAtMs: opensAt,
    deadlineMs: deadline,
    rewards: rewards.map(rewardOf),
  };
}

function rewardOf(
  { id, opensAt, closesAt, ...rest }: CreateCampaignBody['rewards'][number],
  index: number,
): Reward {
  return { id: id ?? `reward-${index + 1}`, ...rest, opensAtMs: opensAt, closesAtMs: closesAt };
}

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
    ...(terms.dunning && { dunning: terms.dunning }),
    ...(terms.verification && { verification: terms.verification }),
    ...(terms.promise && { promise: terms.promise }),
    ...body,
    rewards: body.rewards ?? [],
  } as CreateCampaignBody);
  if (isRefusal(named)) return named;
  return {
    ...named,
    opensAtMs: body.opensAt ?? terms.opensAtMs,
    rewards: body.rewards ? named.rewards : terms.rewards,
  };
}
