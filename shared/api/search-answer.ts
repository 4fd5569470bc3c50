/** What a search of operations finds, closed. */
import { currency, minor } from './answer-parts.ts';
import { once } from '../once.ts';
import * as z from 'zod';

export const searchQuery = z.strictObject({
  q: z.string().trim().min(3).max(255).meta({
    description: 'Id of a pledge, campaign or backer, or of an object at Stripe',
  }),
});
export type SearchQuery = z.infer<typeof searchQuery>;

export const searchAnswer = once(() =>
  z
    .strictObject({
      by: z.enum(['pledge_id', 'campaign_id', 'stripe_id', 'backer_id']),
      items: z.array(
        z.strictObject({
          kind: z.enum(['pledge', 'campaign']),
          id: z.string(),
          state: z.string(),
          campaignId: z.string().optional(),
          title: z.string().optional(),
          amountMinor: minor().optional(),
          currency: currency().optional(),
        }),
      ),
      hasMore: z.boolean().optional(),
    })
    .meta({ id: 'SearchResult' }),
);
