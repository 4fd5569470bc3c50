/**
 * Fans a decided or cancelled campaign out into one message per pledge, and starts the checks that
 * find out when all of them are done.
 */
import type { BusEvent } from '../../shared/entry/queue.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CompleteMessage } from '../../shared/queues/messages.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { SettlementQueues } from '../../shared/queues/settlement-steps.ts';
import { everyPledge } from '../../shared/store/every-pledge.ts';
import { isSettling } from '../../shared/domain/campaign.ts';
import { sendSettlementSteps } from '../../shared/queues/settlement-steps.ts';

export type StartSettlementDeps = SettlementQueues & {
  readonly campaigns: CampaignStore;
  readonly pledges: PledgeStore;
  readonly completions: Queue<CompleteMessage>;
  readonly now: Clock;
};

const firstCheckSeconds = 2;

export async function startSettlement(
  deps: StartSettlementDeps,
  { campaignId }: BusEvent,
): Promise<void> {
  const campaign = await deps.campaigns.get(campaignId);
  if (!campaign || !isSettling(campaign)) return;
  await everyPledge(deps.pledges, campaignId, { consistent: false }, (page) =>
    sendSettlementSteps(deps, campaign, page, deps.now()),
  );
  await deps.completions.send(
    { campaignId, checked: 0 },
    { campaignId, delaySeconds: firstCheckSeconds },
  );
}
