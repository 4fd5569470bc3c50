/**
 * What a later deadline would mean now. Changes nothing, and reads no more of a campaign of a million
 * pledges than its totals; where cards are authorised, a page of each shard for holds that end too early.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ExtensionQuery } from '../../shared/api/extension-answer.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { TotalsStore } from '../../shared/store/totals-store.ts';
import { anyCampaign } from '../../shared/api/own-campaign.ts';
import { holdDueAtMs } from '../../shared/domain/order.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { pledgeShards } from '../../shared/store/keys.ts';
import { whyNotExtended } from '../../shared/domain/extension.ts';

export type PreviewExtensionDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly pledges: Pick<PledgeStore, 'listShard'>;
  readonly totals: Pick<TotalsStore, 'read'>;
  readonly now: Clock;
};

const lookedAtPerShard = 25;

export async function previewExtension(
  deps: PreviewExtensionDeps,
  { path, query }: HttpRequest<CampaignPath, ExtensionQuery>,
): Promise<HttpAnswer | Refusal> {
  const campaign = await anyCampaign(deps.campaigns, path.id);
  if (isRefusal(campaign)) return campaign;
  const { deadline: deadlineMs } = query;
  const sums = (await deps.totals.read([campaign.id])).get(campaign.id) ?? noTotals;
  const fault = whyNotExtended(campaign, deadlineMs, deps.now());
  const isHeld = campaign.collection === 'authorize' && fault === undefined;
  return {
    body: {
      campaignId: campaign.id,
      isPossible: fault === undefined,
      ...(fault && { problem: { code: fault.refused, detail: fault.detail } }),
      ...{ deadline: isoTime(campaign.deadlineMs), newDeadline: isoTime(deadlineMs) },
      pledges: sums.pledges,
      pledgedMinor: sums.pledgedMinor,
      collectedMinor: sums.collectedMinor - sums.refundedMinor,
      currency: campaign.currency,
      ...(isHeld && { holds: await endingHolds(deps, { ...campaign, deadlineMs }) }),
      ...{ confirm: campaign.title, version: campaign.version },
    },
  };
}

async function endingHolds({ pledges }: PreviewExtensionDeps, campaign: Campaign) {
  const options = { consistent: false, limit: lookedAtPerShard };
  const pages = await Promise.all(
    pledgeShards.map((shard) => pledges.listShard(campaign.id, shard, options)),
  );
  const found = pages.flatMap((page) => page.pledges);
  const ending = found.filter((pledge) => holdDueAtMs(campaign, pledge) !== undefined);
  return {
    lookedAt: found.length,
    isAll: pages.every(({ next }) => next === undefined),
    ending: ending.length,
    endingMinor: ending.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  };
}
