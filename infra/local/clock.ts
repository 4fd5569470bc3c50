/**
 * The clock of one local cloud: the machine's, and as far ahead of it as it was set. Its threads
 * share it, and it is kept in the home folder. Invariant: it never goes back, not over a restart
 * either. The times of the table's stream remain the machine's, as DynamoDB stamps its records.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds, to be given to another thread. */
export type Ahead = BigInt64Array<SharedArrayBuffer>;

export type LocalClock = {
  readonly now: () => number;
  readonly ahead: Ahead;
  readonly advance: (ms: number) => void;
};

export const aheadMs = (ahead: Ahead): number => Number(Atomics.load(ahead, 0));

export function openClock(home: string, machine: () => number): LocalClock {
  const file = join(home, 'clock.json');
  const ahead: Ahead = new BigInt64Array(new SharedArrayBuffer(8));
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { readonly aheadMs: number };
    Atomics.store(ahead, 0, BigInt(kept.aheadMs));
  }
  return {
    now: () => machine() + aheadMs(ahead),
    ahead,
    advance: (ms) => {
      const aheadMs = Number(Atomics.add(ahead, 0, BigInt(ms))) + ms;
      writeFileSync(file, JSON.stringify({ aheadMs }));
    },
  };
}

/** From here on, whatever this thread takes for the time is that of the cloud. */
export function liveAhead(ahead: Ahead): void {
  const machine = Date;
  const now = (): number => machine.now() + aheadMs(ahead);
  globalThis.Date = new Proxy(machine, {
    construct: (target, given: [], newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as Date,
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
}
