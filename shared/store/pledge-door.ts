/**
 * Who may not make another pledge, or enter another card, just now. Whoever behaves costs nothing: pledges are counted in
 * the memory of each process, and only who comes too often for one process is counted in the table,
 * for all of them. The list of those who are kept out is read once for the pledges of some seconds.
 * Invariant: the door never keeps a pledge from being taken because it cannot be asked itself.
 */
import type { Clock } from '../clock.ts';
import type { FraudCounts } from './fraud-counts.ts';
import type { FraudLimits } from '../domain/fraud-limits.ts';
import { TransientError } from '../errors.ts';
import { hourMs } from '../domain/duration.ts';
import { tolerated, windowOf } from '../domain/fraud-limits.ts';
import { keptFor } from '../once.ts';

export type Visitor = {
  readonly backerId: string;
  readonly address?: string | undefined;
};

export type PledgeDoor = {
  /** For how many seconds the visitor is to stay away; undefined when they may come in. */
  closedForSeconds(visitor: Visitor): Promise<number | undefined>;
  /** The same for who does not come to pledge: nobody is counted by it. */
  keptOutForSeconds(backerId: string): Promise<number | undefined>;
};

export type SubjectKind = 'backer' | 'address' | 'card';
/** Makes a keyed hash of who or what is counted. */
export type Hashing = () => Promise<(kind: SubjectKind, value: string) => string>;

export type PledgeDoorDeps = {
  readonly counts: FraudCounts;
  readonly hashing: Hashing;
  readonly limits: FraudLimits;
  readonly now: Clock;
};

const listKeptMs = 5000;
const subjectsMax = 20_000;

type Subject = { readonly kind: SubjectKind; readonly value: string; readonly limit: number };
/** How often a subject came within the hour, and how much of that the table knows. */
type Visits = { readonly hour: number; came: number; told: number };

export function pledgeDoor(deps: PledgeDoorDeps): PledgeDoor {
  const visits = new Map<string, Visits>();
  const list = keptFor(listKeptMs, {
    fetch: () => openIfSilent(deps.counts.blocked(deps.now()), new Map<string, number>()),
    now: deps.now,
  });
  return {
    closedForSeconds: async (visitor) => {
      const subjects = subjectsOf(visitor, deps.limits);
      const frequent = subjects.filter((subject) => isFrequent(deps, visits, subject));
      const blocked = await list();
      if (blocked.size === 0 && frequent.length === 0) return undefined;
      const hash = await deps.hashing();
      const untilMs =
        longest(subjects.map(({ kind, value }) => blocked.get(hash(kind, value)))) ??
        longest(
          await Promise.all(
            frequent.map((subject) =>
              openIfSilent(countForAll(deps, visits, { subject, hash }), undefined),
            ),
          ),
        );
      return secondsUntil(deps, untilMs);
    },
    keptOutForSeconds: async (backerId) => {
      const blocked = await list();
      if (blocked.size === 0) return undefined;
      const hash = await deps.hashing();
      return secondsUntil(deps, blocked.get(hash('backer', backerId)));
    },
  };
}

function secondsUntil({ now }: PledgeDoorDeps, untilMs = 0): number | undefined {
  const leftMs = untilMs - now();
  return leftMs > 0 ? Math.ceil(leftMs / 1000) : undefined;
}

function subjectsOf({ backerId, address }: Visitor, limits: FraudLimits): Subject[] {
  const backer = {
    kind: 'backer',
    value: backerId,
    limit: limits.pledgesPerBackerPerHour,
  } as const;
  if (address === undefined) return [backer];
  return [backer, { kind: 'address', value: address, limit: limits.pledgesPerAddressPerHour }];
}

const nameOf = ({ kind, value }: Subject): string => `${kind} ${value}`;

/** Counts a visit, in memory. */
function isFrequent(
  { now }: PledgeDoorDeps,
  visits: Map<string, Visits>,
  subject: Subject,
): boolean {
  const { number: hour } = windowOf(now(), hourMs);
  const name = nameOf(subject);
  const known = visits.get(name);
  if (known?.hour === hour) {
    known.came += 1;
    return known.came > tolerated(subject.limit);
  }
  if (visits.size >= subjectsMax) visits.clear();
  visits.set(name, { hour, came: 1, told: 0 });
  return tolerated(subject.limit) < 1;
}

type Counted = {
  readonly subject: Subject;
  readonly hash: (kind: SubjectKind, value: string) => string;
};

/** Until when the subject is blocked, if that is what the count of all processes comes to. */
async function countForAll(
  { counts, now }: PledgeDoorDeps,
  visits: Map<string, Visits>,
  { subject, hash }: Counted,
): Promise<number | undefined> {
  const seen = visits.get(nameOf(subject));
  const untold = seen ? seen.came - seen.told : 1;
  if (seen) seen.told = seen.came;
  const hour = windowOf(now(), hourMs);
  const hashed = hash(subject.kind, subject.value);
  const pledges = await counts.addPledges(hashed, hour, untold);
  if (pledges <= subject.limit) return undefined;
  await counts.block(hashed, hour.endsAtMs);
  return hour.endsAtMs;
}

const longest = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
};

async function openIfSilent<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TransientError) return otherwise;
    throw error;
  }
}
