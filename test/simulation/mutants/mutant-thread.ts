/**
 * A thread that hunts one mutant after the other: seed after seed, until an invariant is violated. A
 * seed in which the unbroken product violates one as well says nothing of a mutant, and is passed by.
 */
import { openTheatre } from '../seed-thread.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { realNow } from '../kernel/globals.ts';
import type { SeedResult, Stage } from '../run-seed.ts';
import { runSeed } from '../run-seed.ts';
import { optionsOf } from '../seeds.ts';
import type { Mutant } from './mutant.ts';
import { allMutants } from './all-mutants.ts';
import type { Hunted, HuntSettings, ThreadNews } from './hunt.ts';

const port = parentPort;
if (!port) throw new Error('This file runs as a thread of the simulate command.');
const tell = (news: ThreadNews): void => port.postMessage(news);

const { assemblyFolder, seedsMax, wishes } = workerData as HuntSettings;
const setStage = await openTheatre(assemblyFolder);
const unbroken = await setStage([]);
/** What is known of the product itself, by seed. */
const isSound = new Map<number, boolean>();

const run = (stage: Stage, seed: number): Promise<SeedResult> =>
  runSeed(stage, optionsOf(seed, wishes));

async function isSoundIn(seed: number): Promise<boolean> {
  const known = isSound.get(seed);
  if (known !== undefined) return known;
  const { violations } = await run(unbroken, seed);
  isSound.set(seed, violations.length === 0);
  return violations.length === 0;
}

async function hunt(mutant: Mutant): Promise<Hunted> {
  const startedMs = realNow();
  const stage = await setStage([mutant]);
  let seeds = 0;
  for (let seed = 1; seeds < seedsMax; seed += 1) {
    if (isSound.get(seed) === false) continue;
    tell({ kind: 'tries', name: mutant.name, seed });
    const [first] = (await run(stage, seed)).violations;
    if (first && !(await isSoundIn(seed))) continue;
    seeds += 1;
    const common = { name: mutant.name, seeds, seed, spentMs: realNow() - startedMs };
    if (first) return { ...common, killedBy: first.invariant, detail: first.detail };
  }
  return { name: mutant.name, seeds, seed: undefined, spentMs: realNow() - startedMs };
}

port.on('message', (name: string) => {
  const mutant = allMutants.find((one) => one.name === name);
  if (!mutant) throw new Error(`There is no mutant "${name}".`);
  hunt(mutant).then(
    (hunted) => tell({ kind: 'hunted', hunted }),
    (error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      tell({ kind: 'failed', name, message });
    },
  );
});
tell({ kind: 'ready' });
