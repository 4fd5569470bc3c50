/**
 * Finds out that nothing of a campaign is left to deliver. Each delivery that ends asks, and the
 * counts answer: they are written with each step, so whoever asks last sees that it was the last.
 */
import type { BusEvent } from '../../shared/entry/queue.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { openIn } from '../../shared/store/fulfilment-counts.ts';

export type CompleteFulfilmentDeps = {
  readonly campaigns: Pick<CampaignStore, 'get' | 'apply'>;
  readonly fulfilments: Pick<FulfilmentStore, 'counts'>;
  readonly now: Clock;
};

export async function completeFulfilment(
  deps: CompleteFulfilmentDeps,
  { campaignId }: BusEvent,
): Promise<void> {
  const counts = await deps.fulfilments.counts(campaignId);
  if (!counts.isComplete || openIn(counts) > 0) return;
  const campaign = await deps.campaigns.get(campaignId);
  if (campaign?.state !== 'fulfilling') return;
  const event = { type: 'CampaignFulfilled', atMs: deps.now() } as const;
  const step = await deps.campaigns.apply(campaign, event);
  if (!('applied' in step)) throw new TransientError('The campaign was written meanwhile.');
}
