/**
 * Hunts all mutants on all cores: each thread takes the next one as soon as it is done with one. A
 * mutant that brings its thread down, or keeps it busy for ever, has not been noticed by an
 * invariant: it counts as broken itself.
 */
import { Worker } from 'node:worker_threads';
import type { Wishes } from '../seeds.ts';

export type HuntSettings = {
  readonly assemblyFolder: string;
  /** A mutant that has outlived so many seeds has survived. */
  readonly seedsMax: number;
  readonly wishes: Wishes;
};

export type Hunted = {
  readonly name: string;
  /** The invariant that noticed it; missing when none did. */
  readonly killedBy?: string | undefined;
  readonly detail?: string | undefined;
  /** The seed that showed it. */
  readonly seed: number | undefined;
  /** How many seeds it took. */
  readonly seeds: number;
  readonly spentMs: number;
};

export type ThreadNews =
  | { readonly kind: 'ready' }
  | { readonly kind: 'tries'; readonly name: string; readonly seed: number }
  | { readonly kind: 'hunted'; readonly hunted: Hunted }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string };

export type Failed = { readonly name: string; readonly message: string };
export type Bag = { readonly hunted: readonly Hunted[]; readonly failed: readonly Failed[] };

export type Hunt = HuntSettings & {
  readonly names: readonly string[];
  readonly threads: number;
  /** Of each mutant, as soon as it is known. */
  readonly told: (news: Hunted | Failed) => void;
};

type Party = {
  readonly hunt: Hunt;
  readonly waiting: string[];
  readonly hunted: Hunted[];
  readonly failed: Failed[];
};

export async function huntAll(hunt: Hunt): Promise<Bag> {
  const party: Party = { hunt, waiting: [...hunt.names], hunted: [], failed: [] };
  const threads = Math.min(hunt.threads, hunt.names.length);
  await Promise.all(Array.from({ length: threads }, () => huntOn(party)));
  return party;
}

/** Another thread takes over where one was brought down. */
async function huntOn(party: Party): Promise<void> {
  while (party.waiting.length > 0) await huntInThread(party);
}

const file = new URL('./mutant-thread.ts', import.meta.url);
/** No seed takes so long by far. */
const stuckMs = 10 * 60 * 1000;

function huntInThread({ hunt, waiting, hunted, failed }: Party): Promise<void> {
  const { assemblyFolder, seedsMax, wishes, told } = hunt;
  const settings: HuntSettings = { assemblyFolder, seedsMax, wishes };
  const worker = new Worker(file, { workerData: settings, execArgv: ['--no-warnings'] });
  return new Promise((resolve) => {
    let present: string | undefined;
    let timer: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(timer);
      void worker.terminate().then(() => resolve());
    };
    const fail = (message: string): void => {
      const news = { name: present ?? waiting.shift() ?? 'a thread', message };
      failed.push(news);
      told(news);
    };
    const giveUp = (message: string): void => {
      fail(message);
      end();
    };
    const next = (): void => {
      present = waiting.shift();
      if (present === undefined) end();
      else worker.postMessage(present);
    };
    worker.on('error', (error) => giveUp(error instanceof Error ? error.message : String(error)));
    worker.on('message', (news: ThreadNews) => {
      clearTimeout(timer);
      timer = setTimeout(() => giveUp('A seed did not come to its end.'), stuckMs);
      if (news.kind === 'tries') return;
      if (news.kind === 'failed') fail(news.message);
      if (news.kind === 'hunted') {
        hunted.push(news.hunted);
        told(news.hunted);
      }
      next();
    });
  });
}
