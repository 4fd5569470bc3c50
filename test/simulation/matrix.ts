/** The matrix of call sites and faults: how often each befell each, and what was never reached. */
import type { Cell } from './seeds.ts';
import type { Coverage } from './kernel/faults.ts';

export type Matrix = {
  readonly add: (coverage: Coverage) => void;
  /** Cells that nothing befell. */
  readonly missed: (cells: readonly Cell[]) => Cell[];
  /** Places that the list of call sites does not have. */
  readonly unknown: (sites: readonly string[]) => string[];
  readonly share: (cells: readonly Cell[]) => number;
  readonly rows: () => Coverage;
};

export function createMatrix(): Matrix {
  const all: Coverage = new Map();
  const count = ({ site, fault }: Cell): number => all.get(site)?.struck.get(fault) ?? 0;
  const missed = (cells: readonly Cell[]): Cell[] => cells.filter((cell) => count(cell) === 0);
  return {
    rows: () => all,
    missed,
    unknown: (sites) => [...all.keys()].filter((site) => !sites.includes(site)).sort(),
    share: (cells) => (cells.length === 0 ? 1 : 1 - missed(cells).length / cells.length),
    add: (coverage) => {
      for (const [site, { calls, struck }] of coverage) {
        const sum = all.get(site) ?? { calls: 0, struck: new Map() };
        sum.calls += calls;
        for (const [fault, times] of struck)
          sum.struck.set(fault, (sum.struck.get(fault) ?? 0) + times);
        all.set(site, sum);
      }
    },
  };
}
