/**
 * Virtual time: what is to happen, in the order of its moment and, at one moment, of its booking.
 * Nothing else moves the clock, so that a run depends on its seed alone.
 */
export type Appointment = {
  readonly atMs: number;
  readonly order: number;
  /** Undefined once it was cancelled. */
  act: (() => void) | undefined;
};

export type Agenda = {
  readonly now: () => number;
  readonly at: (atMs: number, act: () => void) => Appointment;
  readonly after: (delayMs: number, act: () => void) => Appointment;
  /** Moves the clock to the next appointment and keeps it; false when there is none until then. */
  readonly advance: (untilMs: number) => boolean;
  /** When something happens next; undefined when nothing will. */
  readonly nextMs: () => number | undefined;
};

const isBefore = (one: Appointment, other: Appointment): boolean =>
  one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);

export function createAgenda(startMs: number): Agenda {
  const heap: Appointment[] = [];
  let nowMs = startMs;
  let booked = 0;

  const at = (atMs: number, act: () => void): Appointment => {
    booked += 1;
    const appointment = { atMs: Math.max(Math.ceil(atMs), nowMs), order: booked, act };
    heap.push(appointment);
    rise(heap, heap.length - 1);
    return appointment;
  };
  const next = (): Appointment | undefined => {
    while (heap[0] && !heap[0].act) removeFirst(heap);
    return heap[0];
  };
  return {
    now: () => nowMs,
    at,
    after: (delayMs, act) => at(nowMs + Math.max(0, delayMs), act),
    nextMs: () => next()?.atMs,
    advance: (untilMs) => {
      const appointment = next();
      if (!appointment || appointment.atMs > untilMs) return false;
      removeFirst(heap);
      nowMs = appointment.atMs;
      appointment.act?.();
      return true;
    },
  };
}

function rise(heap: Appointment[], from: number): void {
  const item = heap[from];
  if (!item) return;
  let index = from;
  while (index > 0) {
    const above = (index - 1) >> 1;
    const parent = heap[above];
    if (!parent || !isBefore(item, parent)) break;
    heap[index] = parent;
    index = above;
  }
  heap[index] = item;
}

function removeFirst(heap: Appointment[]): void {
  const last = heap.pop();
  if (last && heap.length > 0) sink(heap, last);
}

function sink(heap: Appointment[], item: Appointment): void {
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    if (!one) break;
    const smaller = other && isBefore(other, one) ? left + 1 : left;
    const child = heap[smaller];
    if (!child || !isBefore(child, item)) break;
    heap[index] = child;
    index = smaller;
  }
  heap[index] = item;
}
