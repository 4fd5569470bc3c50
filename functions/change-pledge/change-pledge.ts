/**
 * Changes what a pledge is for while its campaign is open. Only a saved card allows it: an
 * authorisation or a charge is for a fixed amount.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeBody, PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { acceptOrder } from '../../shared/domain/order.ts';
import { claimFor } from '../../shared/store/holds.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { noSuchCampaign } from '../../shared/api/own-campaign.ts';
import { ownPledge } from '../../shared/api/own-pledge.ts';
import { isVouchedFor } from '../../shared/entry/caller.ts';
import { verifyAfterMs } from '../../shared/domain/verification.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';

export type ChangePledgeDeps = {
  readonly pledges: PledgeStore;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly now: Clock;
};

/** Keeps the history, and so the item, small. */
const historyMax = 30;

export async function changePledge(
  deps: ChangePledgeDeps,
  { caller, path, body }: HttpRequest<PledgePath, unknown, PledgeBody>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await ownPledge(deps.pledges, path.id, caller);
  if (isRefusal(pledge)) return pledge;
  const fixed = whyFixed(pledge);
  if (fixed) return fixed;
  const campaign = await deps.campaign(pledge.campaignId);
  if (!campaign) return noSuchCampaign;
  const atMs = deps.now();
  const order = acceptOrder(campaign, withCurrent(pledge, body), atMs);
  if (isRefusal(order)) return order;
  const event = {
    type: 'PledgeChanged',
    atMs,
    rewardId: order.reward?.id,
    quantity: order.quantity,
    amountMinor: order.amountMinor,
    holds: [],
    verifyAfterMs: verifyAfterMs(campaign, order.amountMinor, isVouchedFor(caller)),
  } as const;
  const claim = claimFor(order.reward, order.quantity, pledge.backerId);
  const step = await deps.pledges.apply(pledge, event, claim);
  if ('applied' in step) return { body: pledgeView(step.applied) };
  if ('exhausted' in step) return exhausted(step.exhausted);
  return refuse('pledge_state', 'The pledge changed meanwhile: look at it again.');
}

function whyFixed(pledge: Pledge): Refusal | undefined {
  if (pledge.state !== 'pending' && pledge.state !== 'confirmed')
    return refuse('pledge_state', `A ${pledge.state} pledge cannot be changed.`);
  if (pledge.collection !== 'save-card')
    return refuse(
      'change_needs_new_payment',
      'The card is authorised or charged for a fixed amount: cancel this pledge and make another.',
    );
  if (pledge.history.length >= historyMax)
    return refuse('too_many_changes', 'This pledge was changed too often: cancel it instead.');
  return undefined;
}

/** What the body does not name stays; a new reward or quantity brings its own price. */
const withCurrent = (pledge: Pledge, body: PledgeBody): PledgeBody => {
  const repriced = body.rewardId !== undefined || body.quantity !== undefined;
  return {
    rewardId: body.rewardId ?? pledge.rewardId,
    quantity: body.quantity ?? pledge.quantity,
    amountMinor: body.amountMinor ?? (repriced ? undefined : pledge.amountMinor),
  };
};

const exhausted = (what: 'stock' | 'allowance'): Refusal =>
  what === 'allowance'
    ? refuse('per_backer_limit', 'You would have more of this reward than one backer may take.')
    : refuse('sold_out', 'Not enough pieces of this reward are left.');
