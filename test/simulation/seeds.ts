/**
 * What each seed is tried with. Chance alone would take long to reach every place, so each seed also
 * aims at a few cells of the matrix, in turn, and all seeds together at all of them.
 */
import type { Collection } from './actors/story.ts';
import { callSites } from './call-sites.ts';
import { chanceOf } from './kernel/chance.ts';
import type { Aim, CallFault } from './kernel/faults.ts';
import { faultsOfSite } from './kernel/faults.ts';
import type { SeedOptions } from './run-seed.ts';

export type Wishes = {
  readonly pledges: number;
  readonly collection?: Collection | undefined;
  /** In place of the probability that the seed draws. */
  readonly faultProbability?: number | undefined;
};

export type Cell = { readonly site: string; readonly fault: CallFault };

export const cells: readonly Cell[] = callSites.flatMap((site) =>
  faultsOfSite(site).map((fault) => ({ site, fault })),
);

const aimsPerSeed = 16;
/** Neighbours in the list are faults of one place, which strike only one call: so far apart instead. */
const stride = 4_027;
/** A place is hit the first time, or the second, and so on, in turn. */
const nthMax = 3;

export function optionsOf(seed: number, wishes: Wishes): SeedOptions {
  const chance = chanceOf(seed, 'options');
  const drawn = chance.pick([0, 0.002, 0.01, 0.03]);
  const { pledges, collection } = wishes;
  const faultProbability = wishes.faultProbability ?? drawn;
  return { seed, pledges, collection, faultProbability, aims: aimsOf(seed) };
}

function aimsOf(seed: number): Aim[] {
  return Array.from({ length: Math.min(aimsPerSeed, cells.length) }, (_, index) => {
    const turn = seed * aimsPerSeed + index;
    const { site, fault } = cells[(turn * stride) % cells.length] as Cell;
    return { site, fault, nth: 1 + (Math.floor(turn / cells.length) % nthMax) };
  });
}
