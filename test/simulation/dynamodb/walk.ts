/** Goes through the rows of a key range, as far as one page reaches. */
import type { KeyRange } from './key-range.ts';
import type { Range } from './table.ts';
import type { Row } from './ordered-rows.ts';
import { lowerBound } from './ordered-rows.ts';

const pageBytesMax = 1024 * 1024;

export type Way = {
  readonly forward: boolean;
  /** The position after which it goes on. */
  readonly start: readonly string[] | undefined;
  readonly limit: number;
};

export type Walked = {
  readonly rows: readonly Row[];
  readonly bytes: number;
  /** The page was full; whether anything follows is not known. */
  readonly more: boolean;
};

export function walk({ rows, order }: Range, range: KeyRange, way: Way): Walked {
  const step = way.forward ? 1 : -1;
  const taken: Row[] = [];
  let bytes = 0;
  for (let at = firstAt({ rows, order }, range, way); rows[at] !== undefined; at += step) {
    const row = rows[at] as Row;
    if (range.holds(row.position[0] ?? '')) {
      taken.push(row);
      bytes += row.bytes;
      if (isFull(taken.length, bytes, way)) return { rows: taken, bytes, more: true };
    } else if (taken.length > 0) break;
  }
  return { rows: taken, bytes, more: false };
}

const isFull = (count: number, bytes: number, { limit }: Way): boolean =>
  count >= limit || bytes >= pageBytesMax;

/** Skips what lies before the range, but not all of it: the walk passes over the rest. */
function firstAt({ rows, order }: Range, range: KeyRange, { forward, start }: Way): number {
  if (start === undefined) {
    if (!forward) return rows.length - 1;
    return range.lowest === undefined ? 0 : lowerBound(rows, order, [range.lowest]);
  }
  const at = lowerBound(rows, order, start);
  if (!forward) return at - 1;
  const row = rows[at];
  return row !== undefined && order(row.position, start) === 0 ? at + 1 : at;
}
