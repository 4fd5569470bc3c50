/**
 * Changes what a pledge is for while its campaign is open. Only a saved card allows it: an
 * authorisation or a charge is for a fixed amount.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { PledgeBody } from '../../shared/api/order-body.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeDoor } from '../../shared/store/pledge-door.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { acceptOrder } from '../../shared/domain/order.ts';
import { claimFor, isPass, rewardOfPass } from '../../shared/store/holds.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { mayEnter } from '../../shared/api/may-enter.ts';
import { noSuchCampaign } from '../../shared/api/own-campaign.ts';
import { linesOf } from '../../shared/domain/line.ts';
import { openedBy } from '../../shared/store/secret-reward.ts';
import { ownPledge } from '../../shared/api/own-pledge.ts';
import { isVouchedFor } from '../../shared/entry/caller.ts';
import { whyExhausted } from '../../shared/store/exhausted.ts';
import { verifyAfterMs } from '../../shared/domain/verification.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';

export type ChangePledgeDeps = {
  readonly pledges: PledgeStore;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly door: Pick<PledgeDoor, 'closedForSeconds'>;
  readonly now: Clock;
};

/** Keeps the history, and so the item, small. */
const historyMax = 30;

export async function changePledge(
  deps: ChangePledgeDeps,
  request: HttpRequest<PledgePath, unknown, PledgeBody>,
): Promise<HttpAnswer | Refusal> {
  const { caller, path, body } = request;
  const pledge = await ownPledge(deps.pledges, path.id, caller);
  if (isRefusal(pledge)) return pledge;
  const fixed = whyFixed(pledge);
  if (fixed) return fixed;
  const campaign = await deps.campaign(pledge.campaignId);
  if (!campaign) return noSuchCampaign;
  await countGuess(deps, request, pledge);
  const atMs = deps.now();
  const order = acceptOrder(campaign, withCurrent(pledge, body), atMs, {
    opened: openedFor(pledge, campaign, body),
    has: linesOf(pledge),
  });
  if (isRefusal(order)) return order;
  const { ordered, ...facts } = order;
  const event = {
    type: 'PledgeChanged',
    atMs,
    ...facts,
    holds: [],
    verifyAfterMs: verifyAfterMs(campaign, order.amountMinor, isVouchedFor(caller)),
  } as const;
  const step = await deps.pledges.apply(pledge, event, claimFor(ordered, pledge.backerId));
  if ('applied' in step) return { body: pledgeView(step.applied) };
  if ('exhausted' in step) return whyExhausted(step.exhausted);
  return refuse('pledge_state', 'The pledge changed meanwhile: look at it again.');
}

/** Who tries out codes is counted like who pledges. */
async function countGuess(
  { door }: ChangePledgeDeps,
  { body, clientAddress: address }: HttpRequest<PledgePath, unknown, PledgeBody>,
  { backerId }: Pledge,
): Promise<void> {
  if (body.code !== undefined) await mayEnter(door, { backerId, address });
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

/** What the body does not name stays; other lines or another country bring their own price. */
function withCurrent(pledge: Pledge, body: PledgeBody): Order {
  const { lines, amountMinor, shipTo = pledge.shipTo } = body;
  const isRepriced = [body.lines, body.rewardId, body.quantity, body.shipTo].some(Boolean);
  return {
    ...(lines ? { lines } : oneOrAll(pledge, body)),
    ...(shipTo && { shipTo }),
    amountMinor: amountMinor ?? (isRepriced ? undefined : pledge.amountMinor),
  };
}

function oneOrAll(pledge: Pledge, { rewardId, quantity }: PledgeBody): Order {
  const [first, ...others] = linesOf(pledge);
  if (rewardId !== undefined) return { rewardId, quantity: quantity ?? pledge.quantity };
  if (quantity === undefined) return first ? { lines: [first, ...others] } : {};
  return first && others.length === 0 ? { lines: [{ ...first, quantity }] } : { quantity };
}

/** A pass that the pledge holds already opens its reward again, and is not used a second time. */
function openedFor(pledge: Pledge, campaign: Campaign, { code }: PledgeBody) {
  const held = pledge.holds
    .filter(({ counter }) => isPass(counter))
    .map(({ counter }) => [rewardOfPass(counter), counter] as const);
  return new Map([...openedBy(campaign, code), ...held]);
}
