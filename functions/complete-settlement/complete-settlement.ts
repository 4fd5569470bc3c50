/**
 * Finds out when a campaign's settlement is done and writes its report. The running total says when
 * it is worth looking; the report itself is read from the pledges. Whatever is found open then is
 * sent once more, which also catches a pledge that turned up after the seal. A campaign that is
 * judged on what could be collected gets its outcome here, when nothing of it is open any more.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CompleteMessage } from '../../shared/queues/messages.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { ReportStore } from '../../shared/store/report-store.ts';
import type { Tally } from '../../shared/domain/tally.ts';
import type { SettlementQueues } from '../../shared/queues/settlement-steps.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { collects, isUnsettled, startReport } from '../../shared/domain/settlement.ts';
import { everyPledge } from '../../shared/store/every-pledge.ts';
import { isProving, isSettling } from '../../shared/domain/campaign.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { reachesGoal, startCollectedTally } from '../../shared/domain/tally.ts';
import { sendSettlementSteps } from '../../shared/queues/settlement-steps.ts';

export type CompleteSettlementDeps = SettlementQueues & {
  readonly campaigns: CampaignStore;
  readonly pledges: PledgeStore;
  readonly totals: TotalsStore;
  readonly reports: ReportStore;
  readonly completions: Queue<CompleteMessage>;
  readonly meter: Meter;
  readonly now: Clock;
};

/** A chain of checks ends after this many; from then on the sweeper asks now and then. */
const checksMax = 60;
const checkSecondsMax = 30;

export async function completeSettlement(
  deps: CompleteSettlementDeps,
  { campaignId, checked }: CompleteMessage,
): Promise<void> {
  const campaign = await deps.campaigns.get(campaignId);
  if (!campaign || !isSettling(campaign)) return;
  const isSingle = checked === undefined;
  const worthLooking = isSingle || !(await hasWorkLeft(deps, campaign));
  if (worthLooking && (await complete(deps, campaign))) return;
  if (isSingle || checked >= checksMax) return;
  const delaySeconds = Math.min(2 + checked, checkSecondsMax);
  await deps.completions.send({ campaignId, checked: checked + 1 }, { campaignId, delaySeconds });
}

/**
 * A request that was under way when its campaign was cancelled may still write a pledge: it knew
 * the campaign for some seconds, and lives for some more.
 */
const cancellationSettlesAfterMs = 20_000;

const mayStillBePledged = (campaign: Campaign, nowMs: number): boolean =>
  campaign.state === 'cancelled' && nowMs < campaign.cancelledAtMs + cancellationSettlesAfterMs;

/** What the totals say, which may be behind: pledges are open, or money has to go back. */
async function hasWorkLeft(deps: CompleteSettlementDeps, campaign: Campaign): Promise<boolean> {
  const totals = (await deps.totals.read([campaign.id])).get(campaign.id) ?? noTotals;
  const keeps = collects(campaign) || totals.collectedMinor === totals.refundedMinor;
  return totals.open > 0 || !keeps;
}

/** Writes the report and ends the settlement, or sends on what is still open. */
async function complete(deps: CompleteSettlementDeps, campaign: Campaign): Promise<boolean> {
  const report = startReport();
  const collected = startCollectedTally();
  let left = 0;
  await everyPledge(deps.pledges, campaign.id, { consistent: true }, async (page) => {
    const open: Pledge[] = [];
    for (const pledge of page) {
      report.add(pledge);
      collected.add(pledge);
      if (isUnsettled(campaign, pledge, deps.now())) open.push(pledge);
    }
    left += open.length;
    await sendSettlementSteps(deps, campaign, open, deps.now());
  });
  if (left > 0 || mayStillBePledged(campaign, deps.now())) return false;
  if (isProving(campaign)) return decide(deps, campaign, collected.result());
  const result = report.result(campaign, deps.now());
  deps.meter.count('SettlementDifference', result.addsUp ? 0 : 1);
  await deps.reports.write(result);
  const step = await deps.campaigns.apply(campaign, {
    type: campaign.state === 'cancelled' ? 'CancellationSettled' : 'CampaignSettled',
    atMs: deps.now(),
  });
  if (!('applied' in step)) throw new TransientError('The campaign was written meanwhile.');
  return true;
}

/** The outcome on what was really collected; what follows from it starts another settlement. */
async function decide(
  deps: CompleteSettlementDeps,
  campaign: Campaign,
  collected: Tally,
): Promise<boolean> {
  const type = reachesGoal(campaign.goal, collected) ? 'CampaignFunded' : 'CampaignUnfunded';
  const tally = 'tally' in campaign && campaign.tally ? campaign.tally : collected;
  const step = await deps.campaigns.apply(campaign, { type, atMs: deps.now(), tally, collected });
  if (!('applied' in step)) throw new TransientError('The campaign was written meanwhile.');
  return true;
}
