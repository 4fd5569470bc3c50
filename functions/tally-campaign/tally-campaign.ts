/**
 * Counts a sealed campaign and decides its outcome, once, or sends it on to be judged on what can be
 * collected. It reads every pledge consistently and does not trust the running total; a difference
 * between the two is told to operations.
 */
import type { BusEvent } from '../../shared/entry/queue.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Tally } from '../../shared/domain/tally.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { isProving } from '../../shared/domain/campaign.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { everyPledge } from '../../shared/store/every-pledge.ts';
import { reachesGoal, standingMinor, startTally } from '../../shared/domain/tally.ts';

export type TallyCampaignDeps = {
  readonly campaigns: CampaignStore;
  readonly pledges: PledgeStore;
  readonly totals: TotalsStore;
  readonly meter: Meter;
  readonly now: Clock;
};

export async function tallyCampaign(
  deps: TallyCampaignDeps,
  { campaignId }: BusEvent,
): Promise<void> {
  const campaign = await deps.campaigns.get(campaignId);
  if (campaign?.state !== 'closing' || isProving(campaign)) return;
  const count = startTally(campaign.deadlineMs);
  await everyPledge(deps.pledges, campaignId, { consistent: true }, (page) => {
    for (const pledge of page) count.add(pledge);
  });
  const tally = count.result();
  const running = (await deps.totals.read([campaignId])).get(campaignId) ?? noTotals;
  const shownMinor = running.pledgedMinor - running.unverifiedMinor;
  deps.meter.count('TallyDifference', shownMinor === standingMinor(tally) ? 0 : 1);
  const type = whatNow(campaign, tally);
  const step = await deps.campaigns.apply(campaign, { type, atMs: deps.now(), tally });
  if (!('applied' in step)) throw new TransientError('The campaign was written meanwhile.');
}

/** What cannot be reached on paper is not collected first: only enough promises are put to the test. */
function whatNow(campaign: Campaign, tally: Tally) {
  if (!reachesGoal(campaign.goal, tally)) return 'CampaignUnfunded';
  return campaign.successBasis === 'collected' ? 'CampaignTallied' : 'CampaignFunded';
}
