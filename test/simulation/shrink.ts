/**
 * The shortest story that still fails: backers and faults are left out, in ever smaller groups, as
 * long as the same invariant is broken without them (delta debugging, Zeller 1999).
 */
import type { Crew } from './crew.ts';
import type { Aim } from './kernel/faults.ts';
import type { SeedResult } from './run-seed.ts';
import type { Task } from './worker-messages.ts';

export type Shrunk = { readonly task: Task; readonly runs: number };

const runsMax = 200;

export async function shrink(
  crew: Crew,
  task: Task,
  failed: SeedResult,
  backers: readonly string[],
): Promise<Shrunk> {
  const invariant = failed.violations[0]?.invariant;
  let runs = 0;
  const fails = async (candidate: Task): Promise<boolean> => {
    runs += 1;
    const { result } = await crew.run({ ...candidate, wants: 'result' });
    return result.violations.some((violation) => violation.invariant === invariant);
  };
  let best: Task = { ...task, aims: failed.struck, faultProbability: 0 };
  if (!(await fails(best))) best = task;
  const more = (): boolean => runs < runsMax;
  const kept = await smallest(backers, more, (some) => {
    return fails({ ...best, without: leftOut(backers, some) });
  });
  best = { ...best, without: leftOut(backers, kept) };
  const aims = await smallest<Aim>(best.aims, more, (some) => fails({ ...best, aims: some }));
  return { task: { ...best, aims }, runs };
}

const leftOut = (all: readonly string[], kept: readonly string[]): ReadonlySet<string> =>
  new Set(all.filter((name) => !kept.includes(name)));

/** A part of the list that still fails and of which no single group can be left out. */
async function smallest<T>(
  all: readonly T[],
  more: () => boolean,
  fails: (some: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = all;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < kept.length && more();) {
      const without = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (without.length < kept.length && (await fails(without))) kept = without;
      else from += size;
    }
  }
  return kept;
}
