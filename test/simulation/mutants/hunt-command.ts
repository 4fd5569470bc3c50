/**
 * `npm run simulate -- --mutants`: each breakage of the product on purpose, and which invariant
 * notices it after how many seeds.
 */
import { createProgress } from '../progress.ts';
import type { Wishes } from '../seeds.ts';
import { allMutants } from './all-mutants.ts';
import type { Bag, Hunted } from './hunt.ts';
import { huntAll } from './hunt.ts';

/** That many have to be killed at the least, and no other may survive. */
const killedMin = 60;

export type HuntOptions = {
  readonly assemblyFolder: string;
  readonly threads: number;
  readonly seedsMax: number;
  readonly wishes: Wishes;
  /** Only those whose names have this in them. */
  readonly only?: string | undefined;
  readonly isJson: boolean;
  readonly say: (line: string) => void;
};

export async function huntMutants(options: HuntOptions): Promise<number> {
  const startedAtMs = performance.now();
  const { say, isJson, only = '', ...settings } = options;
  const names = allMutants.map(({ name }) => name).filter((name) => name.includes(only));
  const progress = createProgress(names.length, process.stderr);
  const bag = await huntAll({ ...settings, names, told: ({ name }) => progress.step(name) });
  progress.end();
  for (const line of linesOf(bag)) say(line);
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

function linesOf({ hunted, failed }: Bag): string[] {
  const bySeeds = [...hunted].sort((a, b) => a.seeds - b.seeds || (a.name < b.name ? -1 : 1));
  const isKilled = ({ killedBy }: Hunted): boolean => killedBy !== undefined;
  return [
    `${'seeds'.padStart(5)}  ${'noticed by'.padEnd(36)} mutant`,
    ...bySeeds
      .filter(isKilled)
      .map(
        ({ name, killedBy = '', seeds }) =>
          `${String(seeds).padStart(5)}  ${killedBy.padEnd(36)} ${name}`,
      ),
    ...bySeeds
      .filter((one) => !isKilled(one))
      .map(({ name, seeds }) => `${String(seeds).padStart(5)}  ${'SURVIVED'.padEnd(36)} ${name}`),
    ...failed.map(({ name, message }) => `    –  ${'BROKE DOWN'.padEnd(36)} ${name}: ${message}`),
  ];
}
