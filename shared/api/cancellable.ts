/** Whether a campaign may be cancelled now; its settlement then gives every pledge back. */
import type { Campaign } from '../domain/campaign.ts';
import type { Refusal } from '../domain/refusal.ts';
import { campaignTarget } from '../domain/campaign.ts';
import { refuse } from '../domain/refusal.ts';

export function whyNotCancelled(campaign: Campaign, nowMs: number): Refusal | undefined {
  if (campaign.state === 'cancelled') return refuse('campaign_state', 'It is cancelled already.');
  const isLate = campaign.state !== 'draft' && nowMs >= campaign.deadlineMs;
  if (isLate || campaignTarget(campaign.state, 'CampaignCancelled') === undefined)
    return refuse('campaign_closed', 'The deadline has passed: the campaign is being settled.');
  return undefined;
}
