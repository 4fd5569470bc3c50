/** A thread that hunts one mutant after the other: seed after seed, until an invariant is violated. */
import { setStage } from '../seed-thread.ts';
import { runSeed } from '../run-seed.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { realNow } from '../kernel/globals.ts';
import type { Mutant } from './mutant.ts';
import { allMutants } from './all-mutants.ts';
import type { HuntSettings, Hunted, ThreadNews } from './hunt.ts';

const settings = workerData as HuntSettings;

const tell = (news: ThreadNews): void => parentPort?.postMessage(news);

async function hunt(mutant: Mutant): Promise<Hunted> {
  const startedMs = realNow();
  const { seedsMax, pledges, faultProbability } = settings;
  const stage = await setStage(settings.assembly, [mutant]);
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const { violations } = await runSeed(stage, { seed, pledges, faultProbability, aims: [] });
    const [first] = violations;
    const spentMs = realNow() - startedMs;
    if (first)
      return {
        ...{ name: mutant.name, seeds: seed, spentMs },
        ...{ killedBy: first.invariant, detail: first.detail },
      };
    tell({ kind: 'survived', name: mutant.name, seeds: seed });
  }
  return { name: mutant.name, seeds: seedsMax, spentMs: realNow() - startedMs };
}

parentPort?.on('message', (name: string) => {
  const mutant = allMutants.find((one) => one.name === name);
  if (!mutant) throw new Error(`There is no mutant "${name}".`);
  void hunt(mutant).then(
    (hunted) => tell({ kind: 'hunted', hunted }),
    (error: unknown) =>
      tell({
        kind: 'failed',
        name,
        error: error instanceof Error ? (error.stack ?? '') : String(error),
      }),
  );
});
