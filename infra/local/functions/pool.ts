/**
 * What the rest of the local cloud knows of a function: something that takes an event and answers.
 * Behind it are worker threads, or whatever else runs the function's code. Invariant: every
 * invocation is answered exactly once, and never by a rejected promise.
 */
import type { FunctionSettings } from './function-settings.ts';

export type Invocation =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly errorType: string; readonly errorMessage: string };

export type Pool = {
  readonly settings: FunctionSettings;
  /** How many events are handled at once; further ones wait. */
  readonly concurrency: number;
  /** Events that are being handled or wait. */
  readonly busy: number;
  /** How many events were taken, and how many of them failed, since the start. */
  readonly invocations: number;
  readonly errors: number;
  /** Takes an event and gives the answer as JSON. */
  readonly invoke: (payload: string) => Promise<Invocation>;
  readonly close: () => Promise<void>;
};

export type PoolFactory = (plan: {
  readonly settings: FunctionSettings;
  readonly concurrency: number;
}) => Pool;
