/**
 * When the next requests to Stripe may be sent, so that neither an endpoint nor the account ever has
 * more than its rate in any second. An endpoint has a time from which it is free, which each slot
 * moves on by an even gap (the generic cell rate algorithm). The account has a calendar of the slots
 * that are given, for those of different endpoints lie between each other: a slot fits where no
 * second that contains it is full.
 */

/** Requests per second that the workers may make: at one endpoint, and in all. Whole numbers. */
export type Rates = { readonly perEndpoint: number; readonly inAll: number };

/** What Stripe allows (https://docs.stripe.com/rate-limits), in requests per second. */
export type Allowed = { readonly perEndpoint: number; readonly account: number };

/**
 * Of the account, a tenth stays for people who wait and for whoever else uses it. Of an endpoint, the
 * workers may use all: settlements live on one or two of them, and a person who meets a limit there
 * gets the payment form a moment later, from a worker that has its turn in this pace.
 */
export const workersRates = ({ perEndpoint, account }: Allowed): Rates => ({
  perEndpoint: Math.max(1, Math.floor(perEndpoint)),
  inAll: Math.max(1, Math.floor(account * 0.9)),
});

/** What is given away. Empty at first. */
export type PaceState = {
  /** From when each is free, in milliseconds since 1970. What is missing is free. */
  readonly endpoints: Readonly<Record<string, number>>;
  readonly calendar: Calendar;
};

/** How many slots each 10 ms have, a digit to base 36 for each, and which 10 ms come first. */
export type Calendar = { readonly first: number; readonly counts: string };

export const emptyPace: PaceState = { endpoints: {}, calendar: { first: 0, counts: '' } };

export type SlotWish = {
  readonly endpoint: string;
  readonly count: number;
  readonly nowMs: number;
  /** No slot before, for its lease must have been written by then. */
  readonly fromMs: number;
  /** No slot after. */
  readonly untilMs: number;
};

export type SlotLease = {
  /** In order; fewer than wished when they would be too late. */
  readonly slotsMs: readonly number[];
  readonly state: PaceState;
};

/**
 * What is left unused, so that requests of which some travel 20 ms longer than others still do not
 * crowd a second: as many as an endpoint may have in one take 1031 ms.
 */
const margin = 0.03;
const cellMs = 10;
/** These hold what a second may have: any 1020 ms lie within so many, wherever they begin. */
const secondCells = 103;
const cellSlotsMax = 35;

/** Further away than any lease reaches: written by a machine whose clock was wrong. */
const futureMsMax = 60_000;

export const gapMsOf = (perSecond: number): number => 1000 / (perSecond * (1 - margin));

export function leaseSlots(before: PaceState, wish: SlotWish, rates: Rates): SlotLease {
  const { endpoint, count, nowMs, fromMs, untilMs } = wish;
  const endpoints = busyEndpoints(before, nowMs);
  const calendar = openCalendar(before.calendar, nowMs);
  const slotsMs: number[] = [];
  let slotMs = Math.max(fromMs, endpoints[endpoint] ?? 0);
  while (slotsMs.length < count && slotMs <= untilMs) {
    const isFree = calendar.take(slotMs, rates.inAll);
    if (isFree) slotsMs.push(slotMs);
    slotMs = isFree ? slotMs + gapMsOf(rates.perEndpoint) : nextCellMs(slotMs);
  }
  const last = slotsMs.at(-1);
  const free = last !== undefined && { [endpoint]: last + gapMsOf(rates.perEndpoint) };
  return { slotsMs, state: { endpoints: { ...endpoints, ...free }, calendar: calendar.close() } };
}

/** Without what has passed, and without what only a wrong clock can have written. */
const busyEndpoints = ({ endpoints }: PaceState, nowMs: number): Record<string, number> =>
  Object.fromEntries(
    Object.entries(endpoints).filter(([, ms]) => ms > nowMs && ms <= nowMs + futureMsMax),
  );

const cellOf = (ms: number): number => Math.floor(ms / cellMs);
const nextCellMs = (ms: number): number => (cellOf(ms) + 1) * cellMs;

type OpenCalendar = {
  /** Whether there was room at this time; then it is taken. */
  take(slotMs: number, inAll: number): boolean;
  close(): Calendar;
};

/** From a second ago: what was sent then still counts. */
function openCalendar({ first, counts }: Calendar, nowMs: number): OpenCalendar {
  const from = cellOf(nowMs) - secondCells;
  const isSound = first <= cellOf(nowMs);
  const cells: number[] = [...(isSound ? counts : '')]
    .map((digit) => parseInt(digit, 36))
    .slice(Math.max(0, from - first));
  const start = isSound ? Math.max(from, first) : from;
  const at = (cell: number): number => cells[cell] ?? 0;
  return {
    take: (slotMs, inAll) => {
      const cell = cellOf(slotMs) - start;
      if (at(cell) >= cellSlotsMax || busiestSecond(at, cell) >= inAll) return false;
      while (cells.length <= cell) cells.push(0);
      cells[cell] = at(cell) + 1;
      return true;
    },
    close: () => ({ first: start, counts: cells.map((n) => n.toString(36)).join('') }),
  };
}

/** The most slots of any second that contains this cell. */
function busiestSecond(at: (cell: number) => number, cell: number): number {
  let sum = 0;
  for (let within = cell - secondCells + 1; within <= cell; within += 1) sum += at(within);
  let most = sum;
  for (let next = cell + 1; next < cell + secondCells; next += 1) {
    sum += at(next) - at(next - secondCells);
    most = Math.max(most, sum);
  }
  return most;
}
