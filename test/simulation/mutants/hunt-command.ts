/**
 * `npm run simulate -- --mutants`: each breakage of the product on purpose, and which invariant
 * notices it after how many seeds.
 */
import { createProgress } from '../progress.ts';
import type { Wishes } from '../seeds.ts';
import { allMutants } from './all-mutants.ts';
import type { Bag, Failed, Hunted } from './hunt.ts';
import { huntAll } from './hunt.ts';

/** That many have to be killed at the least, and no other may survive. */
const killedMin = 60;

export type HuntOptions = {
  readonly assemblyFolder: string;
  readonly threads: number;
  readonly seedsMax: number;
  readonly wishes: Wishes;
  /** Only those whose names have one of these in them; none means all. */
  readonly only: readonly string[];
  readonly isJson: boolean;
  readonly say: (line: string) => void;
};

export async function huntMutants(options: HuntOptions): Promise<number> {
  const startedAtMs = performance.now();
  const { say, isJson, only, ...settings } = options;
  const isMeant = (name: string): boolean =>
    only.length === 0 || only.some((part) => name.includes(part));
  const names = allMutants.map(({ name }) => name).filter(isMeant);
  const progress = createProgress(names.length, process.stderr);
  say(heading);
  const told = (news: Hunted | Failed): void => {
    say(lineOf(news));
    progress.step(news.name);
  };
  const bag = await huntAll({ ...settings, names, told });
  progress.end();
  for (const line of notNoticed(bag)) say(line);
  const killed = bag.hunted.filter(({ killedBy }) => killedBy !== undefined);
  const medianSeeds = medianOf(killed.map(({ seeds }) => seeds));
  const seconds = Math.round((performance.now() - startedAtMs) / 100) / 10;
  const mutants = names.length;
  say(`${killed.length} of ${mutants} mutants killed, half of them within ${medianSeeds} seeds.`);
  if (isJson) say(JSON.stringify({ mutants, killed: killed.length, medianSeeds, seconds }));
  const isEnough = killed.length >= Math.min(killedMin, mutants);
  return isEnough && killed.length === mutants ? 0 : 1;
}

/** Of an even number the larger one of the two in the middle. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const heading = `${'seeds'.padStart(5)}  ${'noticed by'.padEnd(36)} mutant`;

/** Told at once: a hunt takes hours, and may be broken off and gone on with by `--only`. */
function lineOf(news: Hunted | Failed): string {
  if ('message' in news) return `    –  ${'BROKE DOWN'.padEnd(36)} ${news.name}: ${news.message}`;
  const { name, killedBy = 'SURVIVED', seeds } = news;
  return `${String(seeds).padStart(5)}  ${killedBy.padEnd(36)} ${name}`;
}

/** Once more at the end, where nobody overlooks them. */
const notNoticed = ({ hunted, failed }: Bag): string[] =>
  [...hunted.filter(({ killedBy }) => killedBy === undefined), ...failed].map(lineOf);
