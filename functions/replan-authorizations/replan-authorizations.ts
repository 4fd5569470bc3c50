/**
 * A later deadline may outlive holds on cards that were made for the one before: each of them is due to
 * give way to the saved card in time. Nothing else about a pledge changes, so nothing is told of it.
 */
import type { BusEvent } from '../../shared/entry/queue.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { DuePledges } from '../../shared/store/due-pledges.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import { everyPledge } from '../../shared/store/every-pledge.ts';
import { holdDueAtMs } from '../../shared/domain/order.ts';

export type ReplanAuthorizationsDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly pledges: Pick<PledgeStore, 'listShard'>;
  readonly due: Pick<DuePledges, 'postpone'>;
};

export async function replanAuthorizations(
  { campaigns, pledges, due }: ReplanAuthorizationsDeps,
  { campaignId }: BusEvent,
): Promise<void> {
  const campaign = await campaigns.get(campaignId);
  if (campaign?.state !== 'live' || campaign.collection !== 'authorize') return;
  await everyPledge(pledges, campaignId, { consistent: true }, async (page) => {
    for (const pledge of page) {
      const dueAtMs = holdDueAtMs(campaign, pledge);
      if (dueAtMs !== undefined && dueAtMs !== pledge.dueAtMs) await due.postpone(pledge, dueAtMs);
    }
  });
}
