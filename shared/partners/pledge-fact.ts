/**
 * An event of the bus about a partner's pledge, and how the partner is told of it. Types are those
 * of the catalogue in the form of Standard Webhooks, `pledge.collected` for `PledgeCollected`; the
 * start of a collection or release is, for who holds the money, a request.
 */
import { envelopeSchema } from '../events/contract.ts';
import * as z from 'zod';

const refund = z.object({
  id: z.string(),
  amountMinor: z.int(),
  reason: z.string(),
  state: z.string(),
});

/** What most events have, and what some have besides; the rest of them stays here. */
export const pledgeFact = z.object({
  'detail-type': z.string().startsWith('Pledge'),
  detail: envelopeSchema.extend({
    pledgeId: z.string(),
    campaignId: z.string(),
    partner: z.object({ id: z.string(), reference: z.string() }),
    rewardId: z.string().optional(),
    quantity: z.int(),
    lines: z.array(z.object({}).loose()).optional(),
    amountMinor: z.int(),
    currency: z.string(),
    collection: z.string(),
    reason: z.string().optional(),
    failure: z.object({ code: z.string() }).optional(),
    pastDueUntilMs: z.int().optional(),
    refunds: z.array(refund).optional(),
  }),
});
export type PledgeFact = z.infer<typeof pledgeFact>;

const requests: Readonly<Record<string, string>> = {
  PledgeCollectionStarted: 'pledge.collect_requested',
  PledgeReleaseStarted: 'pledge.release_requested',
};

export const factType = ({ 'detail-type': name }: PledgeFact): string =>
  requests[name] ?? `pledge.${snake(name.slice('Pledge'.length))}`;

const snake = (name: string): string =>
  name.replace(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

export function factBody(fact: PledgeFact) {
  const { detail } = fact;
  const { partner, collection, pastDueUntilMs, failure, refunds, reason } = detail;
  return {
    type: factType(fact),
    timestamp: detail.occurredAt,
    data: {
      ...{ pledgeId: detail.pledgeId, reference: partner.reference, sequence: detail.sequence },
      ...{ campaignId: detail.campaignId, rewardId: detail.rewardId, quantity: detail.quantity },
      ...(detail.lines && { lines: detail.lines }),
      ...{ amountMinor: detail.amountMinor, currency: detail.currency },
      paidBy: collection === 'held-by-partner' ? 'partner' : 'stripe',
      ...(reason !== undefined && { reason }),
      ...(failure && { failure: { code: failure.code } }),
      ...(pastDueUntilMs !== undefined && {
        pastDueUntil: new Date(pastDueUntilMs).toISOString(),
      }),
      ...(refunds && { refunds }),
    },
  };
}
