/**
 * Opens the delivery of a late pledge once it is paid: its backer gets the next number, and is asked
 * at once what the others were asked before. Its money may go back while that is done, so it is
 * looked at once more when the delivery is there: from then on `follow-money` finds it.
 */
import type { BusEvent } from '../../shared/entry/queue.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { DeliveryPlan } from '../../shared/domain/delivery-plan.ts';
import type { DeliveryPlanStore } from '../../shared/store/delivery-plan-store.ts';
import type { Fulfilment, FulfilmentEvent } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import { TransientError } from '../../shared/errors.ts';
import { evolveAll, isOpen } from '../../shared/domain/fulfilment.ts';
import { expectedAtMs, hasMoneyHere } from '../../shared/domain/opening.ts';
import { isAsked, withDue } from '../../shared/domain/delivery-plan.ts';
import { isDelivering } from '../../shared/domain/campaign.ts';
import { linesToSend, refundedLines } from '../../shared/domain/pledge-lines.ts';
import { pledgeShardOf } from '../../shared/domain/ids.ts';

export type OpenLateFulfilmentDeps = {
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly fulfilments: Pick<FulfilmentStore, 'get' | 'open' | 'isOpened' | 'nextNumber' | 'write'>;
  readonly plans: Pick<DeliveryPlanStore, 'get'>;
  readonly now: Clock;
};

export async function openLateFulfilment(
  deps: OpenLateFulfilmentDeps,
  { campaignId, pledgeId = '' }: BusEvent,
): Promise<void> {
  const pledge = await deps.pledges.get(pledgeId);
  const campaign = await deliveringCampaign(deps, campaignId);
  if (!pledge?.late || !campaign) return;
  if (!(await deps.fulfilments.isOpened(campaignId, pledgeShardOf(pledgeId))))
    throw new TransientError('The deliveries of the campaign are being opened.');
  const there = await deps.fulfilments.get(pledgeId);
  const fulfilment = there ?? (await open(deps, campaign, pledge));
  if (fulfilment) await follow(deps, fulfilment);
}

async function deliveringCampaign(
  { campaigns }: OpenLateFulfilmentDeps,
  campaignId: string,
): Promise<Campaign | undefined> {
  const campaign = await campaigns.get(campaignId);
  return campaign && isDelivering(campaign) ? campaign : undefined;
}

/** Nothing where nothing is to be sent. */
async function open(
  deps: OpenLateFulfilmentDeps,
  campaign: Campaign,
  pledge: Pledge,
): Promise<Fulfilment | undefined> {
  const lines = linesToSend(pledge);
  if (!hasMoneyHere(pledge) || lines.length === 0) return undefined;
  const { id: pledgeId, campaignId, backerId } = pledge;
  const number = await deps.fulfilments.nextNumber(campaignId);
  const opened: Fulfilment = {
    ...{ pledgeId, campaignId, backerId, number, state: 'waiting', lines, parcels: [] },
    ...{ waived: refundedLines(pledge), openedAtMs: deps.now(), version: 1 },
    expectedAtMs: expectedAtMs(campaign, lines),
  };
  await deps.fulfilments.open(pledgeShardOf(pledgeId), [opened]);
  return deps.fulfilments.get(pledgeId);
}

/** Closes it again when its money has gone back meanwhile; else asks what the plan wants to know. */
async function follow(deps: OpenLateFulfilmentDeps, before: Fulfilment): Promise<void> {
  const pledge = await deps.pledges.get(before.pledgeId);
  const plan = await deps.plans.get(before.campaignId);
  const atMs = deps.now();
  const event = hasGone(pledge)
    ? ({ type: 'FulfilmentClosed', atMs, reason: 'refunded' } as const)
    : questionFor(before, plan, atMs);
  const step = isOpen(before) && event ? evolveAll(before, [event]) : undefined;
  if (!step) return;
  const after = withDue(step.after, plan);
  const written = await deps.fulfilments.write({ before, after, events: step.events });
  if (written !== 'applied') throw new TransientError('The delivery was written meanwhile.');
}

const hasGone = (pledge: Pledge | undefined): boolean =>
  pledge?.state === 'refunding' || pledge?.state === 'refunded';

/** What the plan asks of everybody, unless it was asked before. */
function questionFor(
  fulfilment: Fulfilment,
  plan: DeliveryPlan | undefined,
  atMs: number,
): FulfilmentEvent | undefined {
  if (!plan || !isAsked(plan, fulfilment) || fulfilment.planVersion !== undefined) return undefined;
  return { type: 'DeliveryDataRequested', atMs, planVersion: plan.version };
}
