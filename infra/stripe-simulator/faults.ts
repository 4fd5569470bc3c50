/**
 * Faults that tests switch on: what goes wrong, for which requests, how often. Chance comes from a
 * seed in the rule itself, so a run that failed can be repeated.
 */
import type { Outage, OutageManner } from './outage.ts';
import { createOutage, noOutage } from './outage.ts';
import type { RateLimitReason } from './protocol/errors.ts';

export const faultNames = [
  'timeout_before_effect',
  'timeout_after_effect',
  'error_500_before',
  'error_500_after',
  'error_500_late',
  'rate_limited',
  'lock_timeout',
  'delay_ms',
  'decline',
  'outage',
] as const;

export type FaultName = (typeof faultNames)[number];

export type FaultRule = {
  match?: {
    method?: string;
    /** A path or route template, or several; `*` stands for one part. */
    path?: string | string[];
    /** Only requests that charge a card: an intent created with `confirm`, or confirmed. */
    charging?: boolean;
    /** The how-manieth matching requests, counted from 1. */
    nth?: number | number[];
    probability?: number;
    seed?: number;
    /** Of the request, or of the object it is about. */
    metadata?: Record<string, string>;
  };
  fault: FaultName;
  /** With `delay_ms`, or beside any other fault. */
  delayMs?: number;
  /** With `error_500_late`: how long after the answer Stripe carries out what it began. */
  lateMs?: number;
  /** With `timeout_…`: the connection stays open until the caller loses patience. */
  isSilent?: true;
  /** With `rate_limited`: whose limit it was, the account's (`global-rate`) unless told. */
  limit?: RateLimitReason;
  /** With `decline`: the decline code, as `declineByCode` reads it. */
  code?: string;
  /** With `decline`: codes of which each refusal draws one. */
  codes?: readonly string[];
  /** Awake for `burstMs` once in every `everyMs` of the simulator's time, at a moment by the seed. */
  burstMs?: number;
  everyMs?: number;
  /** With `outage`: how long or until when, of the simulator's time; else until it is cleared. */
  forSeconds?: number;
  untilSeconds?: number;
  /** With `outage`: `dropped` unless given; `mixed` draws one of the two for each request. */
  manner?: OutageManner | 'mixed';
};

export type FaultSubject = {
  method: string;
  path: string;
  endpoint: string;
  /** Whether the request charges a card, saves one, or does neither. */
  errand: () => 'charging' | 'saving' | 'other';
  metadata: () => Record<string, string>;
};

export type Faults = {
  replace(rules: readonly FaultRule[]): void;
  clear(): void;
  rules(): readonly FaultRule[];
  strike(subject: FaultSubject): FaultRule | undefined;
  outage(): Outage;
};

const hashFactor = 2_654_435_761;
const wordSize = 2 ** 32;

/** A small generator with one word of state, enough to choose requests by chance. */
export function seededRandom(seed: number): () => number {
  let state = Math.imul(seed + 1, hashFactor) >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / wordSize;
  };
}

function pathPattern(path: string): RegExp {
  const parts = path
    .split('/')
    .map((part) =>
      part === '*' || part.startsWith(':')
        ? '[^/]+'
        : part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`),
    );
  return new RegExp(`^${parts.join('/')}$`);
}

type Test = (subject: FaultSubject) => boolean;

function pathTest(path: string | string[] | undefined): Test[] {
  if (path === undefined) return [];
  const patterns = [path].flat().map(pathPattern);
  return [(subject) => patterns.some((pattern) => pattern.test(subject.path))];
}

/** A refusal of a card can only befall a request that presents one. */
function errandTest(rule: FaultRule): Test[] {
  if (rule.match?.charging === true) return [(subject) => subject.errand() === 'charging'];
  return rule.fault === 'decline' ? [(subject) => subject.errand() !== 'other'] : [];
}

function metadataTest(metadata: Record<string, string> | undefined): Test[] {
  if (metadata === undefined) return [];
  const wanted = Object.entries(metadata);
  return [
    (subject) => {
      const actual = subject.metadata();
      return wanted.every(([name, value]) => actual[name] === value);
    },
  ];
}

/** Every span of `everyMs` has one burst, and where it lies depends on the seed alone. */
function burstTest(rule: FaultRule, nowMs: () => number): Test[] {
  const { burstMs, everyMs } = rule;
  if (burstMs === undefined || everyMs === undefined) return [];
  const seed = rule.match?.seed ?? 1;
  let span = Number.NaN;
  let startMs = 0;
  return [
    () => {
      const atMs = nowMs();
      const current = Math.floor(atMs / everyMs);
      if (current !== span) {
        span = current;
        const chance = seededRandom(seed + current)();
        startMs = span * everyMs + Math.floor(chance * Math.max(0, everyMs - burstMs));
      }
      return atMs >= startMs && atMs < startMs + burstMs;
    },
  ];
}

/** Cheapest first, since every request passes every rule. */
function testsOf(rule: FaultRule, nowMs: () => number): Test[] {
  const { method, path, metadata } = rule.match ?? {};
  return [
    ...(method === undefined ? [] : [(subject: FaultSubject) => subject.method === method]),
    ...burstTest(rule, nowMs),
    ...pathTest(path),
    ...errandTest(rule),
    ...metadataTest(metadata),
  ];
}

type Trap = { rule: FaultRule; springs: Test; sprung(): FaultRule };

function createTrap(rule: FaultRule, nowMs: () => number): Trap {
  const { nth, probability, seed } = rule.match ?? {};
  const tests = testsOf(rule, nowMs);
  const random = seededRandom(seed ?? 1);
  const wanted = nth === undefined ? undefined : [nth].flat();
  const { codes } = rule;
  let count = 0;
  return {
    rule,
    springs: (subject) => {
      if (!tests.every((test) => test(subject))) return false;
      count += 1;
      if (wanted !== undefined && !wanted.includes(count)) return false;
      return probability === undefined || random() < probability;
    },
    sprung: () => {
      if (codes === undefined) return rule;
      const code = codes[Math.floor(random() * codes.length)];
      return code === undefined ? rule : { ...rule, code };
    },
  };
}

export function createFaults(nowMs: () => number): Faults {
  let all: readonly FaultRule[] = [];
  let traps: Trap[] = [];
  let outage = noOutage;
  return {
    replace: (rules) => {
      all = rules;
      traps = rules
        .filter(({ fault }) => fault !== 'outage')
        .map((rule) => createTrap(rule, nowMs));
      const out = rules.find(({ fault }) => fault === 'outage');
      outage =
        out === undefined ? noOutage : createOutage(out, nowMs, seededRandom(out.match?.seed ?? 1));
    },
    clear: () => {
      all = [];
      traps = [];
      outage = noOutage;
    },
    rules: () => all,
    /** Every rule counts the request; the first that springs is the one that happens. */
    strike: (subject) => {
      let first: Trap | undefined;
      for (const trap of traps) if (trap.springs(subject)) first ??= trap;
      return first?.sprung();
    },
    outage: () => outage,
  };
}
