/**
 * Moves a pledge from a hold that ends before the money is due to the card that was saved with it,
 * or finds that the hold has ended already. The hold is given free at Stripe before the pledge is
 * written, so that the two never stand side by side; whether the card can be charged without its
 * owner shows at the deadline, where dunning takes over.
 */
import type { AuthorizationMessage } from '../../shared/queues/messages.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { EndedHold, HeldGateway } from '../../shared/payments/held-gateway.ts';
import type { PledgeEvent, PledgeIn } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import { applyOrRetry } from '../../shared/store/apply-or-retry.ts';
import { holdDueAtMs } from '../../shared/domain/order.ts';

export type ReplaceAuthorizationDeps = {
  readonly pledges: PledgeStore;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly held: Pick<HeldGateway, 'lookAtHold' | 'cancelHold'>;
  readonly now: Clock;
};

/** A message before its time is a hint that Stripe ended the hold by itself: it is looked at. */
export async function replaceAuthorization(
  deps: ReplaceAuthorizationDeps,
  { pledgeId }: AuthorizationMessage,
): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  if (pledge?.state !== 'confirmed' || pledge.collection !== 'authorize') return;
  const atMs = deps.now();
  const campaign = await deps.campaign(pledge.campaignId);
  const hold = mustGo(pledge, campaign, atMs)
    ? await deps.held.cancelHold(pledge)
    : await deps.held.lookAtHold(pledge);
  if (hold.kind === 'stands') return;
  await applyOrRetry(deps.pledges, pledge, eventOf(pledge, hold, atMs));
}

/** By the time that was set when the pledge was confirmed, however often it was told since. */
function mustGo(
  pledge: PledgeIn<'confirmed'>,
  campaign: Campaign | undefined,
  nowMs: number,
): boolean {
  const dueAtMs = campaign && holdDueAtMs(campaign, pledge);
  return dueAtMs !== undefined && dueAtMs <= nowMs;
}

function eventOf(
  { payment: { captureBeforeMs: _lapsed, ...payment } }: PledgeIn<'confirmed'>,
  hold: EndedHold,
  atMs: number,
): PledgeEvent {
  if (hold.kind === 'cancelled') return { type: 'PledgeAuthorizationReplaced', atMs, payment };
  const { chargedIntentId, fee } = hold;
  return { type: 'PledgeCollected', atMs, chargedIntentId, fee };
}
