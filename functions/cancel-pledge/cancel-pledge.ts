/**
 * A backer takes a pledge back before the deadline. Where Stripe holds or took money, giving it
 * back comes first and the pledge is cancelled when that is done. One message to do so is sent
 * ahead, delayed until this request is surely over: it finds the state changed even if a crash
 * forgot the second message, and does nothing if the change never happened.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Pledge, PledgeEvent } from '../../shared/domain/pledge.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ReleaseMessage } from '../../shared/queues/messages.ts';
import { checkOpenFor } from '../../shared/domain/order.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { noSuchCampaign } from '../../shared/api/own-campaign.ts';
import { ownPledge } from '../../shared/api/own-pledge.ts';
import { pledgeAfter } from '../../shared/store/pledge-store.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';
import { releaseDueAtMs } from '../../shared/domain/attempt.ts';

/** Longer than this request can live. */
const insuranceSeconds = 15;

export type CancelPledgeDeps = {
  readonly pledges: PledgeStore;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly releases: Queue<ReleaseMessage>;
  readonly now: Clock;
};

export async function cancelPledge(
  deps: CancelPledgeDeps,
  { caller, path }: HttpRequest<PledgePath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await ownPledge(deps.pledges, path.id, caller);
  if (isRefusal(pledge)) return pledge;
  if (wasCancelled(pledge)) return { body: pledgeView(pledge) };
  if (pledge.state !== 'pending' && pledge.state !== 'confirmed')
    return refuse('pledge_state', `A ${pledge.state} pledge cannot be cancelled.`);
  const campaign = await deps.campaign(pledge.campaignId);
  if (!campaign) return noSuchCampaign;
  const closed = checkOpenFor(campaign, pledge, deps.now());
  if (closed) return closed;
  return cancel(deps, pledge);
}

async function cancel(deps: CancelPledgeDeps, pledge: Pledge): Promise<HttpAnswer | Refusal> {
  const { id: pledgeId, campaignId } = pledge;
  const release = (delaySeconds: number): Promise<void> =>
    deps.releases.send({ pledgeId, reason: 'cancelled_by_backer' }, { campaignId, delaySeconds });
  const givesBack = pledge.collection !== 'save-card';
  if (givesBack) await release(insuranceSeconds);
  const after = pledgeAfter(await deps.pledges.apply(pledge, cancellation(pledge, deps.now())));
  if (!after || !wasCancelled(after))
    return refuse('pledge_state', 'The pledge changed meanwhile: look at it again.');
  if (givesBack) await release(0);
  return { body: pledgeView(after) };
}

const wasCancelled = (pledge: Pledge): boolean =>
  pledge.state === 'cancelled' ||
  (pledge.state === 'releasing' && pledge.reason === 'cancelled_by_backer');

const cancellation = (pledge: Pledge, atMs: number): PledgeEvent =>
  pledge.collection === 'save-card'
    ? { type: 'PledgeCancelled', atMs, refundedMinor: 0 }
    : {
        type: 'PledgeReleaseStarted',
        ...{ atMs, dueAtMs: releaseDueAtMs(atMs), attemptNumber: 1, reason: 'cancelled_by_backer' },
      };
