/**
 * Operations give the backer of a failed payment more time. Only later, and not for ever; asked
 * twice, the same window is answered twice.
 */
import type { PaymentWindowBody } from './contract.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PledgeIn } from '../../shared/domain/pledge.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { anyPledge, noSuchPledge } from '../../shared/api/own-pledge.ts';
import { collects } from '../../shared/domain/settlement.ts';
import { dayMs } from '../../shared/domain/duration.ts';
import { dunningDueMs, dunningPolicy } from '../../shared/domain/dunning.ts';
import { evolvePledge } from '../../shared/domain/pledge.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';
import { refuse } from '../../shared/domain/refusal.ts';

export type ExtendPaymentWindowDeps = {
  readonly pledges: PledgeStore;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly now: Clock;
  /** How long a day of dunning lasts. */
  readonly dunningDayMs: number;
};

const windowDaysMax = 60;

export async function extendPaymentWindow(
  deps: ExtendPaymentWindowDeps,
  { path, body }: HttpRequest<PledgePath, unknown, PaymentWindowBody>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await anyPledge(deps.pledges, path.id);
  if (!pledge) return noSuchPledge;
  if (pledge.state !== 'past_due')
    return refuse('pledge_state', `The payment of a ${pledge.state} pledge is not awaited.`);
  if (body.until === pledge.pastDueUntilMs) return { body: pledgeView(pledge) };
  const unfit = checkWindow(pledge, body.until, deps.now());
  if (unfit) return unfit;
  const campaign = await deps.campaign(pledge.campaignId);
  if (!campaign || !collects(campaign))
    return refuse('campaign_state', 'The campaign does not collect any more.');
  return extend(deps, { pledge, campaign, pastDueUntilMs: body.until });
}

function checkWindow(
  { pastDueUntilMs }: PledgeIn<'past_due'>,
  untilMs: number,
  nowMs: number,
): Refusal | undefined {
  if (untilMs < pastDueUntilMs || untilMs <= nowMs)
    return refuse('payment_window_invalid', 'A window can only be extended.');
  if (untilMs > nowMs + windowDaysMax * dayMs)
    return refuse('payment_window_invalid', `It may end ${windowDaysMax} days from now at most.`);
  return undefined;
}

type Extension = {
  readonly pledge: PledgeIn<'past_due'>;
  readonly campaign: Campaign;
  readonly pastDueUntilMs: number;
};

async function extend(
  deps: ExtendPaymentWindowDeps,
  { pledge, campaign, pastDueUntilMs }: Extension,
): Promise<HttpAnswer | Refusal> {
  const policy = dunningPolicy(campaign, deps.dunningDayMs);
  const event = { type: 'PledgeWindowExtended', atMs: deps.now(), pastDueUntilMs } as const;
  const after = evolvePledge(pledge, event);
  const dueAtMs = after?.state === 'past_due' ? dunningDueMs(after, policy) : undefined;
  const step = await deps.pledges.apply(pledge, { ...event, dueAtMs });
  return 'applied' in step
    ? { body: pledgeView(step.applied) }
    : refuse('pledge_state', 'The pledge changed meanwhile: look at it again.');
}
