/** What the command and its threads say to each other. */
import type { SourceChange } from './kernel/production.ts';
import type { SeedOptions, SeedResult } from './run-seed.ts';

export type WorkerSettings = {
  readonly assemblyFolder: string;
  readonly changes: readonly SourceChange[];
};

export type Task = Omit<SeedOptions, 'listen'> & {
  /** Tells the story in lines; `digest` stands for all of it. */
  readonly wants: 'result' | 'digest' | 'story';
};

export type Answer = {
  readonly result: SeedResult;
  readonly digest?: string;
  readonly story?: readonly string[];
};

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'broken'; readonly seed: number; readonly message: string };
