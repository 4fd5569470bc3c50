/**
 * One execution environment of a function. Invariant: nothing of it goes on while it is frozen or
 * between two invocations, and nothing ever again once it is dead, whatever it was waiting for.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Agenda } from './agenda.ts';

export type Container = {
  readonly number: number;
  readonly capability: string;
  readonly environment: Readonly<Record<string, string>>;
  state: 'idle' | 'busy' | 'dead';
  /** Until then it stands still, wherever it is. */
  frozenUntilMs: number;
  /** It ends before it does anything more. */
  isDoomed: boolean;
  /** The present one, and the HTTP request that it serves. */
  invocation: string;
  requestId: string | undefined;
  /** What came for it while it stood still between two invocations. */
  readonly parked: (() => void)[];
  /** Tells whoever waits for its invocation that it is gone. */
  onDeath: (cause: Death) => void;
};

export type Death = { readonly errorType: string; readonly errorMessage: string };

const inside = new AsyncLocalStorage<Container>();

/** Whose code runs now: undefined in the services and with the actors. */
export const currentContainer = (): Container | undefined => inside.getStore();

export const outsideContainers = <T>(act: () => T): T => inside.exit(act);

export const runInside = <T>(container: Container, act: () => T): T => inside.run(container, act);

export function kill(container: Container, cause: Death): void {
  if (container.state === 'dead') return;
  container.state = 'dead';
  container.parked.length = 0;
  container.onDeath(cause);
}

const crash: Death = {
  errorType: 'Runtime.ExitError',
  errorMessage: 'Runtime exited with error: signal: killed',
};

export const crashed = (container: Container): void => kill(container, crash);

/** One step inside: now, when it has thawed, with the next invocation, or never. */
export function goOn(agenda: Agenda, container: Container, step: () => void): void {
  if (container.state === 'dead') return;
  if (container.isDoomed) return crashed(container);
  if (container.frozenUntilMs > agenda.now()) {
    agenda.at(container.frozenUntilMs, () => goOn(agenda, container, step));
    return;
  }
  if (container.state === 'idle') container.parked.push(step);
  else inside.run(container, step);
}

/** A new invocation: what was parked goes on beside it. */
export function wake(agenda: Agenda, container: Container): void {
  container.state = 'busy';
  for (const step of container.parked.splice(0)) goOn(agenda, container, step);
}
