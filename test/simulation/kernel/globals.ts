/**
 * Makes this thread deterministic: whatever asks the machine for time, chance, the environment or
 * the network asks the present run instead. To be imported before anything else, so that libraries
 * bind to these twins.
 */
import crypto from 'node:crypto';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import promisedTimers from 'node:timers/promises';
import type { Agenda, Appointment } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { Container } from './container.ts';
import { currentContainer, currentStay, goOn } from './container.ts';

/** What the globals speak to while a run lasts. */
export type Machine = {
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly fetch: typeof fetch;
  /** What a container prints. */
  readonly heard: (container: Container, line: string) => void;
};

const real = {
  Date: globalThis.Date,
  setImmediate: globalThis.setImmediate,
  environment: process.env,
};

let machine: Machine | undefined;
/** Real work of other threads (signatures) that the run has to wait for. */
let outstanding = 0;

const present = (): Machine => {
  if (!machine) throw new Error('No run is going on in this thread.');
  return machine;
};

/** Between runs, while a thread gets ready, the machine's own is good enough. */
const orReal = <Twin extends (...args: never[]) => unknown>(twin: Twin, original: unknown): Twin =>
  function (this: unknown, ...args: never[]): unknown {
    const used = machine ? twin : (original as Twin);
    return used.apply(this, args);
  } as Twin;

export const realNow = (): number => real.Date.now();

/** From here on the thread's time and chance are those of this run; undefined ends it. */
export function enter(next: Machine | undefined): void {
  machine = next;
  Error.stackTraceLimit = next ? framesInRun : 10;
}

/** The SDK makes an error for each call, whether it fails or not: all of its callers cost time. */
const framesInRun = 3;

/** Lets everything go on that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  do await new Promise<void>((resolve) => void real.setImmediate(resolve));
  while (outstanding > 0);
}

class VirtualTimer {
  readonly #appointment: Appointment;
  constructor(appointment: Appointment) {
    this.#appointment = appointment;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
  cancel(): void {
    this.#appointment.act = undefined;
  }
}

/** A timer belongs to the invocation that set it, and stands still and dies with it. */
function timer(delayMs: number, act: () => void): VirtualTimer {
  const { agenda } = present();
  const owner = currentStay();
  const step = owner ? (): void => goOn(agenda, owner, act) : act;
  return new VirtualTimer(agenda.after(delayMs, step));
}

function cancel(timer: unknown): void {
  if (timer instanceof VirtualTimer) timer.cancel();
}

function promisedPause<T>(
  delayMs = 1,
  value?: T,
  { signal }: { signal?: AbortSignal } = {},
): Promise<T | undefined> {
  const aborted = (): Error =>
    Object.assign(new Error('The operation was aborted', { cause: signal?.reason }), {
      name: 'AbortError',
      code: 'ABORT_ERR',
    });
  if (signal?.aborted) return Promise.reject(aborted());
  return new Promise((resolve, reject) => {
    const pause = timer(delayMs, () => resolve(value));
    const stop = (): void => {
      pause.cancel();
      reject(aborted());
    };
    signal?.addEventListener('abort', stop, { once: true });
  });
}

const setVirtualTimeout = (
  act: (...args: unknown[]) => void,
  delayMs = 1,
  ...args: unknown[]
): VirtualTimer => timer(Math.max(1, delayMs), () => act(...args));

const noIntervals = (): never => {
  throw new Error('An interval in a simulated run: wait for what is due instead.');
};

function virtualDate(): DateConstructor {
  const VirtualDate = class extends real.Date {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [VirtualDate.now()] : given) as [number]));
    }
    static override now(): number {
      return machine ? machine.agenda.now() : real.Date.now();
    }
  };
  return VirtualDate as unknown as DateConstructor;
}

function randomBytes(size: number): Buffer {
  const bytes = Buffer.alloc(Math.ceil(size / 4) * 4);
  const { chance } = present();
  for (let index = 0; index < size; index += 4)
    bytes.writeUIntBE(chance.integer(0, 2 ** 32 - 1), index, 4);
  return bytes.subarray(0, size);
}

function randomUUID(): string {
  const hex = randomBytes(16).toString('hex');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

function getRandomValues<T extends NodeJS.ArrayBufferView>(values: T): T {
  randomBytes(values.byteLength).copy(
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  );
  return values;
}

/** One at a time and waited for: in which order two of them ended would be the machine's choice. */
function inTurn(subtle: object, name: string): void {
  const original = Reflect.get(subtle, name) as (...args: unknown[]) => Promise<unknown>;
  const twin = async function (this: unknown, ...args: unknown[]): Promise<unknown> {
    outstanding += 1;
    const mine = turn.then(() => original.apply(this, args));
    turn = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      outstanding -= 1;
    }
  };
  Object.defineProperty(subtle, name, { value: twin, configurable: true, writable: true });
}
let turn: Promise<unknown> = Promise.resolve();

function replaceTimers(): void {
  globalThis.Date = virtualDate();
  const twins = {
    setTimeout: orReal(setVirtualTimeout, setTimeout),
    setImmediate: orReal(
      (act: (...args: unknown[]) => void, ...args: unknown[]) => timer(0, () => act(...args)),
      setImmediate,
    ),
    setInterval: orReal(noIntervals, setInterval),
    clearTimeout: orReal(cancel, clearTimeout),
    clearImmediate: orReal(cancel, clearImmediate),
    clearInterval: orReal(cancel, clearInterval),
  };
  for (const place of [globalThis, timers]) Object.assign(place, twins);
  const { setTimeout: pause } = promisedTimers;
  Object.assign(promisedTimers, { setTimeout: orReal(promisedPause as typeof pause, pause) });
  const virtualNow = orReal(() => present().agenda.now(), performance.now.bind(performance));
  Object.defineProperty(performance, 'now', { value: virtualNow });
  AbortSignal.timeout = (delayMs) => {
    const controller = new AbortController();
    timer(delayMs, () =>
      controller.abort(new DOMException('The operation timed out.', 'TimeoutError')),
    );
    return controller.signal;
  };
}

type Subtle = typeof crypto.webcrypto.subtle;
type Importing = Parameters<Subtle['importKey']>;
type KeyImport = [string, crypto.JsonWebKey, ...Parameters<crypto.KeyObject['toCryptoKey']>];
type Verifying = Parameters<Subtle['verify']>;

/**
 * Every request has a token: its key and its signature (RS256) are worked on at once, in place of a
 * trip to another thread.
 */
function replaceTokenCheck(subtle: object): void {
  const importKey = Reflect.get(subtle, 'importKey') as Subtle['importKey'];
  const verify = Reflect.get(subtle, 'verify') as Subtle['verify'];
  const twins = {
    importKey: async function (this: unknown, ...given: Importing) {
      const [format, key, ...rest] = given as unknown as KeyImport;
      if (format !== 'jwk' || 'd' in key) return Reflect.apply(importKey, this, given);
      return crypto.createPublicKey({ key, format }).toCryptoKey(...rest);
    },
    verify: async function (this: unknown, ...[algorithm, key, signature, data]: Verifying) {
      if (key.algorithm.name !== 'RSASSA-PKCS1-v1_5')
        return Reflect.apply(verify, this, [algorithm, key, signature, data]);
      const bytes = [data, signature].map((part) => new Uint8Array(part as ArrayBuffer));
      const [signed, proof] = bytes as [Uint8Array, Uint8Array];
      return crypto.verify('sha256', signed, crypto.KeyObject.from(key), proof);
    },
  };
  for (const [name, value] of Object.entries(twins))
    Object.defineProperty(subtle, name, { value, configurable: true, writable: true });
}

function replaceChance(): void {
  Math.random = orReal(() => present().chance.next(), Math.random);
  const virtualUuid = orReal(randomUUID, crypto.randomUUID);
  Object.assign(crypto, {
    randomUUID: virtualUuid,
    randomBytes: orReal(randomBytes, crypto.randomBytes),
  });
  const values = globalThis.crypto.getRandomValues.bind(globalThis.crypto);
  Object.defineProperties(Object.getPrototypeOf(globalThis.crypto) as object, {
    randomUUID: { value: virtualUuid, configurable: true },
    getRandomValues: { value: orReal(getRandomValues, values), configurable: true },
  });
  const subtle = Object.getPrototypeOf(globalThis.crypto.subtle) as object;
  for (const name of ['importKey', 'sign', 'verify', 'digest']) inTurn(subtle, name);
  replaceTokenCheck(subtle);
  // The SDK looks for its shared configuration when it is first used.
  inTurn(files, 'readFile');
}

/** Inside a container: its own variables and nothing else. */
function replaceEnvironment(): void {
  const environment = new Proxy(real.environment, {
    get: (target, name: string) => (currentContainer()?.environment ?? target)[name],
    has: (target, name: string) => name in (currentContainer()?.environment ?? target),
  });
  Object.defineProperty(process, 'env', { value: environment, configurable: true });
}

function replaceOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    const heard = (...args: unknown[]): boolean => {
      const container = currentContainer();
      if (!container) return write(...args);
      present().heard(container, String(args[0]));
      return true;
    };
    Object.assign(stream, { write: heard });
  }
}

export function makeDeterministic(): void {
  replaceTimers();
  replaceChance();
  replaceEnvironment();
  replaceOutput();
  globalThis.fetch = (...request) => present().fetch(...request);
  syncBuiltinESMExports();
}
