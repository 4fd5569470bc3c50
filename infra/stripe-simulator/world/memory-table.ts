/** Rows in the order of their first appearance; those with a moment (`atMs`) also in its order. */
import type { Row } from './ledger.ts';

/** A row keeps its place while it changes; a place stays empty when its row is removed. */
type Slot = { readonly seq: number; row: Row | undefined };

export type Placed = { readonly seq: number; readonly row: Row };

export type MemoryTable = {
  get(id: string): Row | undefined;
  /** Both answer with their undoing, good until `tidy` and in the reverse order. */
  put(row: Row): () => void;
  remove(id: string): () => void;
  /** Gives up empty places. */
  tidy(): void;
  size(): number;
  latestSeq(): number;
  seqOf(id: string): number | undefined;
  oldestFirst(): Iterable<Placed>;
  newestFirst(): Iterable<Placed>;
  due(nowMs: number, limit: number): Row[];
};

const isFilled = (slot: Slot): slot is Placed & Slot => slot.row !== undefined;

const emptyMax = 64;

export function createMemoryTable(isTimed: boolean): MemoryTable {
  const slots = new Map<string, Slot>();
  const timed = isTimed ? createTimeline() : undefined;
  let inOrder: Slot[] = [];
  let first = 0;
  let seq = 0;

  const set = (slot: Slot, row: Row | undefined): void => {
    if (slot.row !== undefined) timed?.remove(slot);
    slot.row = row;
    if (row !== undefined) timed?.add(slot);
  };
  const remove = (id: string): (() => void) => {
    const slot = slots.get(id);
    const row = slot?.row;
    if (slot === undefined || row === undefined) return () => undefined;
    set(slot, undefined);
    slots.delete(id);
    return () => {
      set(slot, row);
      slots.set(id, slot);
    };
  };
  return {
    get: (id) => slots.get(id)?.row,
    put: (row) => {
      const known = slots.get(row.id);
      if (known !== undefined) {
        const before = known.row;
        set(known, row);
        return () => set(known, before);
      }
      seq += 1;
      const slot: Slot = { seq, row: undefined };
      set(slot, row);
      slots.set(row.id, slot);
      inOrder.push(slot);
      return () => {
        remove(row.id);
        inOrder.pop();
        seq -= 1;
      };
    },
    remove,
    tidy: () => {
      while (first < inOrder.length && inOrder[first]?.row === undefined) first += 1;
      if (inOrder.length <= 2 * slots.size + emptyMax) return;
      inOrder = inOrder.filter(({ row }) => row !== undefined);
      first = 0;
    },
    size: () => slots.size,
    latestSeq: () => seq,
    seqOf: (id) => slots.get(id)?.seq,
    oldestFirst: function* () {
      for (let place = first; place < inOrder.length; place += 1) {
        const slot = inOrder[place];
        if (slot !== undefined && isFilled(slot)) yield slot;
      }
    },
    newestFirst: function* () {
      for (let place = inOrder.length - 1; place >= first; place -= 1) {
        const slot = inOrder[place];
        if (slot !== undefined && isFilled(slot)) yield slot;
      }
    },
    due: (nowMs, limit) => timed?.due(nowMs, limit) ?? [],
  };
}

type Timeline = {
  add(slot: Slot): void;
  remove(slot: Slot): void;
  due(nowMs: number, limit: number): Row[];
};

const momentOf = ({ row }: Slot): number => (row as Row & { atMs: number }).atMs;

/** Sorted by moment and, at one moment, by place. */
function createTimeline(): Timeline {
  const sorted: Slot[] = [];
  /** How many come before it. */
  const placeOf = (slot: Slot): number => {
    const atMs = momentOf(slot);
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = sorted[middle];
      const isBefore =
        other !== undefined &&
        (momentOf(other) < atMs || (momentOf(other) === atMs && other.seq < slot.seq));
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    add: (slot) => void sorted.splice(placeOf(slot), 0, slot),
    remove: (slot) => void sorted.splice(placeOf(slot), 1),
    due: (nowMs, limit) => {
      const rows: Row[] = [];
      for (const slot of sorted) {
        if (rows.length >= limit || momentOf(slot) > nowMs) break;
        if (slot.row !== undefined) rows.push(slot.row);
      }
      return rows;
    },
  };
}
