/** Opens a campaign when its time has come. Pledges look at the clock and do not wait for this. */
import type { CampaignMessage } from '../../shared/queues/messages.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import { TransientError } from '../../shared/errors.ts';

export type OpenCampaignDeps = { readonly campaigns: CampaignStore; readonly now: Clock };

export async function openCampaign(
  { campaigns, now }: OpenCampaignDeps,
  { campaignId }: CampaignMessage,
): Promise<void> {
  const campaign = await campaigns.get(campaignId);
  if (campaign?.state !== 'upcoming') return;
  if (campaign.opensAtMs > now())
    throw new TransientError('It is too early to open this campaign.');
  const step = await campaigns.apply(campaign, { type: 'CampaignOpened', atMs: now() });
  if (!('applied' in step)) throw new TransientError('The campaign was written meanwhile.');
}
