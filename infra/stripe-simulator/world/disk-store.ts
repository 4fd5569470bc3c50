/**
 * The store on disk: SQLite written before any answer leaves, with a bounded map of recently
 * touched objects in front of it. Changes of one request are gathered and written in one
 * transaction, so a killed process has either all of a request or nothing of it; requests that
 * arrive together share a transaction.
 */
import { DatabaseSync } from 'node:sqlite';
import type { TableName, Tables } from './entities.ts';
import type { Change, Changes, Ledger, Row } from './ledger.ts';
import { openLedger } from './ledger.ts';
import type { SqlValue } from './sql.ts';
import { schemaSql, selectSql } from './sql.ts';
import type { EventBounds, Store } from './store.ts';

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

function* parsedOneByOne<T>(rows: Iterable<Record<string, unknown>>): Iterable<T> {
  for (const row of rows) yield JSON.parse(String(row['json'])) as T;
}

const seqOf = (rows: readonly Record<string, unknown>[]): number => Number(rows[0]?.['seq'] ?? 0);

function outlivedEvents(ask: Question, bounds: EventBounds, limit: number): string[] {
  const { createdBefore, keptMax } = bounds;
  const byAge = ask(
    'SELECT seq FROM events WHERE created < ? ORDER BY created DESC, seq DESC LIMIT 1',
    [createdBefore],
  );
  const latest = ask('SELECT seq FROM events ORDER BY seq DESC LIMIT 1', []);
  const rows = ask(
    `SELECT id FROM events WHERE seq <= ? AND json ->> 'pending_webhooks' = 0
      ORDER BY seq LIMIT ?`,
    [Math.max(seqOf(byAge), seqOf(latest) - keptMax), limit],
  );
  return rows.map(({ id }) => String(id));
}

export function openDiskStore(databaseFile: string, defer: (work: () => void) => void): Store {
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
    scan: <T extends TableName>(table: T) => {
      drafts.expose();
      // A statement of its own, since a rule may stop in the middle or scan within a scan.
      const rows = database.prepare(`SELECT json FROM ${table} ORDER BY seq DESC`).iterate();
      return parsedOneByOne<Tables[T]>(rows);
    },
    count: (table) => {
      drafts.expose();
      return Number(ask(`SELECT COUNT(*) AS n FROM ${table}`, [])[0]?.['n'] ?? 0);
    },
    outlivedEvents: (bounds, limit) => {
      drafts.expose();
      return outlivedEvents(ask, bounds, limit);
    },
    forgetAnswers: (createdMax) => {
      drafts.expose();
      ask('DELETE FROM saved_answers WHERE created <= ?', [createdMax]);
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
