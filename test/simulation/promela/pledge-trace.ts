/** The trace of one pledge while it grows: numbers for what has ids, and the clocks that will strike. */
import type { Line, Trace } from './trace.ts';
import type { Pledge, PledgeEventType } from '../../../shared/domain/pledge.ts';
import type { CallSite } from '../observation.ts';
import { hourMs } from '../../../shared/domain/duration.ts';
import { keyTrustedMs, wasDoubted } from '../../../shared/domain/attempt.ts';
import { eventSeen, isBeyond, kindOf, workerOf } from './trace.ts';
import { word } from './words.ts';

type Timer = { readonly atMs: number; readonly step: string; readonly a: number };

/** How long a campaign is kept that was read before it ended, and more. */
const staleMs = 60_000;

/** Numbers in the order in which something was first seen, from 1 on. */
class Numbers {
  readonly #known = new Map<string, number>();

  of(id: string): number {
    const known = this.#known.get(id) ?? this.#known.size + 1;
    this.#known.set(id, known);
    return known;
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }
}

export class PledgeTrace {
  readonly trace: Trace;
  readonly campaignId: string;
  readonly #intents = new Numbers();
  readonly #invocations = new Numbers();
  readonly #statuses = new Map<string, number>();
  readonly #unknownOutcomeMs: number;
  #timers: readonly Timer[] = [];
  #startedAtMs: readonly number[] = [];
  #version: number;
  #isOver = false;

  constructor(seed: number, pledge: Pledge, unknownOutcomeMs: number) {
    this.trace = { pledgeId: pledge.id, seed, kind: kindOf(pledge), lines: [] };
    this.campaignId = pledge.campaignId;
    this.#version = pledge.version;
    this.#unknownOutcomeMs = unknownOutcomeMs;
    if (pledge.state === 'confirmed' && this.trace.kind !== word('SAVE'))
      this.intentNumber(pledge.payment.intentId);
  }

  /** 0 for none. */
  intentNumber(id = ''): number {
    return id === '' ? 0 : this.#intents.of(id);
  }

  knows(intentId: string): boolean {
    return this.#intents.has(intentId);
  }

  /** Whether a list of what was made since then may be for an attempt of this pledge. */
  listsSince(seconds: number): boolean {
    return this.#startedAtMs.some((atMs) => Math.floor((atMs - hourMs) / 1000) === seconds);
  }

  /** Answers whether that is news. */
  isNow(intentId: string, status: number): boolean {
    const before = this.#statuses.get(intentId);
    this.#statuses.set(intentId, status);
    return before !== status;
  }

  /** A line of a worker; an intent's or a campaign's is nobody's. */
  add(atMs: number, seen: { step: string; a: number; b?: number }, by?: CallSite): Line {
    this.strike(atMs);
    const { step, a, b = 0 } = seen;
    const what = workerOf(by?.capability);
    const tag = what === 0 ? 0 : this.#invocations.of(by?.invocation ?? '');
    return this.#push({ step: word(step), what, a, b, tag, heard: 'no', atMs });
  }

  #push(line: Line): Line {
    if (!this.#isOver) this.trace.lines.push(line);
    return line;
  }

  /** The clocks whose time has come by then. */
  strike(nowMs: number): void {
    const due = this.#timers.filter(({ atMs }) => atMs <= nowMs);
    this.#timers = this.#timers.filter(({ atMs }) => atMs > nowMs);
    for (const { step, a, atMs } of due.toSorted((one, other) => one.atMs - other.atMs))
      this.#push({ step: word(step), what: 0, a, b: 0, tag: 0, heard: 'no', atMs });
  }

  campaignTakes(takes: boolean, atMs: number): void {
    this.add(atMs, { step: takes ? 'SEEN_TAKES' : 'SEEN_ENDS', a: 0 });
    if (!takes)
      this.#timers = [...this.#timers, { atMs: atMs + staleMs, step: 'SEEN_KNOWN', a: 0 }];
  }

  /** The pledge was written; only what moves its version is a step. */
  written(pledge: Pledge, atMs: number, by: CallSite | undefined): void {
    const type = pledge.history.at(-1)?.type;
    if (pledge.version === this.#version || type === undefined) return;
    this.#version = pledge.version;
    this.strike(atMs);
    if (isBeyond(type)) this.#isOver = true;
    const [step, a] = eventSeen(type, pledge, (id) => this.intentNumber(id));
    this.add(atMs, { step, a }, step === 'SEEN_MOVED' ? undefined : by);
    const kept = this.#timers.filter((timer) => !endsWith(type, timer));
    this.#timers = [...kept, ...timersAfter(pledge, this.#unknownOutcomeMs)];
    this.#startedAtMs = pledge.history.flatMap(({ type: name, atMs: startedAtMs }) =>
      name === 'PledgeCollectionStarted' ? [startedAtMs] : [],
    );
  }
}

/** Events with which the clocks of an attempt stand still. */
const ends: ReadonlySet<PledgeEventType> = new Set([
  'PledgeCollectionStarted',
  'PledgeReleaseStarted',
  'PledgeCollected',
  'PledgeDropped',
  'PledgePaymentFailed',
  'PledgeReleased',
  'PledgeCancelled',
]);

function endsWith(type: PledgeEventType, { step }: Timer): boolean {
  if (type === 'PledgeCollectionPending') return step === 'SEEN_WAITED';
  return ends.has(type) && step !== 'SEEN_KNOWN';
}

/** When the clocks of the protocol strike after this step of the pledge. */
function timersAfter(pledge: Pledge, unknownOutcomeMs: number): Timer[] {
  const last = pledge.history.at(-1);
  switch (last?.type) {
    case 'PledgeCollectionStarted':
    case 'PledgeReleaseStarted':
      return ageTimers(last.atMs, unknownOutcomeMs);
    case 'PledgeCollectionPending':
      return [{ atMs: last.atMs + unknownOutcomeMs, step: 'SEEN_WAITED', a: 0 }];
    case 'PledgeCollected':
    case 'PledgeDropped':
      return wasDoubted(pledge)
        ? [{ atMs: last.atMs + 26 * hourMs, step: 'SEEN_LATER', a: 0 }]
        : [];
    default:
      return [];
  }
}

const ageTimers = (startedAtMs: number, unknownOutcomeMs: number): Timer[] =>
  [keyTrustedMs, keyTrustedMs + unknownOutcomeMs, 24 * hourMs].map((ageMs, index) => ({
    ...{ atMs: startedAtMs + ageMs, step: 'SEEN_AGED', a: index + 1 },
  }));
