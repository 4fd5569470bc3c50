/** Rows of one partition in the order of their keys. */
import type { Item } from './wire.ts';

export type Row = {
  /** The item as it is now; another object after each write. */
  item: Item;
  bytes: number;
  /** The sort key; in an index followed by the table's own key, which tells equal ones apart. */
  readonly position: readonly string[];
};

export type PositionOrder = (left: readonly string[], right: readonly string[]) => number;

/** Compares part by part. */
export const orderOf =
  (compares: readonly ((left: string, right: string) => number)[]): PositionOrder =>
  (left, right) => {
    for (let at = 0; at < compares.length; at += 1) {
      const order = compares[at]?.(left[at] ?? '', right[at] ?? '') ?? 0;
      if (order !== 0) return order;
    }
    return 0;
  };

/** The first row that does not come before the position. */
export function lowerBound(
  rows: readonly Row[],
  order: PositionOrder,
  position: readonly string[],
): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order((rows[middle] as Row).position, position) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function insertRow(rows: Row[], order: PositionOrder, row: Row): void {
  const last = rows.at(-1);
  if (last === undefined || order(last.position, row.position) < 0) rows.push(row);
  else rows.splice(lowerBound(rows, order, row.position), 0, row);
}

export function removeRow(rows: Row[], order: PositionOrder, position: readonly string[]): void {
  rows.splice(lowerBound(rows, order, position), 1);
}
