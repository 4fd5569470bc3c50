/**
 * The workers of one function. Invariants: one event at a time per worker, never more workers than
 * the function's concurrency, and a worker that overran its time-out is gone before the answer.
 */
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Ahead } from '../clock.ts';
import type { FunctionLog } from './function-log.ts';
import type { FunctionSettings } from './function-settings.ts';
import type { Invocation, Pool } from './pool.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './worker-messages.ts';

type Waiting = { readonly payload: string; readonly done: (result: Invocation) => void };
type Running = {
  readonly worker: Worker;
  ready: boolean;
  current: { waiting: Waiting; timer: NodeJS.Timeout; requestId: string } | undefined;
};

export type PoolOptions = {
  readonly settings: FunctionSettings;
  readonly file: string;
  readonly exportName: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly concurrency: number;
  readonly log: FunctionLog;
  readonly ahead: Ahead;
};

/**
 * Lambda gives a function 10 seconds to load, and then once more as part of its first event. Here
 * all cold starts share the cores of one machine.
 */
const initialisationMsMax = 60_000;

export class FunctionPool implements Pool {
  readonly settings: FunctionSettings;
  readonly concurrency: number;
  invocations = 0;
  errors = 0;
  readonly #options: PoolOptions;
  readonly #workers = new Set<Running>();
  readonly #idle: Running[] = [];
  readonly #queue: Waiting[] = [];
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.settings = options.settings;
    this.concurrency = options.concurrency;
  }

  get busy(): number {
    return this.#queue.length + [...this.#workers].filter(({ current }) => current).length;
  }

  invoke(payload: string): Promise<Invocation> {
    if (this.#closed) return Promise.resolve(failed('Local.Stopped', 'The local cloud stops.'));
    this.invocations += 1;
    return new Promise((resolve) => {
      this.#queue.push({
        payload,
        done: (result) => {
          if (!result.ok) this.errors += 1;
          resolve(result);
        },
      });
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const waiting of this.#queue.splice(0)) waiting.done(failed('Local.Stopped', 'Stopped.'));
    await Promise.all([...this.#workers].map(({ worker }) => worker.terminate()));
    this.#options.log.close();
  }

  #dispatch(): void {
    if (this.#closed) return;
    while (this.#queue.length > 0) {
      const running = this.#idle.pop();
      if (running === undefined) break;
      const waiting = this.#queue.shift();
      if (waiting !== undefined) this.#hand(running, waiting);
    }
    const starting = [...this.#workers].some(({ ready }) => !ready);
    if (this.#queue.length > 0 && !starting && this.#workers.size < this.concurrency) this.#start();
  }

  #hand(running: Running, waiting: Waiting): void {
    const { timeoutMs } = this.settings;
    const requestId = randomUUID();
    const timer = setTimeout(() => this.#overran(running), timeoutMs);
    running.current = { waiting, timer, requestId };
    const message: ToWorker = { requestId, payload: waiting.payload, timeoutMs };
    running.worker.postMessage(message);
  }

  #overran(running: Running): void {
    const requestId = running.current?.requestId ?? '';
    const seconds = (this.settings.timeoutMs / 1000).toFixed(2);
    const message = `${requestId} Task timed out after ${seconds} seconds`;
    this.#options.log.write(`${message}\n`);
    this.#retire(running, failed('Sandbox.Timedout', `RequestId: ${message}`));
  }

  #start(): void {
    const { settings, file, exportName, environment, log, ahead } = this.#options;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      name: settings.name,
      env: { ...environment },
      execArgv: ['--no-warnings'],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb },
      workerData: {
        file,
        exportName,
        context: settings.context,
        ahead,
      } satisfies WorkerSettings,
    });
    const running: Running = { worker, ready: false, current: undefined };
    this.#workers.add(running);
    worker.stdout.on('data', (chunk: Buffer) => log.write(chunk));
    worker.stderr.on('data', (chunk: Buffer) => log.write(chunk));
    const timer = setTimeout(() => {
      log.write('The function did not load in time\n');
      this.#broken(running, failed('Sandbox.Timedout', 'The function did not load in time.'));
    }, initialisationMsMax);
    worker.on('message', (message: FromWorker) => {
      clearTimeout(timer);
      this.#heard(running, message);
    });
    worker.on('error', (error: unknown) => {
      log.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    });
    worker.on('exit', (code) => {
      clearTimeout(timer);
      const crash = failed('Runtime.ExitError', `Runtime exited with error: exit status ${code}`);
      if (running.ready) this.#retire(running, crash);
      else this.#broken(running, crash);
    });
  }

  #heard(running: Running, message: FromWorker): void {
    if (message.kind === 'broken') {
      const { errorType, errorMessage, trace } = message;
      this.#options.log.write(`${trace.join('\n')}\n`);
      this.#broken(running, failed(errorType, errorMessage));
      return;
    }
    if (message.kind === 'ready') {
      running.ready = true;
    } else {
      const { current } = running;
      running.current = undefined;
      clearTimeout(current?.timer);
      current?.waiting.done(
        message.kind === 'done'
          ? { ok: true, payload: message.payload }
          : failed(message.errorType, message.errorMessage),
      );
    }
    this.#idle.push(running);
    this.#dispatch();
  }

  /** A worker that cannot even load answers for the event that it was started for. */
  #broken(running: Running, result: Invocation): void {
    if (!this.#workers.has(running)) return;
    this.#queue.shift()?.done(result);
    this.#retire(running, result);
  }

  #retire(running: Running, result: Invocation): void {
    if (!this.#workers.delete(running)) return;
    const idle = this.#idle.indexOf(running);
    if (idle >= 0) this.#idle.splice(idle, 1);
    const { current } = running;
    running.current = undefined;
    clearTimeout(current?.timer);
    running.worker.terminate().then(
      () => {
        current?.waiting.done(result);
        this.#dispatch();
      },
      () => current?.waiting.done(result),
    );
  }
}

function failed(errorType: string, errorMessage: string): Invocation {
  return { ok: false, errorType, errorMessage };
}
