/**
 * How many pledges of a campaign are in which state, and how many failed payments came back: what
 * each change of a pledge adds, so that nobody has to read the pledges to know.
 */
import type { Pledge, PledgeState } from './pledge.ts';
import { pledgeStates } from './pledge.ts';

export type PledgeCounts = Readonly<Record<string, number>>;

const statePrefix = 'state:';
const dunningPrefix = 'dunning:';
const dunningSteps = ['failed', 'recovered', 'dropped'] as const;
type DunningStep = (typeof dunningSteps)[number];

export const countNames: readonly string[] = [
  ...pledgeStates.map((state) => statePrefix + state),
  ...dunningSteps.map((step) => dunningPrefix + step),
];

export function countsChange(before: Pledge | undefined, after: Pledge): PledgeCounts {
  if (before?.state === after.state) return {};
  const step = dunningStep(before, after);
  return {
    [statePrefix + after.state]: 1,
    ...(before && { [statePrefix + before.state]: -1 }),
    ...(step && { [dunningPrefix + step]: 1 }),
  };
}

/** A payment that failed for the first time, or whose failures have come to an end. */
function dunningStep(before: Pledge | undefined, after: Pledge): DunningStep | undefined {
  const hasFailed = before !== undefined && 'pastDueUntilMs' in before && !!before.pastDueUntilMs;
  if (after.state === 'past_due') return hasFailed ? undefined : 'failed';
  if (after.state === 'dropped') return 'dropped';
  return after.state === 'collected' && hasFailed ? 'recovered' : undefined;
}

export function addPledgeCounts(one: PledgeCounts, other: PledgeCounts): PledgeCounts {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** States that no pledge is in are left out. */
export const statesIn = (counts: PledgeCounts): Partial<Record<PledgeState, number>> =>
  Object.fromEntries(
    pledgeStates.flatMap((state) => {
      const count = counts[statePrefix + state] ?? 0;
      return count > 0 ? [[state, count]] : [];
    }),
  );

export const dunningIn = (counts: PledgeCounts) => ({
  failed: counts[`${dunningPrefix}failed`] ?? 0,
  recovering: counts[`${statePrefix}past_due`] ?? 0,
  recovered: counts[`${dunningPrefix}recovered`] ?? 0,
  dropped: counts[`${dunningPrefix}dropped`] ?? 0,
});
