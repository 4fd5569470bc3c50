/**
 * Counts a sealed campaign and decides its outcome, once. It reads every pledge consistently and
 * does not trust the running total; a difference between the two is told to operations.
 */
import type { BusEvent } from '../../shared/entry/queue.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { everyPledge } from '../../shared/store/every-pledge.ts';
import { reachesGoal, startTally } from '../../shared/domain/tally.ts';

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
  if (campaign?.state !== 'closing') return;
  const count = startTally(campaign.deadlineMs);
  await everyPledge(deps.pledges, campaignId, { consistent: true }, (page) => {
    for (const pledge of page) count.add(pledge);
  });
  const tally = count.result();
  const running = (await deps.totals.read([campaignId])).get(campaignId);
  deps.meter.count('TallyDifference', running?.pledgedMinor === tally.pledgedMinor ? 0 : 1);
  const step = await deps.campaigns.apply(campaign, {
    type: reachesGoal(campaign.goal, tally) ? 'CampaignFunded' : 'CampaignUnfunded',
    atMs: deps.now(),
    tally,
  });
  if (!('applied' in step)) throw new TransientError('The campaign was written meanwhile.');
}
