/**
 * One pace for all workers of all capabilities: slots for requests to Stripe are leased from the
 * table, so that nobody needs a share of its own and a settlement that runs alone uses all there is.
 * A worker leases exactly as many slots as it has callers, so none is lost while there is work; a
 * slot that could not be used in time is given up, for a late one would crowd the next second.
 */
import type { Clock } from '../clock.ts';
import type { Pace } from './paced-http-client.ts';
import type { PaceState, Rates } from './pace-schedule.ts';
import type { Sleep } from '../sleep.ts';
import { TransientError } from '../errors.ts';
import { gapMsOf, leaseSlots } from './pace-schedule.ts';

/** What is leased already, as it was when it was read. */
export type PaceEntry = PaceState & { readonly version: number };

export type PaceBook = {
  read(): Promise<PaceEntry>;
  /** Answers undefined when it is written, else what somebody else has written meanwhile. */
  replace(before: PaceEntry, state: PaceState): Promise<PaceEntry | undefined>;
};

export type LeasedPaceDeps = {
  readonly book: PaceBook;
  readonly rates: Rates;
  /** Who would wait longer comes back with its message: well within the worker's time-out. */
  readonly waitMsMax: number;
  readonly now: Clock;
  readonly sleep: Sleep;
};

/** With the margin of the schedule, what a request may lose here before it travels. */
const lateMsMax = 15;
/** Who leases waits so long for others to lease with, in gaps between slots, and at most. */
const gatherGaps = 10;
const gatherMsMax = 250;
/** As many callers are no longer waited for. */
const gatheredMax = 20;
/** A lease reaches no closer than the last one took to be written, twice, within these. */
const leadMsMin = 30;
const leadMsMax = 1000;
const conflictsMax = 30;

type Caller = {
  readonly go: () => void;
  readonly refuse: (error: unknown) => void;
  readonly untilMs: number;
};

type Lane = {
  readonly endpoint: string;
  readonly callers: Caller[];
  /** Leased for the first of the callers, in order. */
  readonly slotsMs: number[];
  leasing: boolean;
  serving: boolean;
};

export function leasedPace(deps: LeasedPaceDeps): Pace {
  const lanes = new Map<string, Lane>();
  const lessor = lessorOf(deps);
  return (endpoint) =>
    new Promise((go, refuse) => {
      const lane = lanes.get(endpoint) ?? newLane(endpoint);
      lanes.set(endpoint, lane);
      lane.callers.push({ go, refuse, untilMs: deps.now() + deps.waitMsMax });
      void leaseWhileWanted(deps, lane, lessor);
    });
}

const newLane = (endpoint: string): Lane => ({
  ...{ endpoint, callers: [], slotsMs: [] },
  ...{ leasing: false, serving: false },
});

const wanted = (lane: Lane): number => lane.callers.length - lane.slotsMs.length;

type Lessor = (lane: Lane) => Promise<void>;

async function leaseWhileWanted(deps: LeasedPaceDeps, lane: Lane, lessor: Lessor): Promise<void> {
  if (lane.leasing) return;
  lane.leasing = true;
  while (wanted(lane) > 0) {
    await gather(deps, lane);
    await lessor(lane).catch((error: unknown) => {
      for (const { refuse } of lane.callers.splice(lane.slotsMs.length)) refuse(error);
    });
    void serve(deps, lane, lessor);
  }
  lane.leasing = false;
}

/** More callers may come while one's own slots last; the next run must follow without a gap. */
async function gather({ rates, now, sleep }: LeasedPaceDeps, lane: Lane): Promise<void> {
  const stepMs = Math.min(gatherGaps * gapMsOf(rates.perEndpoint), gatherMsMax);
  do await sleep(stepMs);
  while (wanted(lane) < gatheredMax && (lane.slotsMs.at(-1) ?? 0) > now() + 2 * stepMs);
}

/** One lease at a time, so that the lanes of one worker do not stand in each other's way. */
function lessorOf(deps: LeasedPaceDeps): Lessor {
  let before: Promise<void> = Promise.resolve();
  let leadMs = leadMsMin;
  const lease = async (lane: Lane): Promise<void> => {
    refuseExpired(deps, lane);
    const [first] = lane.callers.slice(lane.slotsMs.length);
    if (!first) return;
    const { endpoint } = lane;
    const wish = { endpoint, count: wanted(lane), leadMs, untilMs: first.untilMs };
    const { slotsMs, tookMs } = await leased(deps, wish);
    leadMs = Math.min(Math.max(leadMsMin, 2 * tookMs), leadMsMax);
    lane.slotsMs.push(...slotsMs);
    const late = lane.callers.splice(lane.slotsMs.length, wish.count - slotsMs.length);
    for (const { refuse } of late) refuse(busy());
  };
  return (lane) => {
    const mine = before.then(() => lease(lane));
    before = mine.catch(() => undefined);
    return mine;
  };
}

/** Those whose slots were lost again and again. */
function refuseExpired({ now }: LeasedPaceDeps, lane: Lane): void {
  while (lane.callers[0] && lane.callers[0].untilMs < now()) lane.callers.shift()?.refuse(busy());
}

type LeaseWish = {
  readonly endpoint: string;
  readonly count: number;
  readonly leadMs: number;
  readonly untilMs: number;
};
type Leased = { readonly slotsMs: readonly number[]; readonly tookMs: number };

async function leased({ book, rates, now }: LeasedPaceDeps, wish: LeaseWish): Promise<Leased> {
  let entry = await book.read();
  for (let conflicts = 0; conflicts < conflictsMax; conflicts += 1) {
    const nowMs = now();
    const fromMs = nowMs + wish.leadMs;
    const { slotsMs, state } = leaseSlots(entry, { ...wish, nowMs, fromMs }, rates);
    if (slotsMs.length === 0) return { slotsMs, tookMs: 0 };
    const inTheWay = await book.replace(entry, state);
    if (!inTheWay) return { slotsMs, tookMs: now() - nowMs };
    entry = inTheWay;
  }
  throw busy();
}

const busy = (): TransientError => new TransientError('Stripe is busy with other work.');

async function serve(deps: LeasedPaceDeps, lane: Lane, lessor: Lessor): Promise<void> {
  if (lane.serving) return;
  lane.serving = true;
  for (let [slotMs] = lane.slotsMs; slotMs !== undefined; [slotMs] = lane.slotsMs) {
    if (slotMs > deps.now()) await deps.sleep(slotMs - deps.now());
    lane.slotsMs.shift();
    if (deps.now() <= slotMs + lateMsMax) lane.callers.shift()?.go();
    else void leaseWhileWanted(deps, lane, lessor);
  }
  lane.serving = false;
}
