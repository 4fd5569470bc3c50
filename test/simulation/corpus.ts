/**
 * The worlds that together come to every cell of the matrix, few and short ones: what a fuzzer calls
 * its corpus. They are found once, which takes long, and are played again in each complete run. A
 * change of the product may lead some of them elsewhere; what they miss is then looked for anew.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Aim, CallFault } from './kernel/faults.ts';
import type { Strikes, Way } from './matrix.ts';

const file = join(import.meta.dirname, 'corpus.json');

/** Places and faults are written once, and each aim says which: `[place, fault, nth, lastNth]`. */
type Corpus = {
  readonly sites: readonly string[];
  readonly faults: readonly CallFault[];
  readonly worlds: readonly {
    readonly seed: number;
    readonly aims: readonly (readonly [number, number, number, number?])[];
  }[];
};

export function readCorpus(from = file): readonly Way[] {
  if (!existsSync(from)) return [];
  const { sites, faults, worlds } = JSON.parse(readFileSync(from, 'utf8')) as Corpus;
  return worlds.map(({ seed, aims }) => ({
    seed,
    aims: aims.map(([site, fault, nth, lastNth]) => ({
      ...{ site: sites[site] as string, fault: faults[fault] as CallFault, nth },
      ...(lastNth !== undefined && { lastNth }),
    })),
  }));
}

/** A world a line, so that a change shows which. */
export function writeCorpus(ways: readonly Way[], to = file): void {
  const aims = ways.flatMap((way) => way.aims);
  const sites = [...new Set(aims.map(({ site }) => site))].sort();
  const faults = [...new Set(aims.map(({ fault }) => fault))].sort();
  const indexes = ({ site, fault, nth, lastNth }: Aim): number[] => [
    ...[sites.indexOf(site), faults.indexOf(fault), nth],
    ...(lastNth === undefined ? [] : [lastNth]),
  ];
  const worlds = ways
    .toSorted((one, other) => one.seed - other.seed)
    .map((way) => JSON.stringify({ seed: way.seed, aims: way.aims.map(indexes) }));
  const lists = `"sites":${JSON.stringify(sites)},\n"faults":${JSON.stringify(faults)}`;
  writeFileSync(to, `{${lists},\n"worlds":[\n${worlds.join(',\n')}\n]}\n`);
}

/** The greedy set cover: again and again the way that adds most cells for the events that it takes. */
export function fewest(all: ReadonlyMap<Way, Strikes>): readonly Way[] {
  const open = new Set([...all.values()].flatMap(({ cells }) => [...cells]));
  const chosen: Way[] = [];
  while (open.size > 0) {
    const [best] = [...all]
      .map(([way, { cells, events }]) => {
        const more = [...cells].filter((cell) => open.has(cell));
        return { way, more, gain: more.length / Math.max(1, events) };
      })
      .sort((one, other) => other.gain - one.gain);
    if (!best) break;
    chosen.push(best.way);
    for (const cell of best.more) open.delete(cell);
  }
  return chosen;
}
