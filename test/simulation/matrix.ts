/** The matrix of call sites and faults: how often each befell each, and what was never reached. */
import type { Aim, Coverage, SiteCoverage } from './kernel/faults.ts';
import { newCoverage, outageOf } from './kernel/faults.ts';
import type { Cell } from './seeds.ts';

/** A world that can be run again: its seed, and all that is aimed at in it. */
export type Way = { readonly seed: number; readonly aims: readonly Aim[] };

export type Matrix = {
  readonly add: (way: Way, played: Played) => void;
  /** Cells that nothing befell. */
  readonly missed: (cells: readonly Cell[]) => Cell[];
  /** Places that the list of call sites does not have. */
  readonly unknown: (sites: readonly string[]) => string[];
  readonly share: (cells: readonly Cell[]) => number;
  readonly rows: () => Coverage;
  /**
   * Which worlds to run, and where to aim in them, so that these cells are come to: for each cell
   * another way each time that it is asked.
   */
  readonly waysTo: (missed: readonly Cell[], round: number) => readonly Way[];
  /** What befell the worlds, each on its own. */
  readonly strikes: () => ReadonlyMap<Way, Strikes>;
};

export type Played = { readonly coverage: Coverage; readonly events: number };
/** `cells`: those that something befell, by name. */
export type Strikes = { readonly cells: ReadonlySet<string>; readonly events: number };

/** `ways`: on which a place was come to, and how often; many a place is one only after other faults. */
type Row = SiteCoverage & { readonly ways: Map<Way, number> };

/** So many ways to a place are remembered for it. */
const waysMax = 60;

export function createMatrix(): Matrix {
  const all = new Map<string, Row>();
  const tried = new Map<Way, Cell[]>();
  const strikes = new Map<Way, Strikes>();
  const count = ({ site, fault }: Cell): number => all.get(site)?.struck.get(fault) ?? 0;
  const missed = (cells: readonly Cell[]): Cell[] => cells.filter((cell) => count(cell) === 0);
  return {
    rows: () => all,
    missed,
    unknown: (sites) => [...all.keys()].filter((site) => !sites.includes(site)).sort(),
    share: (cells) => (cells.length === 0 ? 1 : 1 - missed(cells).length / cells.length),
    strikes: () => strikes,
    add: (way, { coverage, events }) => {
      strikes.set(way, { cells: cellsOf(coverage), events });
      for (const [site, one] of coverage) {
        const row = all.get(site) ?? { ...newCoverage(), ways: new Map() };
        all.set(site, row);
        row.calls += one.calls;
        if (one.isReachable && row.ways.size < waysMax) row.ways.set(way, one.calls);
        for (const [fault, times] of one.struck)
          row.struck.set(fault, (row.struck.get(fault) ?? 0) + times);
      }
    },
    waysTo: (cells, round) => {
      const open = cells
        .map((cell) => ({ cell, ways: untried(all.get(cell.site), tried, cell) }))
        .sort((one, other) => one.ways.length - other.ways.length);
      const demand = demandFor(open);
      const plan = new Map<Way, Aim[]>();
      for (const { cell, ways } of open) {
        const calls = (way: Way): number => all.get(cell.site)?.ways.get(way) ?? 0;
        const byDemand = ways.toSorted((a, b) => (demand.get(b) ?? 0) - (demand.get(a) ?? 0));
        const way = byDemand.find((one) => hasRoom(plan.get(one), cell, calls(one), round));
        if (!way) continue;
        tried.set(way, [...(tried.get(way) ?? []), cell]);
        const planned = plan.get(way) ?? [];
        plan.set(way, [...planned, aimAt(cell, [...way.aims, ...planned])]);
      }
      const aimed = [...plan].map(([{ seed, aims }, more]) => ({ seed, aims: [...aims, ...more] }));
      const lost = open.filter(({ ways }) => ways.length === 0).map(({ cell }) => cell.site);
      return [...aimed, ...outagesFor(new Set(lost), all, tried)];
    },
  };
}

const cellsOf = (coverage: Coverage): ReadonlySet<string> =>
  new Set(
    [...coverage].flatMap(([site, { struck }]) =>
      [...struck.keys()].map((fault) => `${site} × ${fault}`),
    ),
  );

const untried = (row: Row | undefined, tried: Tried, cell: Cell): readonly Way[] =>
  [...(row?.ways.keys() ?? [])].filter((way) => !isTried(tried, way, cell));

type Tried = ReadonlyMap<Way, readonly Cell[]>;

const isTried = (tried: Tried, way: Way, cell: Cell): boolean =>
  tried.get(way)?.some(({ site, fault }) => site === cell.site && fault === cell.fault) === true;

type Open = { readonly cell: Cell; readonly ways: readonly Way[] };

/** How many cells could be come to on a way: what serves many is taken first, so that few are run. */
function demandFor(open: readonly Open[]): ReadonlyMap<Way, number> {
  const demand = new Map<Way, number>();
  for (const way of open.flatMap(({ ways }) => ways)) demand.set(way, (demand.get(way) ?? 0) + 1);
  return demand;
}

/** Where there is a fault at this place already, the next call there: most are made again. */
function aimAt({ site, fault }: Cell, aims: readonly Aim[]): Aim {
  const lasts = aims.filter((aim) => aim.site === site).map(({ nth, lastNth = nth }) => lastNth);
  return { site, fault, nth: 1 + Math.max(0, ...lasts) };
}

/** So many calls in a row: more than the tries of all messages of a world. */
const outageCalls = 200;

/**
 * Some places are come to only when a function fails again and again. For those to which no way is
 * known, or none that was not tried, another of the function's calls fails for long: another call, or
 * on another way, each time that it is asked.
 */
function outagesFor(
  lost: ReadonlySet<string>,
  rows: ReadonlyMap<string, Row>,
  tried: Map<Way, Cell[]>,
): readonly Way[] {
  const capabilities = new Set([...lost].map(capabilityOf));
  return [...capabilities].flatMap((capability) => {
    const outage = possibleOutages(capability, rows).find(
      ({ cell, way }) => !isTried(tried, way, cell),
    );
    if (!outage) return [];
    const { cell, way } = outage;
    tried.set(way, [...(tried.get(way) ?? []), cell]);
    const aim = { ...aimAt(cell, way.aims), lastNth: outageCalls };
    return [{ seed: way.seed, aims: [...way.aims, aim] }];
  });
}

type PossibleOutage = { readonly cell: Cell; readonly way: Way };

/** Every call of a function that may fail for long, on the first way to it, then on the second … */
function possibleOutages(
  capability: string,
  rows: ReadonlyMap<string, Row>,
): readonly PossibleOutage[] {
  const all = [...rows].flatMap(([site, { ways }]) => {
    const fault = capabilityOf(site) === capability ? outageOf(site) : undefined;
    return fault ? [...ways.keys()].map((way, rank) => ({ rank, way, cell: { site, fault } })) : [];
  });
  return all.sort((one, other) => one.rank - other.rank);
}

const capabilityOf = (site: string): string => site.split(' · ')[0] ?? '';

/** More faults in one world, and the first of them keep it from where the last should strike. */
const aimsMax = (round: number): number => Math.max(4, Math.round(48 * 0.65 ** round));

/** In one round, and no more than it was called on the way without them. */
const aimsPerSiteMax = 3;

function hasRoom(
  planned: readonly Aim[] = [],
  { site }: Cell,
  calls: number,
  round: number,
): boolean {
  const here = planned.filter((aim) => aim.site === site).length;
  return planned.length < aimsMax(round) && here < Math.min(calls, aimsPerSiteMax);
}
