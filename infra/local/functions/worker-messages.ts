/** What the main thread and a function's worker say to each other. */
import type { Ahead } from '../clock.ts';

export type WorkerSettings = {
  readonly file: string;
  readonly exportName: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly ahead: Ahead;
};

export type ToWorker = {
  readonly requestId: string;
  readonly payload: string;
  readonly timeoutMs: number;
};

type Failure = {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: string[];
};

export type FromWorker =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'broken' } & Failure)
  | { readonly kind: 'done'; readonly payload: string }
  | ({ readonly kind: 'failed' } & Failure);
