/**
 * How a campaign delivers: what its backers are asked, until when they may change it, and for how
 * long an address is kept. It also says when somebody has to look at a delivery again: each reminder
 * and notice goes out once, and no address outlives its day.
 */
import type { Fulfilment } from './fulfilment.ts';
import type { ParcelKind } from './parcel.ts';
import { dayMs } from './duration.ts';
import { isOpen, unsentLines } from './fulfilment.ts';

export type Choice = {
  readonly id: string;
  readonly title: string;
  readonly options: readonly string[];
};

export type RewardPlan = {
  readonly rewardId: string;
  readonly kind: ParcelKind;
  readonly choices: readonly Choice[];
};

export type DeliveryPlan = {
  readonly campaignId: string;
  /** Counts the changes: whoever was asked by an earlier one is asked again. */
  readonly version: number;
  /** From then on what was given is final. */
  readonly lockAtMs?: number | undefined;
  readonly keepAddressDays: number;
  /** After so many days without an answer. */
  readonly reminderDays: readonly number[];
  readonly rewards: readonly RewardPlan[];
  readonly plannedAtMs: number;
};

export const lockNoticeDays = 3;

/** Rewards that a plan does not name are sent as parcels. */
export const rewardPlanOf = (plan: DeliveryPlan | undefined, rewardId: string): RewardPlan =>
  plan?.rewards.find((reward) => reward.rewardId === rewardId) ?? {
    rewardId,
    kind: 'parcel',
    choices: [],
  };

export const needsAddress = (
  plan: DeliveryPlan | undefined,
  { lines }: Pick<Fulfilment, 'lines'>,
): boolean => lines.some(({ rewardId }) => rewardPlanOf(plan, rewardId).kind === 'parcel');

/** Everything that is asked for the rewards of a delivery. */
export const choicesFor = (
  plan: DeliveryPlan | undefined,
  { lines }: Pick<Fulfilment, 'lines'>,
): readonly (Choice & { readonly rewardId: string })[] =>
  lines.flatMap(({ rewardId }) =>
    rewardPlanOf(plan, rewardId).choices.map((choice) => ({ ...choice, rewardId })),
  );

export const isAsked = (
  plan: DeliveryPlan | undefined,
  fulfilment: Pick<Fulfilment, 'lines'>,
): boolean => needsAddress(plan, fulfilment) || choicesFor(plan, fulfilment).length > 0;

export const isLocked = (plan: DeliveryPlan | undefined, nowMs: number): boolean =>
  plan?.lockAtMs !== undefined && nowMs >= plan.lockAtMs;

/** Whether what its backer has said cannot be changed: locked, or all of it on its way. */
export const isFinal = (
  fulfilment: Fulfilment,
  plan: DeliveryPlan | undefined,
  nowMs: number,
): boolean =>
  fulfilment.dataAtMs !== undefined &&
  (isLocked(plan, nowMs) || unsentLines(fulfilment).length === 0);

export type DueDelivery = 'remind' | 'announce_lock' | 'remove_data';

type Due = { readonly what: DueDelivery; readonly atMs: number };

/** What comes next, and when; undefined when nothing does. */
export function nextDue(fulfilment: Fulfilment, plan: DeliveryPlan | undefined): Due | undefined {
  if (!isOpen(fulfilment)) return removal(fulfilment, plan);
  if (!plan || !isAsked(plan, fulfilment) || fulfilment.planVersion !== plan.version)
    return undefined;
  const next = [reminder(fulfilment, plan), lockNotice(fulfilment, plan)];
  return next
    .filter((due) => due !== undefined)
    .sort((a, b) => a.atMs - b.atMs)
    .at(0);
}

const defaultKeepDays = 30;

function removal(
  { dataAtMs, endedAtMs }: Fulfilment,
  plan: DeliveryPlan | undefined,
): Due | undefined {
  if (dataAtMs === undefined || endedAtMs === undefined) return undefined;
  const keepDays = plan?.keepAddressDays ?? defaultKeepDays;
  return { what: 'remove_data', atMs: endedAtMs + keepDays * dayMs };
}

function reminder(fulfilment: Fulfilment, plan: DeliveryPlan): Due | undefined {
  const { dataAtMs, reminders = 0, askedAtMs } = fulfilment;
  const days = plan.reminderDays[reminders];
  if (dataAtMs !== undefined || days === undefined || askedAtMs === undefined) return undefined;
  return { what: 'remind', atMs: askedAtMs + days * dayMs };
}

/** Once for each plan that has a lock. */
function lockNotice({ lockAnnounced }: Fulfilment, plan: DeliveryPlan): Due | undefined {
  if (plan.lockAtMs === undefined || lockAnnounced === plan.version) return undefined;
  return { what: 'announce_lock', atMs: plan.lockAtMs - lockNoticeDays * dayMs };
}

/** The delivery with the time at which somebody has to look at it. */
export const withDue = (fulfilment: Fulfilment, plan: DeliveryPlan | undefined): Fulfilment => ({
  ...fulfilment,
  dueAtMs: nextDue(fulfilment, plan)?.atMs,
});
