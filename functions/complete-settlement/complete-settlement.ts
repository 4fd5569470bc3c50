/**
 * Finds out when a campaign's settlement is done and writes its report. The running total says when
 * it is worth looking; the report itself is derived from the journal, checked against the pledges,
 * and signed. Whatever is found open then is sent once more, which also catches a pledge that turned
 * up after the seal. A campaign that is judged on what could be collected gets its outcome here, when
 * nothing of it is open any more.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CompleteMessage } from '../../shared/queues/messages.ts';
import type { LedgerStore } from '../../shared/store/ledger-store.ts';
import type { Meter } from '../../shared/entry/meter.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type {
  ReportCount,
  SettlementReport,
  SignedReport,
} from '../../shared/domain/settlement-report.ts';
import type { ReportStore } from '../../shared/store/report-store.ts';
import type { Tally } from '../../shared/domain/tally.ts';
import type { SettlementQueues } from '../../shared/queues/settlement-steps.ts';
import type { Totals } from '../../shared/domain/totals.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { canonicalJson } from '../../shared/signing/canonical-json.ts';
import { collects, isUnsettled } from '../../shared/domain/settlement.ts';
import { dayMs } from '../../shared/domain/duration.ts';
import { isUnderWay } from '../../shared/domain/due.ts';
import { everyPledge } from '../../shared/store/every-pledge.ts';
import { isProving, isSettling } from '../../shared/domain/campaign.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { reachesGoal, startCollectedTally } from '../../shared/domain/tally.ts';
import { sendSettlementSteps } from '../../shared/queues/settlement-steps.ts';
import { startReport } from '../../shared/domain/settlement-report.ts';

export type CompleteSettlementDeps = SettlementQueues & {
  readonly campaigns: CampaignStore;
  readonly pledges: PledgeStore;
  readonly totals: TotalsStore;
  readonly ledger: Pick<LedgerStore, 'figures'>;
  readonly reports: ReportStore;
  readonly sign: (report: SettlementReport) => Promise<SignedReport>;
  readonly completions: Queue<CompleteMessage>;
  readonly meter: Meter;
  readonly now: Clock;
};

/** A chain of checks ends after this many; from then on the sweeper asks now and then. */
const checksMax = 60;
const checkSecondsMax = 30;

export async function completeSettlement(
  deps: CompleteSettlementDeps,
  message: CompleteMessage,
): Promise<void> {
  const { campaignId, checked } = message;
  const campaign = await deps.campaigns.get(campaignId);
  if (!campaign || !isSettling(campaign)) return;
  const totals = (await deps.totals.read([campaignId])).get(campaignId) ?? noTotals;
  deps.meter.count('PledgesLeftToSettle', totals.open);
  if (checked === undefined) return lookOnce(deps, { campaign, totals, message });
  const isDone = leftOf(campaign, totals) + totals.pastDue === 0;
  if (isDone && (await complete(deps, campaign))) return;
  if (checked >= checksMax) return;
  const delaySeconds = Math.min(2 + checked, checkSecondsMax);
  await deps.completions.send({ campaignId, checked: checked + 1 }, { campaignId, delaySeconds });
}

/** For so long nothing may have moved before whatever is open is sent again. */
const stallSeconds = 900;

type Look = {
  readonly campaign: Campaign;
  readonly totals: Totals;
  readonly message: CompleteMessage;
};

/**
 * Reads every pledge only when that is worth it: all is done, or nothing moves. While workers bring
 * the number down their messages are alive, and failed payments have a time of their own at which
 * the reconciler finds them.
 */
async function lookOnce(deps: CompleteSettlementDeps, look: Look): Promise<void> {
  const { campaign, totals, message } = look;
  const left = leftOf(campaign, totals);
  if (message.thorough || isWorthReading(left, totals, message)) {
    await complete(deps, campaign);
    return;
  }
  if (left > 0 && message.leftBefore === undefined) await lookAgain(deps, campaign.id, left);
}

function isWorthReading(left: number, { pastDue }: Totals, { leftBefore }: CompleteMessage) {
  if (left === 0) return pastDue === 0;
  return leftBefore !== undefined && left >= leftBefore;
}

async function lookAgain(
  deps: CompleteSettlementDeps,
  campaignId: string,
  leftBefore: number,
): Promise<void> {
  const options = { campaignId, delaySeconds: stallSeconds };
  await deps.completions.send({ campaignId, leftBefore }, options);
}

/**
 * A request that was under way when its campaign was cancelled, or abandoned, may still write a pledge: it knew
 * the campaign for some seconds, and lives for some more.
 */
const cancellationSettlesAfterMs = 20_000;

function mayStillBePledged(campaign: Campaign, nowMs: number): boolean {
  if (campaign.state === 'cancelled')
    return nowMs < campaign.cancelledAtMs + cancellationSettlesAfterMs;
  const tookLate = campaign.state === 'abandoned' && campaign.latePledges !== undefined;
  return tookLate && nowMs < campaign.abandonedAtMs + cancellationSettlesAfterMs;
}

/**
 * What the totals say, which may be behind: pledges that somebody is at work on, and money that has
 * to go back. Only whether it comes down and is nothing in the end means anything.
 */
function leftOf(campaign: Campaign, totals: Totals): number {
  const { collectedMinor, refundedMinor, refundFailedMinor, keptMinor } = totals;
  const endedMinor = refundedMinor + refundFailedMinor + keptMinor;
  const owedMinor = collects(campaign) ? 0 : collectedMinor - endedMinor;
  return totals.open - totals.pastDue + Math.max(owedMinor, 0);
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
    const waiting = open.filter((pledge) => !isUnderWay(pledge, deps.now()));
    await sendSettlementSteps(deps, campaign, waiting, deps.now());
  });
  if (left > 0 || mayStillBePledged(campaign, deps.now())) return false;
  if (isProving(campaign)) return decide(deps, campaign, collected.result());
  if (!(await writeReport(deps, campaign, report))) return false;
  const step = await deps.campaigns.apply(campaign, {
    type: settledBy(campaign),
    atMs: deps.now(),
  });
  if (!('applied' in step)) throw new TransientError('The campaign was written meanwhile.');
  return true;
}

function settledBy({ state }: Campaign) {
  if (state === 'cancelled') return 'CancellationSettled';
  return state === 'abandoned' ? 'AbandonmentSettled' : 'CampaignSettled';
}

/**
 * The journal is kept from the table's stream, which may be behind the pledges: what differs is
 * believed only when nothing that is missing can still be in the stream, which keeps it for a day.
 */
const streamLagMaxMs = dayMs;

async function writeReport(
  deps: CompleteSettlementDeps,
  campaign: Campaign,
  count: ReportCount,
): Promise<boolean> {
  const figures = await deps.ledger.figures(campaign.id);
  const mayBeBehind = deps.now() < count.movedAtMs() + streamLagMaxMs;
  if (!count.agreesWith(figures) && mayBeBehind) return false;
  const report = count.result(campaign, figures, deps.now());
  deps.meter.count('SettlementDifference', report.addsUp ? 0 : 1);
  await deps.reports.write(await deps.sign(report), canonicalJson(report));
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
