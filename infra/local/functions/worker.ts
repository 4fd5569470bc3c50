/**
 * The inside of one worker: loads a function's bundle once and handles one event at a time, as a
 * Lambda execution environment does. Runs in a worker thread with the function's own environment.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';
import { liveAhead } from '../clock.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './worker-messages.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const settings = workerData as WorkerSettings;
const port = parentPort;
if (port === null) throw new Error('This file runs inside a worker thread only');
liveAhead(settings.ahead);
const reply = (message: FromWorker): void => port.postMessage(message);

async function loadHandler(): Promise<Handler> {
  const loaded = (await import(pathToFileURL(settings.file).href)) as Record<string, unknown>;
  const handler = loaded[settings.exportName];
  if (typeof handler === 'function') return handler as Handler;
  throw new Error(`${settings.file} has no export ${settings.exportName}`);
}

function contextOf({ requestId, timeoutMs }: ToWorker): Record<string, unknown> {
  const deadlineMs = performance.now() + timeoutMs;
  return {
    ...settings.context,
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadlineMs - performance.now())),
  };
}

function failure(error: unknown): { errorType: string; errorMessage: string; trace: string[] } {
  if (!(error instanceof Error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  return {
    errorType: error.name,
    errorMessage: error.message,
    trace: (error.stack ?? '').split('\n'),
  };
}

const loading = loadHandler();
loading.then(
  () => reply({ kind: 'ready' }),
  (error: unknown) => reply({ kind: 'broken', ...failure(error) }),
);

port.on('message', (message: ToWorker) => {
  loading
    .then((handler) => handler(JSON.parse(message.payload), contextOf(message)))
    .then(
      (result) => reply({ kind: 'done', payload: JSON.stringify(result ?? null) }),
      (error: unknown) => {
        const { trace, ...failed } = failure(error);
        console.error(JSON.stringify({ level: 'ERROR', unhandled: true, ...failed, trace }));
        reply({ kind: 'failed', ...failed, trace });
      },
    );
});
