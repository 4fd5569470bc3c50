/**
 * A campaign is read once for all the pledges of a few seconds. What may be stale for that long
 * cannot hurt: the deadline is compared with the clock, and a pledge to a campaign that was
 * cancelled a moment ago is found and given back by its settlement.
 */
import type { Campaign } from '../domain/campaign.ts';
import type { CampaignStore } from './campaign-store.ts';
import type { Clock } from '../clock.ts';

const keptMs = 3000;
const keptMax = 1000;

type Kept = { readonly readAtMs: number; readonly campaign: Promise<Campaign | undefined> };

/** A way to get campaigns that asks the store at most every few seconds for each. */
export function cachedCampaigns(
  store: CampaignStore,
  now: Clock,
): (campaignId: string) => Promise<Campaign | undefined> {
  const kept = new Map<string, Kept>();
  return (campaignId) => {
    const known = kept.get(campaignId);
    if (known && now() - known.readAtMs < keptMs) return known.campaign;
    const campaign = store.get(campaignId);
    campaign.catch(() => kept.delete(campaignId));
    if (kept.size >= keptMax) kept.clear();
    kept.set(campaignId, { readAtMs: now(), campaign });
    return campaign;
  };
}
