/**
 * The simulator's memory: SQLite written before any answer leaves, with a bounded map of recently
 * touched objects in front of it. Changes of one request are gathered and written in one
 * transaction, so a killed process has either all of a request or nothing of it; requests that
 * arrive together share a transaction.
 */
import { DatabaseSync } from 'node:sqlite';
import type { TableName, Tables } from './entities.ts';
import type { Change, Changes, Ledger, Row } from './ledger.ts';
import { openLedger } from './ledger.ts';
import type { Selection, SqlValue } from './sql.ts';
import { schemaSql, selectSql } from './sql.ts';

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
  /** Told when the changes of the request at work are final, or forgotten. */
  whenSettled(listener: (isKept: boolean) => void): void;
  close(): void;
};

const cachedObjectsMax = 20_000;
const checkpointPages = 8000;

type Cache = {
  get(key: string): Row | undefined;
  set(key: string, entity: Row): void;
  delete(key: string): void;
};

function createCache(): Cache {
  const entities = new Map<string, Row>();
  return {
    get: (key) => entities.get(key),
    set: (key, entity) => {
      entities.delete(key);
      entities.set(key, entity);
      const oldest = entities.size > cachedObjectsMax ? entities.keys().next().value : undefined;
      if (oldest !== undefined) entities.delete(oldest);
    },
    delete: (key) => {
      entities.delete(key);
    },
  };
}

type Drafts = {
  find(key: string): Change | undefined;
  add(change: Change): void;
  /** Lets SQL see what the request at work has changed, still able to take it back. */
  expose(): void;
  /** The request at work is done: its changes will be committed. */
  keep(): void;
  forget(): void;
  commit(): void;
  isIdle(): boolean;
};

/** Changes of the request at work, and of those that it follows and that are not yet on disk. */
function createDrafts(ledger: Ledger, cache: Cache): Drafts {
  let changes: Changes = new Map();
  let kept: Changes = new Map();
  let isMarked = false;

  const writeKept = (): void => {
    ledger.write(kept);
    kept = new Map();
  };
  const keep = (): void => {
    for (const [key, change] of changes) {
      kept.set(key, change);
      if (change.entity === undefined) cache.delete(key);
      else cache.set(key, change.entity);
    }
    changes = new Map();
    isMarked = false;
  };
  return {
    find: (key) => changes.get(key) ?? kept.get(key),
    add: (change) => {
      changes.set(`${change.table}/${change.id}`, change);
    },
    expose: () => {
      writeKept();
      if (changes.size === 0) return;
      if (!isMarked) ledger.mark();
      isMarked = true;
      ledger.write(changes);
    },
    keep,
    forget: () => {
      changes = new Map();
      if (isMarked) ledger.returnToMark();
      isMarked = false;
    },
    commit: () => {
      keep();
      writeKept();
      ledger.commit();
    },
    isIdle: () => kept.size === 0 && !ledger.isOpen(),
  };
}

/** Resolves when the shared commit has happened; nobody waits for one that would write nothing. */
function createSharedCommit(
  drafts: Drafts,
  defer: (work: () => void) => void,
): () => Promise<void> {
  let next: Promise<void> | undefined;
  return () => {
    drafts.keep();
    if (next === undefined && drafts.isIdle()) return Promise.resolve();
    next ??= new Promise((resolve, reject) => {
      defer(() => {
        next = undefined;
        try {
          drafts.commit();
          resolve();
        } catch (cause) {
          reject(new Error('the simulator could not write its database', { cause }));
        }
      });
    });
    return next;
  };
}

function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec(`PRAGMA wal_autocheckpoint = ${checkpointPages}`);
  for (const sql of schemaSql()) database.exec(sql);
  return database;
}

type Question = (sql: string, values: readonly SqlValue[]) => Record<string, unknown>[];

/** Prepares each text of SQL once. */
function createQuestion(database: DatabaseSync): Question {
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  return (sql, values) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement.all(...values);
  };
}

function parsed<T>(rows: readonly Record<string, unknown>[]): T[] {
  return rows.map((row) => JSON.parse(String(row['json'])) as T);
}

export function openStore(databaseFile: string, defer: (work: () => void) => void): Store {
  const database = openDatabase(databaseFile);
  const cache = createCache();
  const drafts = createDrafts(openLedger(database), cache);
  const ask = createQuestion(database);
  const commitShared = createSharedCommit(drafts, defer);
  let onSettled = (_isKept: boolean): void => undefined;

  return {
    get: <T extends TableName>(table: T, id: string): Tables[T] | undefined => {
      const key = `${table}/${id}`;
      const change = drafts.find(key);
      if (change !== undefined) return change.entity as Tables[T] | undefined;
      const cached = cache.get(key);
      if (cached !== undefined) return cached as Tables[T];
      const found = parsed<Tables[T]>(ask(`SELECT json FROM ${table} WHERE id = ?`, [id]))[0];
      if (found !== undefined) cache.set(key, found);
      return found;
    },
    put: (table, entity) => drafts.add({ table, id: entity.id, entity }),
    remove: (table, id) => drafts.add({ table, id }),
    select: (table, selection) => {
      drafts.expose();
      return parsed(ask(...selectSql(table, selection)));
    },
    due: (table, nowMs, limit) => {
      drafts.expose();
      const sql = `SELECT json FROM ${table} WHERE atMs <= ? ORDER BY atMs, seq LIMIT ?`;
      return parsed(ask(sql, [nowMs, limit]));
    },
    query: (sql, ...values) => {
      drafts.expose();
      return ask(sql, values);
    },
    commit: () => {
      drafts.commit();
      onSettled(true);
    },
    committed: () => {
      const written = commitShared();
      onSettled(true);
      return written;
    },
    discard: () => {
      drafts.forget();
      onSettled(false);
    },
    whenSettled: (listener) => {
      onSettled = listener;
    },
    close: () => {
      drafts.commit();
      database.close();
    },
  };
}
