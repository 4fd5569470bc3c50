/** What the queues of deliveries carry. */
import { campaignIdPattern } from '../domain/ids.ts';
import * as z from 'zod';

const campaignId = z.string().regex(campaignIdPattern);

/** A shard of a campaign's deliveries, and from where on. */
export const shardMessage = z.strictObject({
  campaignId,
  shard: z.string().regex(/^[0-9a-f]$/),
  after: z.string().optional(),
});
export type ShardMessage = z.infer<typeof shardMessage>;

export const waveMessage = z.strictObject({ campaignId, number: z.int().positive() });
export type WaveMessage = z.infer<typeof waveMessage>;
