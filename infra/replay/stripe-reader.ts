/**
 * What Stripe says about the money. Reads every charge since the run began and adds up by campaign;
 * Fanfund's own figures are never asked. Kept is what was captured less what was given back.
 */
import * as z from 'zod';
import type { SendRequest } from './http-client.ts';

const chargeSchema = z.object({
  id: z.string(),
  status: z.string(),
  currency: z.string(),
  amount: z.number(),
  amount_captured: z.number(),
  amount_refunded: z.number(),
  captured: z.boolean(),
  refunded: z.boolean(),
  metadata: z.record(z.string(), z.string()),
  balance_transaction: z.object({ fee: z.number() }).nullish(),
});
const pageSchema = z.object({ data: z.array(chargeSchema), has_more: z.boolean() });

type Charge = z.infer<typeof chargeSchema>;

export type CampaignMoney = {
  keptMinor: number;
  /** What Stripe took for it, whether or not the money was given back. */
  feesMinor: number;
  /** Authorised, neither captured nor given free: money that a backer cannot use. */
  heldMinor: number;
  readonly currencies: Set<string>;
  /** How often each pledge was charged. */
  readonly chargesByPledge: Map<string, number>;
};

export type StripeReaderOptions = {
  readonly stripe: string;
  readonly secretKey: string;
  readonly send: SendRequest;
};

export const noMoney = (): CampaignMoney => ({
  keptMinor: 0,
  feesMinor: 0,
  heldMinor: 0,
  currencies: new Set(),
  chargesByPledge: new Map(),
});

export async function readMoney(
  options: StripeReaderOptions,
  sinceMs: number,
): Promise<Map<string, CampaignMoney>> {
  const money = new Map<string, CampaignMoney>();
  let after: string | undefined;
  for (;;) {
    const page = await readPage(options, sinceMs, after);
    for (const charge of page.data) addCharge(money, charge);
    after = page.data.at(-1)?.id;
    if (!page.has_more || after === undefined) return money;
  }
}

async function readPage(options: StripeReaderOptions, sinceMs: number, after?: string) {
  const query = new URLSearchParams({
    limit: '100',
    'expand[]': 'data.balance_transaction',
    'created[gte]': String(Math.floor(sinceMs / 1000)),
    ...(after === undefined ? {} : { starting_after: after }),
  });
  const url = `${options.stripe}/v1/charges?${query.toString()}`;
  const answer = await options.send({ method: 'GET', url, token: options.secretKey });
  const page = pageSchema.safeParse(answer.body);
  if (page.success) return page.data;
  throw new Error(`Stripe's charges cannot be read (status ${answer.status}).`);
}

const feeOf = ({ balance_transaction: booked }: Charge): number => booked?.fee ?? 0;

function addCharge(money: Map<string, CampaignMoney>, charge: Charge): void {
  const campaignId = charge.metadata['fanfund_campaign'];
  if (campaignId === undefined || charge.status !== 'succeeded') return;
  const sum = money.get(campaignId) ?? noMoney();
  money.set(campaignId, sum);
  sum.currencies.add(charge.currency.toUpperCase());
  if (charge.captured) {
    sum.keptMinor += charge.amount_captured - charge.amount_refunded;
    sum.feesMinor += feeOf(charge);
    const pledge = charge.metadata['fanfund_pledge'] ?? charge.id;
    sum.chargesByPledge.set(pledge, (sum.chargesByPledge.get(pledge) ?? 0) + 1);
  } else if (!charge.refunded) {
    sum.heldMinor += charge.amount - charge.amount_refunded;
  }
}
