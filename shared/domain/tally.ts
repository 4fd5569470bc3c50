/**
 * The tally: what a campaign's outcome is decided on. It is counted from the pledges themselves,
 * never from a running total.
 */
import type { Goal } from './campaign.ts';
import type { Pledge, PledgeState } from './pledge.ts';
import { unitsOf } from './line.ts';
import { isUnverified } from './verification.ts';
import { refundableMinor } from './refund.ts';

export type Tally = {
  readonly pledgedMinor: number;
  readonly pledges: number;
  /** Different people, however often each of them pledged. */
  readonly backers: number;
  /** Pieces of rewards. */
  readonly units: number;
  /** Beside what counts: money that was taken before the deadline and is not the campaign's now. */
  readonly takenBackMinor?: number | undefined;
};

export type TallyCount = { add(pledge: Pledge): void; result(): Tally };

/** When the pledge became one that counts. */
export const confirmedAtMs = (pledge: Pledge): number | undefined =>
  pledge.history.findLast(({ type }) => type === 'PledgeConfirmed')?.atMs;

/**
 * The one rule of which confirmed pledges count, for the tally and for the settlement alike: those
 * that were confirmed by the deadline. The grace period between deadline and seal is longer than
 * anything that confirms or changes pledges can live (the functions' time-outs, and clock skew), so
 * all of them are in the table when the tally reads it.
 */
export function countsAtSeal(pledge: Pledge, deadlineMs: number): boolean {
  const atMs = confirmedAtMs(pledge);
  return atMs !== undefined && atMs <= deadlineMs;
}

/** Adds up the pledges that stand when the campaign is sealed. */
export function startTally(deadlineMs: number): TallyCount {
  const counts = (pledge: Pledge): boolean =>
    !pledge.late &&
    standing.has(pledge.state) &&
    !hadLeft(pledge) &&
    countsAtSeal(pledge, deadlineMs) &&
    !isUnverified(pledge, deadlineMs);
  const counted = startCount(counts);
  const takenBack = startCount((pledge) => isTaken(pledge) && !counts(pledge));
  return {
    add(pledge) {
      counted.add(pledge);
      takenBack.add(pledge);
    },
    result: () => {
      const { pledgedMinor: takenBackMinor } = takenBack.result();
      return { ...counted.result(), ...(takenBackMinor > 0 && { takenBackMinor }) };
    },
  };
}

/**
 * A charge that a bank holds, has taken or gave back when the campaign is sealed, or that went back:
 * where it does not count it stays what was pledged. Who had left is not meant.
 */
const isTaken = (pledge: Pledge): boolean =>
  !pledge.late && afterCharge.has(pledge.state) && !hadLeft(pledge);

const hadLeft = (pledge: Pledge): boolean => 'reason' in pledge && pledge.reason !== undefined;

const afterCharge: ReadonlySet<PledgeState> = new Set([
  ...(['collected', 'refunding', 'refunded', 'disputed', 'won', 'lost'] as const),
]);

/** All that was pledged when the campaign was sealed, whether or not it counted. */
export const standingMinor = ({ pledgedMinor, takenBackMinor = 0 }: Tally): number =>
  pledgedMinor + takenBackMinor;

/** A charge that a bank disputed before the deadline, and gave back, counts like any other. */
const standing: ReadonlySet<PledgeState> = new Set(['confirmed', 'won']);

/**
 * Adds up the money that is here: not what a bank holds or has taken, nor what went back or is on
 * its way, nor what is to go back to who had left, whatever was promised.
 */
export const startCollectedTally = (): TallyCount =>
  startCount(
    (pledge) =>
      !pledge.late && isHere.has(pledge.state) && !hadLeft(pledge) && refundableMinor(pledge) > 0,
    refundableMinor,
  );

const isHere: ReadonlySet<PledgeState> = new Set(['collected', 'won', 'lost']);

function startCount(
  counts: (pledge: Pledge) => boolean,
  countedMinor: (pledge: Pledge) => number = ({ amountMinor }) => amountMinor,
): TallyCount {
  const backers = new Set<string>();
  let pledgedMinor = 0;
  let pledges = 0;
  let units = 0;
  return {
    add(pledge) {
      if (!counts(pledge)) return;
      backers.add(pledge.backerId);
      pledgedMinor += countedMinor(pledge);
      pledges += 1;
      units += unitsOf(pledge);
    },
    result: () => ({ pledgedMinor, pledges, backers: backers.size, units }),
  };
}

export function reachesGoal(goal: Goal, tally: Tally): boolean {
  if ('amountMinor' in goal) return tally.pledgedMinor >= goal.amountMinor;
  if ('units' in goal) return tally.units >= goal.units;
  return tally.backers >= goal.backers;
}
