/** The matrix of call sites and faults: how often each befell each, and what was never reached. */
import type { Aim, Coverage, SiteCoverage } from './kernel/faults.ts';
import { newCoverage } from './kernel/faults.ts';
import type { Cell } from './seeds.ts';

export type Matrix = {
  readonly add: (seed: number, coverage: Coverage) => void;
  /** Cells that nothing befell. */
  readonly missed: (cells: readonly Cell[]) => Cell[];
  /** Places that the list of call sites does not have. */
  readonly unknown: (sites: readonly string[]) => string[];
  readonly share: (cells: readonly Cell[]) => number;
  readonly rows: () => Coverage;
  /** For each seed that comes to places of these cells: where to aim there. */
  readonly chances: (missed: readonly Cell[]) => ReadonlyMap<number, readonly Aim[]>;
};

type Row = SiteCoverage & { readonly seeds: number[] };

/** So many seeds that come to a place are remembered for it. */
const seedsMax = 12;

export function createMatrix(): Matrix {
  const all = new Map<string, Row>();
  const count = ({ site, fault }: Cell): number => all.get(site)?.struck.get(fault) ?? 0;
  const missed = (cells: readonly Cell[]): Cell[] => cells.filter((cell) => count(cell) === 0);
  return {
    rows: () => all,
    missed,
    unknown: (sites) => [...all.keys()].filter((site) => !sites.includes(site)).sort(),
    share: (cells) => (cells.length === 0 ? 1 : 1 - missed(cells).length / cells.length),
    add: (seed, coverage) => {
      for (const [site, one] of coverage) {
        const row = all.get(site) ?? { ...newCoverage(), seeds: [] };
        all.set(site, row);
        row.calls += one.calls;
        if (one.isReachable && row.seeds.length < seedsMax) row.seeds.push(seed);
        for (const [fault, times] of one.struck)
          row.struck.set(fault, (row.struck.get(fault) ?? 0) + times);
      }
    },
    chances: (cells) => {
      const aims = new Map<number, Aim[]>();
      for (const cell of cells)
        for (const seed of all.get(cell.site)?.seeds ?? []) {
          const own = aims.get(seed) ?? [];
          aims.set(seed, own);
          // One fault after the other, where several are still to befall one place.
          own.push({ ...cell, nth: 1 + own.filter(({ site }) => site === cell.site).length });
        }
      return aims;
    },
  };
}
