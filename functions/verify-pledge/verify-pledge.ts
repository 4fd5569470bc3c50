/** Operations vouch for a large late pledge, so that it counts; until the deadline, as pledging is. */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { anyPledge, noSuchPledge } from '../../shared/api/own-pledge.ts';
import { checkOpen } from '../../shared/domain/order.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';
import { noSuchCampaign } from '../../shared/api/own-campaign.ts';
import { pledgeAfter } from '../../shared/store/pledge-store.ts';
import { refuse } from '../../shared/domain/refusal.ts';

export type VerifyPledgeDeps = {
  readonly pledges: Pick<PledgeStore, 'get' | 'apply'>;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly now: Clock;
};

export async function verifyPledge(
  deps: VerifyPledgeDeps,
  { path }: HttpRequest<PledgePath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await anyPledge(deps.pledges, path.id);
  if (!pledge) return noSuchPledge;
  if (pledge.verifyAfterMs === undefined) return { body: pledgeView(pledge) };
  const campaign = await deps.campaign(pledge.campaignId);
  if (!campaign) return noSuchCampaign;
  const atMs = deps.now();
  const closed = checkOpen(campaign, atMs);
  if (closed) return closed;
  const { dueAtMs } = pledge;
  const event = { type: 'PledgeVerified', atMs, dueAtMs } as const;
  const after = pledgeAfter(await deps.pledges.apply(pledge, event));
  return after && after.verifyAfterMs === undefined
    ? { body: pledgeView(after) }
    : refuse('pledge_state', 'The pledge changed meanwhile: look at it again.');
}
