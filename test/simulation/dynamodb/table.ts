/**
 * One table: its items by key and in order, and its global indexes, which follow each write at once.
 * How the table was a moment ago is kept as what each write replaced: a read that lags undoes the
 * writes since, so nothing is copied for it.
 */
import type { CreateTableInput, Item } from './wire.ts';
import type { IndexSchema, Place, Schema } from './schema.ts';
import type { PositionOrder, Row } from './ordered-rows.ts';
import { compareText, itemBytes, sameItem } from './values.ts';
import { insertRow, orderOf, removeRow } from './ordered-rows.ts';
import { placeOf, schemaOf } from './schema.ts';

export type Change = {
  readonly atMs: number;
  readonly place: Place;
  readonly before: Item | undefined;
  /** The same object as before where nothing changed. */
  readonly after: Item | undefined;
  readonly beforeBytes: number;
  readonly afterBytes: number;
};

type Partition = { readonly rows: Row[]; readonly byRange: Map<string, Row> };
type Index = {
  readonly schema: IndexSchema;
  readonly order: PositionOrder;
  readonly partitions: Map<string, Row[]>;
};

/** Rows to read from: those of a partition of the table or of an index. */
export type Range = { readonly rows: readonly Row[]; readonly order: PositionOrder };

/** When and where something is written. */
export type Moment = Pick<Change, 'atMs' | 'place'>;

const empty: readonly Row[] = [];

/** The time, and how long ago the table is looked at. */
export type Clock = { readonly nowMs: number; readonly lagMs: number };

export class DynamoTable {
  readonly name: string;
  readonly input: CreateTableInput;
  readonly createdAtMs: number;
  readonly schema: Schema;
  timeToLive: string | undefined;
  readonly #order: PositionOrder;
  readonly #partitions = new Map<string, Partition>();
  readonly #indexes: ReadonlyMap<string, Index>;
  readonly #historyMs: number;
  #history: Change[] = [];

  constructor(
    input: CreateTableInput,
    { atMs, historyMs }: { readonly atMs: number; readonly historyMs: number },
  ) {
    this.name = input.TableName ?? '';
    this.input = input;
    this.createdAtMs = atMs;
    this.schema = schemaOf(input);
    this.#historyMs = historyMs;
    const { range } = this.schema.keys;
    this.#order = orderOf([range?.compare ?? compareText]);
    this.#indexes = new Map(
      this.schema.indexes.map((schema) => [
        schema.name,
        { schema, order: this.#orderIn(schema), partitions: new Map() },
      ]),
    );
  }

  /** Among equal index keys the table's own decide. */
  #orderIn({ keys }: IndexSchema): PositionOrder {
    const own = this.schema.keys;
    return orderOf([
      keys.range?.compare ?? compareText,
      own.hash.compare,
      own.range?.compare ?? compareText,
    ]);
  }

  row({ hash, range }: Place): Row | undefined {
    return this.#partitions.get(hash)?.byRange.get(range);
  }

  *items(): Iterable<Item> {
    for (const { rows } of this.#partitions.values()) for (const { item } of rows) yield item;
  }

  /** Takes effect at once, in the indexes too. */
  write(at: Moment, after: Item | undefined, afterBytes: number): Change | undefined {
    const { place } = at;
    const row = this.row(place);
    if (row === undefined && after === undefined) return undefined;
    const change = changeOf(at, row, { after, afterBytes });
    if (change.after === change.before) return change;
    this.#place(change, row);
    for (const index of this.#indexes.values()) this.#reindex(index, change);
    if (this.#historyMs > 0) this.#remember(change);
    return change;
  }

  #place({ place, after, afterBytes }: Change, row: Row | undefined): void {
    let partition = this.#partitions.get(place.hash);
    if (partition === undefined) {
      partition = { rows: [], byRange: new Map() };
      this.#partitions.set(place.hash, partition);
    }
    if (after === undefined) {
      partition.byRange.delete(place.range);
      removeRow(partition.rows, this.#order, [place.range]);
      if (partition.rows.length === 0) this.#partitions.delete(place.hash);
    } else if (row === undefined) {
      const added: Row = { item: after, bytes: afterBytes, position: [place.range] };
      partition.byRange.set(place.range, added);
      insertRow(partition.rows, this.#order, added);
    } else {
      row.item = after;
      row.bytes = afterBytes;
    }
  }

  #reindex({ schema, order, partitions }: Index, { place, before, after }: Change): void {
    const from = before && placeOf(schema.keys, before);
    const to = after && placeOf(schema.keys, after);
    if (schema.keysOnly && isSamePlace(from, to)) return;
    if (from)
      takeOut(partitions, from.hash, (rows) =>
        removeRow(rows, order, [from.range, place.hash, place.range]),
      );
    if (!to) return;
    const rows = partitions.get(to.hash) ?? [];
    partitions.set(to.hash, rows);
    insertRow(rows, order, indexRow(schema, after, [to.range, place.hash, place.range]));
  }

  #remember(change: Change): void {
    const history = this.#history;
    history.push(change);
    const since = change.atMs - this.#historyMs;
    if (history.length < 256 || (history[history.length >> 1] as Change).atMs >= since) return;
    this.#history = history.slice(history.findIndex(({ atMs }) => atMs >= since));
  }

  /** The rows of a partition, as they were `lagMs` ago. */
  range(hash: string, clock: Clock): Range {
    const rows = this.#partitions.get(hash)?.rows ?? empty;
    const order = this.#order;
    if (clock.lagMs <= 0) return { rows, order };
    const was = (item: Item, place: Place): Row | undefined =>
      place.hash === hash ? { item, bytes: itemBytes(item), position: [place.range] } : undefined;
    const keep = (row: Row, undone: ReadonlyMap<string, Change>): boolean =>
      !undone.has(idOf({ hash, range: row.position[0] ?? '' }));
    return { rows: this.#before(clock, { rows, order }, { was, keep }), order };
  }

  indexRange(name: string, hash: string, clock: Clock): Range {
    const { partitions, order, schema } = this.#indexes.get(name) as Index;
    const rows = partitions.get(hash) ?? empty;
    if (clock.lagMs <= 0) return { rows, order };
    const was = (item: Item, place: Place): Row | undefined => {
      const at = placeOf(schema.keys, item);
      return at?.hash === hash
        ? indexRow(schema, item, [at.range, place.hash, place.range])
        : undefined;
    };
    const keep = (row: Row, undone: ReadonlyMap<string, Change>): boolean =>
      !undone.has(idOf({ hash: row.position[1] ?? '', range: row.position[2] ?? '' }));
    return { rows: this.#before(clock, { rows, order }, { was, keep }), order };
  }

  /** An item as it was `lagMs` ago. */
  itemAt(place: Place, { nowMs, lagMs }: Clock): Item | undefined {
    const change = lagMs > 0 ? this.#undone(nowMs, lagMs).get(idOf(place)) : undefined;
    return change ? change.before : this.row(place)?.item;
  }

  #before(
    { nowMs, lagMs }: Clock,
    { rows, order }: Range,
    view: {
      readonly was: (item: Item, place: Place) => Row | undefined;
      readonly keep: (row: Row, undone: ReadonlyMap<string, Change>) => boolean;
    },
  ): readonly Row[] {
    const undone = this.#undone(nowMs, lagMs);
    if (undone.size === 0) return rows;
    const then = rows.filter((row) => view.keep(row, undone));
    for (const { before, place } of undone.values()) {
      const row = before && view.was(before, place);
      if (row) insertRow(then, order, row);
    }
    return then;
  }

  /** The first change after that moment of each item that was changed since. */
  #undone(nowMs: number, lagMs: number): ReadonlyMap<string, Change> {
    if (lagMs > this.#historyMs)
      throw new Error(`Reads can lag ${this.#historyMs} ms behind, not ${lagMs}.`);
    const atMs = nowMs - lagMs;
    const first = new Map<string, Change>();
    for (let at = this.#history.length - 1; at >= 0; at -= 1) {
      const change = this.#history[at] as Change;
      if (change.atMs <= atMs) break;
      first.set(idOf(change.place), change);
    }
    return first;
  }
}

function takeOut(
  partitions: Map<string, Row[]>,
  hash: string,
  remove: (rows: Row[]) => void,
): void {
  const rows = partitions.get(hash) ?? [];
  remove(rows);
  if (rows.length === 0) partitions.delete(hash);
}

const isSamePlace = (left: Place | undefined, right: Place | undefined): boolean =>
  left?.hash === right?.hash && left?.range === right?.range;

function changeOf(
  at: Moment,
  row: Row | undefined,
  { after, afterBytes }: Pick<Change, 'after' | 'afterBytes'>,
): Change {
  const before = row?.item;
  const beforeBytes = row?.bytes ?? 0;
  if (after === undefined) return { ...at, before, after, beforeBytes, afterBytes: 0 };
  if (before !== undefined && sameItem(before, after))
    return { ...at, before, after: before, beforeBytes, afterBytes: beforeBytes };
  return { ...at, before, after, beforeBytes, afterBytes };
}

/** Told apart by the length, whatever characters keys have. */
export const idOf = ({ hash, range }: Place): string => `${hash.length} ${hash}${range}`;

function indexRow(schema: IndexSchema, item: Item, position: readonly string[]): Row {
  const { projected } = schema;
  const view = projected
    ? Object.fromEntries(Object.entries(item).filter(([name]) => projected.has(name)))
    : item;
  return { item: view, bytes: itemBytes(view), position };
}
