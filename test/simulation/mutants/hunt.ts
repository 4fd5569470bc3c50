/** Hunts all mutants on all cores: each thread takes the next one as soon as it is done with one. */
import { Worker } from 'node:worker_threads';

export type HuntSettings = {
  /** The folder of the synthesised template. */
  readonly assembly: string;
  /** A mutant that has outlived so many seeds has survived. */
  readonly seedsMax: number;
  readonly pledges: number;
  readonly faultProbability: number;
};

export type Hunted = {
  readonly name: string;
  /** The invariant that noticed it; missing when none did. */
  readonly killedBy?: string | undefined;
  readonly detail?: string | undefined;
  /** How many seeds were run. */
  readonly seeds: number;
  readonly spentMs: number;
};

export type ThreadNews =
  | { readonly kind: 'survived'; readonly name: string; readonly seeds: number }
  | { readonly kind: 'hunted'; readonly hunted: Hunted }
  | { readonly kind: 'failed'; readonly name: string; readonly error: string };

export type Hunt = HuntSettings & {
  readonly names: readonly string[];
  readonly threads: number;
  readonly told: (news: ThreadNews) => void;
};

export async function huntAll(hunt: Hunt): Promise<readonly Hunted[]> {
  const waiting = [...hunt.names];
  const hunted: Hunted[] = [];
  const threads = Math.min(hunt.threads, waiting.length);
  await Promise.all(Array.from({ length: threads }, () => huntInThread(hunt, waiting, hunted)));
  return hunted;
}

function huntInThread(
  { names: _names, threads: _threads, told, ...settings }: Hunt,
  waiting: string[],
  hunted: Hunted[],
): Promise<void> {
  const worker = new Worker(new URL('mutant-thread.ts', import.meta.url), { workerData: settings });
  return new Promise((resolve, reject) => {
    const next = (): void => {
      const name = waiting.shift();
      if (name === undefined) return void worker.terminate().then(() => resolve(), reject);
      worker.postMessage(name);
    };
    worker.on('error', reject);
    worker.on('message', (news: ThreadNews) => {
      told(news);
      if (news.kind === 'hunted') hunted.push(news.hunted);
      if (news.kind !== 'survived') next();
    });
    next();
  });
}
