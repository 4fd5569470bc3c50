/**
 * Where the story of a fulfilment plays: a running Fanfund over HTTP alone, the simulated Stripe
 * beside it, and a clock that may be set forward. Invariant: whoever plays keeps books of their own,
 * and what Fanfund says is only ever compared with them.
 */
import * as z from 'zod';
import { createAsk, createFanfundClient } from '../replay/fanfund-client.ts';
import type { Addresses, FanfundClient, Who } from '../replay/fanfund-client.ts';
import { createHttpClient } from '../replay/http-client.ts';
import type { SendRequest, Timing } from '../replay/http-client.ts';
import { createLimiter } from '../replay/limiter.ts';
import type { Limiter } from '../replay/limiter.ts';

export type StageOptions = {
  readonly addresses: Addresses;
  /** Beside whose services the clock is set; without it time passes as it does. */
  readonly aws?: string | undefined;
  readonly secretKey?: string;
  readonly timing: Timing;
  readonly runId: string;
  readonly signal?: AbortSignal;
  readonly print: (line: string) => void;
};

/** Something came out otherwise than it had to: the story cannot go on. */
export class StoryError extends Error {
  override readonly name = 'StoryError';
}

export type Stage = {
  readonly addresses: Addresses;
  readonly secretKey: string;
  readonly client: FanfundClient;
  readonly send: SendRequest;
  readonly slots: Limiter;
  readonly runId: string;
  readonly startedAtMs: number;
  readonly now: () => number;
  readonly rest: (milliseconds: number) => Promise<void>;
  readonly print: (line: string) => void;
  readonly canPass: boolean;
  /** Until then, at once where the clock can be set. */
  readonly pass: (untilMs: number) => Promise<void>;
  readonly get: <T>(schema: z.ZodType<T>, path: string, who?: Who) => Promise<T>;
  readonly post: <T>(schema: z.ZodType<T>, who: Who, call: Call) => Promise<T>;
  /** Asks until there is an answer. */
  readonly until: <T>(what: string, ask: () => Promise<T | undefined>) => Promise<T>;
};

type Call = { readonly path: string; readonly key: string; readonly json?: unknown };

const atOnce = 16;
const patienceMs = 3 * 60_000;
const waitMsMax = 30 * 60_000;
const pauseMs = 250;
const clockSchema = z.object({ now: z.iso.datetime() });
/** Enough for what a mapping has taken to be done. */
const settleMs = 100;

export async function openStage(options: StageOptions): Promise<Stage> {
  const { addresses, aws, timing, runId, print } = options;
  const signal = options.signal ?? new AbortController().signal;
  const send = createHttpClient({ ...timing, signal, patienceMs });
  const clock = await followClock({ aws, send, machineNow: timing.now });
  const ask = createAsk({ addresses, send, timing: { ...timing, now: clock.now } });
  const base = `${addresses.api}/v1`;
  const rest = (milliseconds: number): Promise<void> => timing.sleep(milliseconds, signal);
  const client = createFanfundClient({
    ...{ addresses, send, timing: { ...timing, now: clock.now } },
    publishableKey: 'pk_test_simulator',
  });
  return {
    ...{ addresses, client, send, runId, rest, print, now: clock.now },
    secretKey: options.secretKey ?? 'sk_test_simulator',
    slots: createLimiter(atOnce),
    startedAtMs: clock.now(),
    canPass: aws !== undefined,
    pass: async (untilMs) => {
      await rest(settleMs);
      const leftMs = Math.max(0, untilMs - clock.now());
      await (aws === undefined ? rest(leftMs) : clock.advance(leftMs));
    },
    get: (schema, path, who) => ask(schema, who, { method: 'GET', url: `${base}${path}` }),
    post: (schema, who, { path, key, json = {} }) =>
      ask(schema, who, {
        ...{ method: 'POST', url: `${base}${path}`, idempotencyKey: `${runId}-${key}`, json },
      }),
    until: async (what, answer) => {
      for (let waitedMs = 0; waitedMs < waitMsMax; waitedMs += pauseMs) {
        const found = await answer();
        if (found !== undefined) return found;
        await rest(pauseMs);
      }
      throw new StoryError(`Waited in vain for ${what}.`);
    },
  };
}

type Followed = {
  readonly aws: string | undefined;
  readonly send: SendRequest;
  readonly machineNow: () => number;
};

/** The clock of the running Fanfund, which may be ahead of the machine's already. */
async function followClock({ aws, send, machineNow }: Followed) {
  let aheadMs = 0;
  const advance = async (milliseconds: number): Promise<void> => {
    const json = { advanceSeconds: Math.ceil(milliseconds / 1000) };
    const answer = await send({ method: 'POST', url: `${aws}/_local/clock`, json });
    const read = clockSchema.safeParse(answer.body);
    if (!read.success) throw new StoryError('The clock of this Fanfund cannot be set.');
    aheadMs = Date.parse(read.data.now) - machineNow();
  };
  if (aws !== undefined) await advance(0);
  return { now: (): number => machineNow() + aheadMs, advance };
}
