/**
 * Seals a campaign once its deadline and the grace period are over: from then on no pledge counts.
 * The grace period is longer than any request can live, so whatever was accepted in time is there.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignMessage } from '../../shared/queues/messages.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import { TransientError } from '../../shared/errors.ts';

export type SealCampaignDeps = {
  readonly campaigns: CampaignStore;
  readonly now: Clock;
  readonly graceMs: number;
};

/** So early rings only the clock of a deadline that was moved; the one that holds is still to ring. */
const formerClockMs = 5 * 60_000;

export async function sealCampaign(
  deps: SealCampaignDeps,
  { campaignId }: CampaignMessage,
): Promise<void> {
  const campaign = await deps.campaigns.get(campaignId);
  if (campaign?.state !== 'live' && campaign?.state !== 'upcoming') return;
  const leftMs = campaign.deadlineMs + deps.graceMs - deps.now();
  if (leftMs > formerClockMs) return;
  if (leftMs > 0) throw new TransientError('It is too early to seal this campaign.');
  const live = campaign.state === 'live' ? campaign : await step(deps, campaign, 'CampaignOpened');
  await step(deps, live, 'CampaignSealed');
}

async function step(
  { campaigns, now }: SealCampaignDeps,
  campaign: Campaign,
  type: 'CampaignOpened' | 'CampaignSealed',
): Promise<Campaign> {
  const written = await campaigns.apply(campaign, { type, atMs: now() });
  if ('applied' in written) return written.applied;
  throw new TransientError('The campaign was written meanwhile.');
}
