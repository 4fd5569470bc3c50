/**
 * Opens a delivery for each pledge of a settled campaign whose money is here, and numbers the
 * backers in the order in which they pledged. The numbers follow from the pledges alone, so that a
 * run that ended half-way is simply begun again; what is there already is left as it is.
 */
import type { BusEvent } from '../../shared/entry/queue.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { Line } from '../../shared/domain/pledge-lines.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import { everyPledge } from '../../shared/store/every-pledge.ts';
import { expectedAtMs, hasMoneyHere } from '../../shared/domain/opening.ts';
import { isDelivering, keepsMoney } from '../../shared/domain/campaign.ts';
import { linesToSend, refundedLines } from '../../shared/domain/pledge-lines.ts';
import { pledgeShardOf } from '../../shared/domain/ids.ts';
import { pledgeShards } from '../../shared/store/keys.ts';

export type OpenFulfilmentsDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly pledges: Pick<PledgeStore, 'listShard'>;
  readonly fulfilments: Pick<FulfilmentStore, 'open' | 'markOpened' | 'isOpened' | 'startNumbers'>;
  readonly now: Clock;
};

/** What is kept of each pledge until all of them are numbered. */
type Backed = {
  readonly pledgeId: string;
  readonly backerId: string;
  readonly createdAtMs: number;
  readonly isHere: boolean;
  readonly lines: readonly Line[];
  readonly waived: readonly Line[];
};

export async function openFulfilments(
  deps: OpenFulfilmentsDeps,
  { campaignId }: BusEvent,
): Promise<void> {
  const campaign = await deps.campaigns.get(campaignId);
  if (!campaign || !delivers(campaign)) return;
  const backed: Backed[] = [];
  await everyPledge(deps.pledges, campaignId, { consistent: true }, (page) => {
    backed.push(...page.flatMap(backedBy));
  });
  await deps.fulfilments.startNumbers(campaignId, backed.length);
  const nowMs = deps.now();
  const opened = backed
    .sort(byTime)
    .map((one, place) => fulfilmentOf(campaign, one, { number: place + 1, nowMs }))
    .filter((one) => one !== undefined);
  const byShard = Map.groupBy(opened, ({ pledgeId }) => pledgeShardOf(pledgeId));
  await Promise.all(
    pledgeShards.map(async (shard) => {
      if (await deps.fulfilments.isOpened(campaignId, shard)) return;
      await deps.fulfilments.open(shard, byShard.get(shard) ?? []);
      await deps.fulfilments.markOpened(campaignId, shard);
    }),
  );
}

const delivers = (campaign: Campaign): boolean =>
  isDelivering(campaign) && 'outcome' in campaign && keepsMoney(campaign, campaign.outcome);

/**
 * Pledges that had come too late, or were given up, have no number even if their money is back; late
 * pledges are opened, and numbered, as each of them is paid.
 */
function backedBy(pledge: Pledge): Backed[] {
  if (pledge.late || !('chargedIntentId' in pledge) || !hadMoney(pledge) || releasedFor(pledge))
    return [];
  const { id: pledgeId, backerId, createdAtMs } = pledge;
  return [
    {
      ...{ pledgeId, backerId, createdAtMs, isHere: hasMoneyHere(pledge) },
      ...{ lines: linesToSend(pledge), waived: refundedLines(pledge) },
    },
  ];
}

const releasedFor = (pledge: Pledge): boolean => 'reason' in pledge && pledge.reason !== undefined;

const hadMoney = (pledge: Pledge): boolean =>
  hasMoneyHere(pledge) ||
  pledge.state === 'refunding' ||
  pledge.state === 'refunded' ||
  pledge.state === 'lost';

const byTime = (a: Backed, b: Backed): number =>
  a.createdAtMs - b.createdAtMs || (a.pledgeId < b.pledgeId ? -1 : 1);

/** Nothing where nothing is to be sent. */
function fulfilmentOf(
  campaign: Campaign,
  { pledgeId, backerId, isHere: hasMoney, lines, waived }: Backed,
  { number, nowMs }: { readonly number: number; readonly nowMs: number },
): Fulfilment | undefined {
  if (!hasMoney || lines.length === 0) return undefined;
  return {
    ...{ pledgeId, campaignId: campaign.id, backerId, number, state: 'waiting' },
    ...{ lines, waived, parcels: [], openedAtMs: nowMs, version: 1 },
    expectedAtMs: expectedAtMs(campaign, lines),
  };
}
