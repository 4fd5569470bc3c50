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
  /** What came for it while it stood still between two invocations. */
  readonly parked: Parked[];
  /** Tells whoever waits for its invocation that it is gone. */
  onDeath: (cause: Death) => void;
};

/** One invocation of it: what that began remains its doing, even when it goes on beside the next. */
export type Stay = {
  readonly container: Container;
  readonly invocation: string;
  /** The HTTP request that it serves. */
  readonly requestId: string | undefined;
};

type Parked = { readonly stay: Stay; readonly step: () => void };

export type Death = { readonly errorType: string; readonly errorMessage: string };

const inside = new AsyncLocalStorage<Stay>();

/** Whose code runs now: undefined in the services and with the actors. */
export const currentStay = (): Stay | undefined => inside.getStore();

export const currentContainer = (): Container | undefined => currentStay()?.container;

export const outsideContainers = <T>(act: () => T): T => inside.exit(act);

export const runInside = <T>(stay: Stay, act: () => T): T => inside.run(stay, act);

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
export function goOn(agenda: Agenda, stay: Stay, step: () => void): void {
  const { container } = stay;
  if (container.state === 'dead') return;
  if (container.isDoomed) return crashed(container);
  if (container.frozenUntilMs > agenda.now()) {
    agenda.at(container.frozenUntilMs, () => goOn(agenda, stay, step));
    return;
  }
  if (container.state === 'idle') container.parked.push({ stay, step });
  else inside.run(stay, step);
}

/** A new invocation: what was parked goes on beside it. */
export function wake(agenda: Agenda, container: Container): void {
  container.state = 'busy';
  for (const { stay, step } of container.parked.splice(0)) goOn(agenda, stay, step);
}
