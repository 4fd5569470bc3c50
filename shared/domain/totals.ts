/**
 * Running totals: what each pledge adds to its campaign's figures. A change of a pledge moves the
 * totals by the difference of two contributions, so totals are right whatever way a pledge went.
 */
import type { Pledge, ReleaseReason } from './pledge.ts';
import { isOpen } from './pledge.ts';
import type { Refund } from './refund.ts';
import { exitRefundId, refundOf, refundableMinor, refundedSum, wholeRefundOf } from './refund.ts';
import { isUnverified } from './verification.ts';
import { unitsOf } from './line.ts';

export type Totals = {
  /** Sum of the pledges that stand, or stood when the campaign ended. */
  readonly pledgedMinor: number;
  readonly pledges: number;
  readonly units: number;
  readonly collectedMinor: number;
  readonly refundedMinor: number;
  /** Part of what is pledged that is shown but does not count yet. */
  readonly unverifiedMinor: number;
  /** Pledges that stand and have not come to their end. */
  readonly open: number;
  /** Those of them whose payment failed, and which wait for their backer or their time. */
  readonly pastDue: number;
  /** To be given back, which Stripe could not: owed by another route. */
  readonly refundFailedMinor: number;
  /** Who took the money back because the promise was changed. */
  readonly exits: number;
  readonly exitedMinor: number;
  /** Late pledges, which are not in the figures of what was pledged. */
  readonly latePledgedMinor: number;
  readonly latePledges: number;
  readonly lateUnits: number;
  /** Of what an abandoned campaign gives back, what stays because it was delivered. */
  readonly keptMinor: number;
};

export const noTotals: Totals = {
  pledgedMinor: 0,
  pledges: 0,
  units: 0,
  collectedMinor: 0,
  refundedMinor: 0,
  unverifiedMinor: 0,
  open: 0,
  pastDue: 0,
  refundFailedMinor: 0,
  exits: 0,
  exitedMinor: 0,
  latePledgedMinor: 0,
  latePledges: 0,
  lateUnits: 0,
  keptMinor: 0,
};

const fields = Object.keys(noTotals) as (keyof Totals)[];

/** Pending ones do not count yet; who left before the end does not count any more. */
export function stands(pledge: Pledge): boolean {
  switch (pledge.state) {
    case 'confirmed':
    case 'collecting':
    case 'collected':
    case 'past_due':
    case 'dropped':
      return true;
    // Who had left does not stand again because the money did not get back, or was disputed.
    case 'refunding':
    case 'refunded':
    case 'disputed':
    case 'won':
    case 'lost':
      return pledge.reason === undefined || endsWithCampaign.has(pledge.reason);
    case 'releasing':
    case 'released':
      return endsWithCampaign.has(pledge.reason);
    case 'pending':
    case 'cancelled':
    case 'lapsed':
      return false;
  }
}

const endsWithCampaign: ReadonlySet<ReleaseReason> = new Set([
  'campaign_unfunded',
  'campaign_cancelled',
  'campaign_abandoned',
]);

/** What was taken from the backer at any time, whether or not it was given back later. */
export function takenMinor(pledge: Pledge): number {
  switch (pledge.state) {
    case 'collected':
    case 'refunding':
    case 'refunded':
    case 'disputed':
    case 'won':
    case 'lost':
      return pledge.amountMinor;
    case 'confirmed':
    case 'releasing':
      return pledge.collection === 'charge-now' && pledge.payment ? pledge.amountMinor : 0;
    default:
      return refundedMinor(pledge);
  }
}

/** What went back: of a pledge that left also what Stripe accepted and has not finished. */
export function refundedMinor(pledge: Pledge): number {
  switch (pledge.state) {
    case 'released':
    case 'cancelled':
    case 'lapsed':
      return pledge.refundedMinor ?? 0;
    case 'collected':
    case 'refunding':
    case 'refunded':
    case 'disputed':
    case 'won':
    case 'lost':
      return refundedSum(pledge.refunds);
    default:
      return 0;
  }
}

export function contribution(pledge: Pledge): Totals {
  const counted = stands(pledge);
  return {
    ...standingOf(pledge, counted),
    collectedMinor: takenMinor(pledge),
    refundedMinor: refundedMinor(pledge),
    unverifiedMinor: unverifiedMinor(pledge),
    open: counted && isOpen(pledge) ? 1 : 0,
    pastDue: pledge.state === 'past_due' ? 1 : 0,
    refundFailedMinor: refundFailedMinor(pledge),
    ...exitOf(pledge),
    keptMinor: keptMinor(pledge),
  };
}

function standingOf(pledge: Pledge, counted: boolean) {
  const own = { pledgedMinor: 0, pledges: 0, units: 0 };
  const late = { latePledgedMinor: 0, latePledges: 0, lateUnits: 0 };
  if (!counted) return { ...own, ...late };
  const { amountMinor } = pledge;
  const units = unitsOf(pledge);
  return pledge.late
    ? { ...own, latePledgedMinor: amountMinor, latePledges: 1, lateUnits: units }
    : { ...late, pledgedMinor: amountMinor, pledges: 1, units };
}

const unverifiedMinor = (pledge: Pledge): number =>
  pledge.state === 'confirmed' && isUnverified(pledge) ? pledge.amountMinor : 0;

/** Of pledges that are being given back; what else has failed is still with the campaign. */
function refundFailedMinor(pledge: Pledge): number {
  if (pledge.state === 'refunding')
    return pledge.refunds?.some(({ state }) => state === 'failed') ? refundableMinor(pledge) : 0;
  const rest = restGivenBack(pledge);
  return rest?.state === 'failed' ? Math.min(rest.amountMinor, refundableMinor(pledge)) : 0;
}

/** All of it, or what the refund of the rest leaves. */
function keptMinor(pledge: Pledge): number {
  if ('keptMinor' in pledge && pledge.keptMinor !== undefined) return pledge.keptMinor;
  const rest = restGivenBack(pledge);
  return rest && 'refunds' in pledge ? refundableMinor(pledge) - refundFailedMinor(pledge) : 0;
}

/** The refund of what was not delivered of a pledge whose campaign was abandoned. */
const restGivenBack = (pledge: Pledge): Refund | undefined =>
  pledge.state === 'collected' || pledge.state === 'won' || pledge.state === 'lost'
    ? wholeRefundOf(pledge, 'campaign_abandoned')
    : undefined;

function exitOf(pledge: Pledge): Pick<Totals, 'exits' | 'exitedMinor'> {
  const exit = refundOf(pledge, exitRefundId);
  return exit ? { exits: 1, exitedMinor: exit.amountMinor } : { exits: 0, exitedMinor: 0 };
}

const combine = (left: Totals, right: Totals, sign: 1 | -1): Totals => {
  const combined: Record<string, number> = {};
  for (const field of fields) combined[field] = left[field] + sign * right[field];
  return combined as Totals;
};

export const addTotals = (left: Totals, right: Totals): Totals => combine(left, right, 1);

/** By how much the totals move when a pledge goes from `before` to `after`. */
export const totalsChange = (before: Pledge | undefined, after: Pledge): Totals =>
  combine(contribution(after), before ? contribution(before) : noTotals, -1);

export const isNoChange = (change: Totals): boolean => fields.every((field) => change[field] === 0);
