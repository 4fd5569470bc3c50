/**
 * Faults that tests switch on: what goes wrong, for which requests, how often. Chance comes from a
 * seed in the rule itself, so a run that failed can be repeated.
 */
export const faultNames = [
  'timeout_before_effect',
  'timeout_after_effect',
  'error_500_before',
  'error_500_after',
  'rate_limited',
  'lock_timeout',
  'delay_ms',
  'decline',
] as const;

export type FaultName = (typeof faultNames)[number];

export type FaultRule = {
  match?: {
    method?: string;
    /** A path or route template; `*` stands for one part. */
    path?: string;
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
  /** With `decline`: the decline code. */
  code?: string;
};

export type FaultSubject = {
  method: string;
  path: string;
  endpoint: string;
  metadata: () => Record<string, string>;
};

export type Faults = {
  replace(rules: readonly FaultRule[]): void;
  clear(): void;
  rules(): readonly FaultRule[];
  strike(subject: FaultSubject): FaultRule | undefined;
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

function matches(rule: FaultRule, pattern: RegExp | undefined, subject: FaultSubject): boolean {
  const { method, metadata } = rule.match ?? {};
  if (method !== undefined && method !== subject.method) return false;
  if (pattern !== undefined && !pattern.test(subject.path)) return false;
  if (metadata === undefined) return true;
  const actual = subject.metadata();
  return Object.entries(metadata).every(([name, value]) => actual[name] === value);
}

type Trap = { rule: FaultRule; springs(subject: FaultSubject): boolean };

function createTrap(rule: FaultRule): Trap {
  const { path, nth, probability, seed } = rule.match ?? {};
  const pattern = path === undefined ? undefined : pathPattern(path);
  const random = seededRandom(seed ?? 1);
  const wanted = nth === undefined ? undefined : [nth].flat();
  let count = 0;
  return {
    rule,
    springs: (subject) => {
      if (!matches(rule, pattern, subject)) return false;
      count += 1;
      if (wanted !== undefined && !wanted.includes(count)) return false;
      return probability === undefined || random() < probability;
    },
  };
}

export function createFaults(): Faults {
  let traps: Trap[] = [];
  return {
    replace: (rules) => {
      traps = rules.map(createTrap);
    },
    clear: () => {
      traps = [];
    },
    rules: () => traps.map((trap) => trap.rule),
    /** Every rule counts the request; the first that springs is the one that happens. */
    strike: (subject) => traps.filter((trap) => trap.springs(subject))[0]?.rule,
  };
}
