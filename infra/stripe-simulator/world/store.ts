/**
 * The simulator's memory: SQLite written before any answer leaves, with a bounded map of recently
 * touched objects in front of it. Changes of one request are gathered and written in one
 * transaction, so a killed process has either all of a request or nothing of it.
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
  commit(): void;
  discard(): void;
  close(): void;
};

const cachedObjectsMax = 20_000;

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

export function openStore(databaseFile: string): Store {
  const database = new DatabaseSync(databaseFile);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  createTables(database);
  const statements = new Map<string, StatementSync>();
  const cache = new Map<string, Row>();
  let isOpen = false;
  const changes = new Map<string, { table: TableName; id: string; entity?: Row }>();

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
  const write = (change: { table: TableName; id: string; entity?: Row }): void => {
    const { table, id, entity } = change;
    if (entity === undefined) {
      prepared(`DELETE FROM ${table} WHERE id = ?`).run(id);
      cache.delete(`${table}/${id}`);
      return;
    }
    const columns = columnsOf(table).map((name) => columnValue(entity, name));
    prepared(upsertSql(table)).run(id, entity.created, ...columns, JSON.stringify(entity));
    remember(`${table}/${id}`, entity);
  };
  const flush = (): void => {
    if (changes.size === 0) return;
    if (!isOpen) prepared('BEGIN').run();
    isOpen = true;
    for (const change of changes.values()) write(change);
    changes.clear();
  };
  const discard = (): void => {
    changes.clear();
    if (!isOpen) return;
    isOpen = false;
    cache.clear();
    database.exec('ROLLBACK');
  };
  const commit = (): void => {
    try {
      flush();
      if (isOpen) prepared('COMMIT').run();
      isOpen = false;
    } catch (cause) {
      discard();
      throw new Error('the simulator could not write its database', { cause });
    }
  };
  const rows = <T extends TableName>(sql: string, values: SqlValue[]): Tables[T][] => {
    flush();
    return prepared(sql)
      .all(...values)
      .map((row) => JSON.parse(String(row['json'])) as Tables[T]);
  };

  return {
    get: <T extends TableName>(table: T, id: string): Tables[T] | undefined => {
      const key = `${table}/${id}`;
      const change = changes.get(key);
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
    select: (table, selection) => rows(...selectSql(table, selection)),
    due: (table, nowMs, limit) =>
      rows(`SELECT json FROM ${table} WHERE atMs <= ? ORDER BY atMs, seq LIMIT ?`, [nowMs, limit]),
    query: (sql, ...values) => {
      flush();
      return prepared(sql).all(...values);
    },
    commit,
    discard,
    close: () => {
      commit();
      database.close();
    },
  };
}
