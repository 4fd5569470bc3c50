/**
 * Counts what abandoning a campaign would mean, pledge by pledge, and writes that down. It reads and
 * moves nothing: a count that dies is begun anew.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignMessage } from '../../shared/queues/messages.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { PreviewStore } from '../../shared/store/preview-store.ts';
import { everyPledge } from '../../shared/store/every-pledge.ts';
import { startPreview } from '../../shared/domain/abandonment.ts';

export type PreviewAbandonmentDeps = {
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly pledges: Pick<PledgeStore, 'listShard'>;
  readonly fulfilments: Pick<FulfilmentStore, 'getAll'>;
  readonly previews: PreviewStore;
  readonly now: Clock;
};

export async function previewAbandonment(
  deps: PreviewAbandonmentDeps,
  { campaignId }: CampaignMessage,
): Promise<void> {
  const campaign = await deps.campaign(campaignId);
  if (!campaign) throw new Error(`There is no campaign ${campaignId} to count.`);
  const preview = startPreview(campaign, deps.now());
  await everyPledge(deps.pledges, campaignId, { consistent: true }, async (page) => {
    const delivered = await deps.fulfilments.getAll(page.map(({ id }) => id));
    for (const pledge of page) preview.add(pledge, delivered.get(pledge.id));
  });
  const asked = await deps.previews.get(campaignId);
  await deps.previews.put(campaignId, {
    requestedAtMs: asked?.requestedAtMs ?? deps.now(),
    countedAtMs: deps.now(),
    figures: preview.result(),
  });
}
