/** The threads that run seeds: as many as there are cores, each always with something to do. */
import { Worker } from 'node:worker_threads';
import type { Answer, FromWorker, Task, WorkerSettings } from './worker-messages.ts';

/** A mistake of the simulator itself, not of the product. */
export class BrokenRunError extends Error {
  override readonly name = 'BrokenRunError';
}

type Hand = { readonly worker: Worker; ready: Promise<void>; busy: boolean };
type Waiting = {
  readonly task: Task;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

export type Crew = {
  readonly run: (task: Task) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

const file = new URL('./seed-worker.ts', import.meta.url);

export function hireCrew(size: number, settings: WorkerSettings): Crew {
  const waiting: Waiting[] = [];
  const hands = Array.from({ length: size }, () => hire(settings));
  const dispatch = (): void => {
    for (const hand of hands) {
      if (hand.busy) continue;
      const next = waiting.shift();
      if (!next) return;
      hand.busy = true;
      void work(hand, next).finally(() => {
        hand.busy = false;
        dispatch();
      });
    }
  };
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject });
        dispatch();
      }),
    close: async () => {
      await Promise.all(hands.map(({ worker }) => worker.terminate()));
    },
  };
}

function hire(settings: WorkerSettings): Hand {
  const worker = new Worker(file, { workerData: settings, execArgv: ['--no-warnings'] });
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  return { worker, ready, busy: false };
}

async function work({ worker, ready }: Hand, { task, resolve, reject }: Waiting): Promise<void> {
  try {
    await ready;
    const answered = new Promise<FromWorker>((heard, failed) => {
      worker.once('message', heard);
      worker.once('error', failed);
    });
    worker.postMessage(task);
    const message = await answered;
    if (message.kind === 'done') resolve(message.answer);
    else throw new BrokenRunError(message.kind === 'broken' ? message.message : 'Not ready.');
  } catch (error) {
    reject(error);
  }
}
