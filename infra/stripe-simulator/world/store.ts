/**
 * What the simulator remembers, as its rules see it. Objects are never changed in place: a rule puts
 * another one. The changes of one request become final together or are forgotten together.
 */
import { openDiskStore } from './disk-store.ts';
import type { TableName, Tables } from './entities.ts';
import { openMemoryStore } from './memory-store.ts';
import type { Selection } from './sql.ts';

export type Store = {
  get<T extends TableName>(table: T, id: string): Tables[T] | undefined;
  put<T extends TableName>(table: T, entity: Tables[T]): void;
  remove(table: TableName, id: string): void;
  /** Newest first unless asked otherwise; sees what is not committed yet. */
  select<T extends TableName>(table: T, selection: Selection): Tables[T][];
  /** All of a table, newest first. */
  scan<T extends TableName>(table: T): Iterable<Tables[T]>;
  count(table: TableName): number;
  /** Appointments and deliveries whose time has come, earliest first. */
  due<T extends 'appointments' | 'deliveries'>(table: T, nowMs: number, limit: number): Tables[T][];
  /** Up to `limit` delivered events, oldest first, that are too old or beyond the number to keep. */
  outlivedEvents(bounds: EventBounds, limit: number): string[];
  /** Forgets the answers that were saved up to then. */
  forgetAnswers(createdMax: number): void;
  /** Writes now. */
  commit(): void;
  /** Resolves when everything up to now is on disk; requests that wait together share a write. */
  committed(): Promise<void>;
  /** Forgets what the request at work has changed. */
  discard(): void;
  /** Told when the changes of the request at work are final, or forgotten. */
  whenSettled(listener: (isKept: boolean) => void): void;
  close(): void;
};

export type EventBounds = { createdBefore: number; keptMax: number };

/** In a file, which outlives the process, or without one in the memory of the process alone. */
export function openStore(file: string | undefined, defer: (work: () => void) => void): Store {
  return file === undefined ? openMemoryStore() : openDiskStore(file, defer);
}
