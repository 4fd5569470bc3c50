/** A thread that runs one seed after the other. */
import { setStage } from './seed-thread.ts';
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { runSeed } from './run-seed.ts';
import type { Stage } from './run-seed.ts';
import { lineOf } from './time-line.ts';
import type { Answer, FromWorker, Task, WorkerSettings } from './worker-messages.ts';

const port = parentPort;
if (!port) throw new Error('This file runs as a thread of the simulate command.');
const tell = (message: FromWorker): void => port.postMessage(message);

async function work(stage: Stage, { wants, ...options }: Task): Promise<Answer> {
  if (wants === 'result') return { result: await runSeed(stage, options) };
  const hash = createHash('sha256');
  const story: string[] = [];
  const result = await runSeed(stage, {
    ...options,
    listen: (observation) => {
      hash.update(JSON.stringify(observation));
      const line = wants === 'story' ? lineOf(observation) : undefined;
      if (line !== undefined) story.push(line);
    },
  });
  return { result, digest: hash.digest('hex'), ...(wants === 'story' && { story }) };
}

const { assemblyFolder, changes } = workerData as WorkerSettings;
const stage = await setStage(assemblyFolder, changes);

port.on('message', (task: Task) => {
  work(stage, task).then(
    (answer) => tell({ kind: 'done', answer }),
    (error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      tell({ kind: 'broken', seed: task.seed, message });
    },
  );
});
tell({ kind: 'ready' });
