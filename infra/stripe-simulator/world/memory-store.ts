/**
 * The store of a simulator that nothing outlives: the same answers as the database gives, without
 * writing and reading JSON. What a request changes is taken back, last first, when it is refused.
 */
import type { TableName, Tables } from './entities.ts';
import { indexedFields } from './entities.ts';
import type { Row } from './ledger.ts';
import type { MemoryTable, Placed } from './memory-table.ts';
import { createMemoryTable } from './memory-table.ts';
import type { EventBounds, Store } from './store.ts';
import type { Selection } from './sql.ts';

type Test = (row: Row) => boolean;

const boundTests = {
  gt:
    (bound: number): Test =>
    ({ created }) =>
      created > bound,
  gte:
    (bound: number): Test =>
    ({ created }) =>
      created >= bound,
  lt:
    (bound: number): Test =>
    ({ created }) =>
      created < bound,
  lte:
    (bound: number): Test =>
    ({ created }) =>
      created <= bound,
};

const fieldOf = (row: Row, name: string): unknown =>
  (row as unknown as Record<string, unknown>)[name];

function testsOf({ where = {}, created = {}, in: members }: Selection): Test[] {
  const tests: Test[] = [];
  for (const [name, value] of Object.entries(where)) {
    if (value !== undefined) tests.push((row) => fieldOf(row, name) === value);
  }
  for (const name of ['gt', 'gte', 'lt', 'lte'] as const) {
    const bound = created[name];
    if (bound !== undefined) tests.push(boundTests[name](bound));
  }
  if (members !== undefined) {
    const { name, values } = members;
    tests.push((row) => values.includes(String(fieldOf(row, name))));
  }
  return tests;
}

/** Places between which the rows of a page lie; none for a cursor that is not there. */
function placesOf(table: MemoryTable, { olderThanId, newerThanId }: Selection): Range {
  return {
    above: newerThanId === undefined ? 0 : (table.seqOf(newerThanId) ?? Infinity),
    below: olderThanId === undefined ? Infinity : (table.seqOf(olderThanId) ?? 0),
  };
}

type Range = { above: number; below: number };

/** Rows are as old as their place: newest first, nothing after what is too old can be meant. */
function floorOf({ created, oldestFirst }: Selection): number {
  if (oldestFirst === true) return -Infinity;
  return Math.max(created?.gt ?? -Infinity, created?.gte ?? -Infinity);
}

function selected(table: MemoryTable, selection: Selection): Row[] {
  const tests = testsOf(selection);
  const { above, below } = placesOf(table, selection);
  const floor = floorOf(selection);
  const found: Row[] = [];
  const slots = selection.oldestFirst === true ? table.oldestFirst() : table.newestFirst();
  for (const { row, seq } of slots) {
    if (row.created < floor || found.length >= selection.limit) break;
    const isBetween = seq > above && seq < below;
    if (isBetween && tests.every((test) => test(row))) found.push(row);
  }
  return found;
}

function outlived(table: MemoryTable, bounds: EventBounds, limit: number): string[] {
  const ids: string[] = [];
  for (const { seq, row } of table.oldestFirst()) {
    const event = row as Tables['events'];
    const isOutlived =
      event.created < bounds.createdBefore || seq <= table.latestSeq() - bounds.keptMax;
    if (!isOutlived || ids.length >= limit) break;
    if (event.pending_webhooks === 0) ids.push(event.id);
  }
  return ids;
}

function* rowsOf(slots: Iterable<Placed>): Iterable<Row> {
  for (const { row } of slots) yield row;
}

export function openMemoryStore(): Store {
  const names = Object.keys(indexedFields) as TableName[];
  const tables = Object.fromEntries(
    names.map((name) => [name, createMemoryTable(indexedFields[name].includes('atMs'))]),
  ) as Record<TableName, MemoryTable>;
  let undo: (() => void)[] = [];
  let touched = new Set<MemoryTable>();
  let onSettled = (_isKept: boolean): void => undefined;

  const change = (table: MemoryTable, takeBack: () => void): void => {
    undo.push(takeBack);
    touched.add(table);
  };
  const settle = (isKept: boolean): void => {
    if (touched.size > 0) {
      if (!isKept) for (const takeBack of undo.reverse()) takeBack();
      for (const table of touched) table.tidy();
      undo = [];
      touched = new Set();
    }
    onSettled(isKept);
  };
  return {
    get: <T extends TableName>(name: T, id: string) => tables[name].get(id) as Tables[T],
    put: (name, entity) => change(tables[name], tables[name].put(entity)),
    remove: (name, id) => change(tables[name], tables[name].remove(id)),
    select: <T extends TableName>(name: T, selection: Selection) =>
      selected(tables[name], selection) as Tables[T][],
    scan: <T extends TableName>(name: T) =>
      rowsOf(tables[name].newestFirst()) as Iterable<Tables[T]>,
    count: (name) => tables[name].size(),
    due: <T extends TableName>(name: T, nowMs: number, limit: number) =>
      tables[name].due(nowMs, limit) as Tables[T][],
    outlivedEvents: (bounds, limit) => outlived(tables.events, bounds, limit),
    forgetAnswers: (createdMax) => {
      for (const { id, created } of rowsOf(tables.saved_answers.oldestFirst())) {
        if (created <= createdMax) tables.saved_answers.remove(id);
      }
      tables.saved_answers.tidy();
    },
    commit: () => settle(true),
    committed: () => {
      settle(true);
      return Promise.resolve();
    },
    discard: () => settle(false),
    whenSettled: (listener) => {
      onSettled = listener;
    },
    close: () => settle(true),
  };
}
