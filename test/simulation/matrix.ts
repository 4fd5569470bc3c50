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
  /** Which seeds to run once more, and where to aim in them, so that these cells are come to. */
  readonly aims: (missed: readonly Cell[], round: number) => ReadonlyMap<number, readonly Aim[]>;
};

type Row = SiteCoverage & { readonly seeds: number[] };

/** So many seeds that come to a place are remembered for it. */
const seedsMax = 60;
/** More faults in one world, and the first of them keep it from where the last should strike. */
const aimsMax = 6;
/** In later rounds a place is hit the second time, then the third: the first may be out of reach. */
const roundsPerTurn = 4;

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
    aims: (cells, round) => {
      const aims = new Map<number, Aim[]>();
      const nth = 1 + (Math.floor(round / roundsPerTurn) % 3);
      for (const { site, fault } of cells) {
        const seeds = all.get(site)?.seeds ?? [];
        const isFree = (seed: number): boolean => hasRoom(aims.get(seed), site);
        const seed = turned(seeds, round).find(isFree);
        if (seed !== undefined) aims.set(seed, [...(aims.get(seed) ?? []), { site, fault, nth }]);
      }
      return aims;
    },
  };
}

const hasRoom = (aims: readonly Aim[] = [], site: string): boolean =>
  aims.length < aimsMax && aims.every((aim) => aim.site !== site);

/** The same in another order, so that each round tries a place in other worlds. */
function turned(seeds: readonly number[], round: number): readonly number[] {
  const from = seeds.length === 0 ? 0 : (round * 7) % seeds.length;
  return [...seeds.slice(from), ...seeds.slice(0, from)];
}
