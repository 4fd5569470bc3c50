/**
 * The simulator's memory: SQLite written before any answer leaves, with a bounded map of recently
 * touched objects in front of it. Changes of one request are gathered and written in one
 * transaction, so a killed process has either all of a request or nothing of it; requests that
 * arrive together share a transaction.
 */
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { TableName, Tables } from './entities.ts';
import { indexedFields } from './entities.ts';

type Row = { id: string; created: number };
type SqlValue = string | number | null;

export type Selection = {
  where?: Record<string, SqlValue | undefined>;
  created?: { gte?: number; gt?: number; lte?: number; lt?: number };
  in?: { name: string; values: readonly string[] };
  olderThanId?: string;
  newerThanId?: string;
  oldestFirst?: boolean;
  limit: number;
};

export type Store = {
  get<T extends TableName>(table: T, id: string): Tables[T] | undefined;
  put<T extends TableName>(table: T, entity: Tables[T]): void;
  remove(table: TableName, id: string): void;
  /** Newest first unless asked otherwise; sees what is not committed yet. */
  select<T extends TableName>(table: T, selection: Selection): Tables[T][];
  /** Appointments and deliveries whose time has come, earliest first. */
  due<T extends 'appointments' | 'deliveries'>(table: T, nowMs: number, limit: number): Tables[T][];
  query(sql: string, ...values: SqlValue[]): Record<string, unknown>[];
  /** Writes now. */
  commit(): void;
  /** Resolves when everything up to now is on disk; requests that wait together share a write. */
  committed(): Promise<void>;
  /** Forgets what the request at work has changed. */
  discard(): void;
  close(): void;
};

const cachedObjectsMax = 20_000;
const checkpointPages = 8000;

function columnsOf(table: TableName): readonly string[] {
  return indexedFields[table];
}

function createTables(database: DatabaseSync): void {
  for (const table of Object.keys(indexedFields) as TableName[]) {
    const columns = columnsOf(table).map((name) => `${name}, `);
    database.exec(
      `CREATE TABLE IF NOT EXISTS ${table} (seq INTEGER PRIMARY KEY AUTOINCREMENT, ` +
        `id TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, ${columns.join('')}json TEXT NOT NULL)`,
    );
    for (const name of ['created', ...columnsOf(table)]) {
      database.exec(`CREATE INDEX IF NOT EXISTS ${table}_${name} ON ${table} (${name})`);
    }
  }
}

function upsertSql(table: TableName): string {
  const names = ['id', 'created', ...columnsOf(table), 'json'];
  const updates = ['created', ...columnsOf(table), 'json'].map(
    (name) => `${name} = excluded.${name}`,
  );
  const marks = names.map(() => '?').join(', ');
  return (
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks}) ` +
    `ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`
  );
}

function columnValue(entity: object, name: string): SqlValue {
  const value = (entity as Record<string, unknown>)[name];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

const comparisons = { gte: '>=', gt: '>', lte: '<=', lt: '<' } as const;

function conditionsOf(table: TableName, selection: Selection): [string[], SqlValue[]] {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const add = (condition: string, ...more: SqlValue[]): void => {
    conditions.push(condition);
    values.push(...more);
  };
  for (const [name, value] of Object.entries(selection.where ?? {})) {
    if (value !== undefined) add(`${name} = ?`, value);
  }
  for (const [name, sign] of Object.entries(comparisons)) {
    const bound = selection.created?.[name as keyof typeof comparisons];
    if (bound !== undefined) add(`created ${sign} ?`, bound);
  }
  if (selection.in !== undefined) {
    const { name, values: wanted } = selection.in;
    add(`${name} IN (${wanted.map(() => '?').join(', ')})`, ...wanted);
  }
  if (selection.olderThanId !== undefined) {
    add(`seq < (SELECT seq FROM ${table} WHERE id = ?)`, selection.olderThanId);
  }
  if (selection.newerThanId !== undefined) {
    add(`seq > (SELECT seq FROM ${table} WHERE id = ?)`, selection.newerThanId);
  }
  return [conditions, values];
}

function selectSql(table: TableName, selection: Selection): [string, SqlValue[]] {
  const [conditions, values] = conditionsOf(table, selection);
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const direction = selection.oldestFirst === true ? 'ASC' : 'DESC';
  const sql = `SELECT id, json FROM ${table}${where} ORDER BY seq ${direction} LIMIT ?`;
  return [sql, [...values, selection.limit]];
}

type Change = { table: TableName; id: string; entity?: Row };
type Changes = Map<string, Change>;

/** The open transaction: it gathers the changes of several requests before it is committed. */
type Ledger = {
  write(changes: Changes): void;
  mark(): void;
  returnToMark(): void;
  commit(): void;
};

function openLedger(database: DatabaseSync): Ledger {
  const tables = Object.keys(indexedFields) as TableName[];
  const upserts = new Map(tables.map((table) => [table, database.prepare(upsertSql(table))]));
  const deletions = new Map(
    tables.map((table) => [table, database.prepare(`DELETE FROM ${table} WHERE id = ?`)]),
  );
  let isOpen = false;
  const open = (): void => {
    if (!isOpen) database.exec('BEGIN');
    isOpen = true;
  };
  const writeOne = ({ table, id, entity }: Change): void => {
    if (entity === undefined) {
      deletions.get(table)?.run(id);
      return;
    }
    const columns = columnsOf(table).map((name) => columnValue(entity, name));
    upserts.get(table)?.run(id, entity.created, ...columns, JSON.stringify(entity));
  };
  return {
    write: (changes) => {
      if (changes.size === 0) return;
      open();
      for (const change of changes.values()) writeOne(change);
    },
    mark: () => {
      open();
      database.exec('SAVEPOINT request');
    },
    returnToMark: () => database.exec('ROLLBACK TO request; RELEASE request'),
    commit: () => {
      if (isOpen) database.exec('COMMIT');
      isOpen = false;
    },
  };
}

export function openStore(databaseFile: string, defer: (work: () => void) => void): Store {
  const database = new DatabaseSync(databaseFile);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = ${checkpointPages}`);
  createTables(database);
  const ledger = openLedger(database);
  const statements = new Map<string, StatementSync>();
  const cache = new Map<string, Row>();
  /** Of the request at work; then, kept by it, of all requests not yet on disk. */
  let changes: Changes = new Map();
  let kept: Changes = new Map();
  let isMarked = false;
  let nextCommit: Promise<void> | undefined;

  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const remember = (key: string, entity: Row): void => {
    cache.delete(key);
    cache.set(key, entity);
    const oldest = cache.size > cachedObjectsMax ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
  };
  const keep = (): void => {
    for (const [key, change] of changes) {
      kept.set(key, change);
      if (change.entity === undefined) cache.delete(key);
      else remember(key, change.entity);
    }
    changes.clear();
    isMarked = false;
  };
  /** Lets SQL see what the request at work has changed, still able to take it back. */
  const expose = (): void => {
    ledger.write(kept);
    kept = new Map();
    if (changes.size === 0) return;
    if (!isMarked) ledger.mark();
    isMarked = true;
    ledger.write(changes);
  };
  const commit = (): void => {
    keep();
    ledger.write(kept);
    kept = new Map();
    ledger.commit();
  };
  const committed = (): Promise<void> => {
    keep();
    nextCommit ??= new Promise((resolve, reject) => {
      defer(() => {
        nextCommit = undefined;
        try {
          commit();
          resolve();
        } catch (cause) {
          reject(new Error('the simulator could not write its database', { cause }));
        }
      });
    });
    return nextCommit;
  };
  const changed = (key: string): Change | undefined => changes.get(key) ?? kept.get(key);

  return {
    get: <T extends TableName>(table: T, id: string): Tables[T] | undefined => {
      const key = `${table}/${id}`;
      const change = changed(key);
      if (change !== undefined) return change.entity as Tables[T] | undefined;
      const cached = cache.get(key);
      if (cached !== undefined) return cached as Tables[T];
      const row = prepared(`SELECT json FROM ${table} WHERE id = ?`).get(id);
      if (row === undefined) return undefined;
      const entity = JSON.parse(String(row['json'])) as Tables[T];
      remember(key, entity as Row);
      return entity;
    },
    put: (table, entity) => {
      changes.set(`${table}/${entity.id}`, { table, id: entity.id, entity: entity as Row });
    },
    remove: (table, id) => {
      changes.set(`${table}/${id}`, { table, id });
    },
    select: (table, selection) => {
      const [sql, values] = selectSql(table, selection);
      expose();
      return parsed(prepared(sql).all(...values));
    },
    due: (table, nowMs, limit) => {
      expose();
      const sql = `SELECT json FROM ${table} WHERE atMs <= ? ORDER BY atMs, seq LIMIT ?`;
      return parsed(prepared(sql).all(nowMs, limit));
    },
    query: (sql, ...values) => {
      expose();
      return prepared(sql).all(...values);
    },
    commit,
    committed,
    discard: () => {
      changes = new Map();
      if (isMarked) ledger.returnToMark();
      isMarked = false;
    },
    close: () => {
      commit();
      database.close();
    },
  };
}

function parsed<T>(rows: readonly Record<string, unknown>[]): T[] {
  return rows.map((row) => JSON.parse(String(row['json'])) as T);
}
