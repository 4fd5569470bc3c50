/** The SQL of the tables: one per kind of object, JSON beside the columns it is sought by. */
import type { TableName } from './entities.ts';
import { indexedFields } from './entities.ts';

export type SqlValue = string | number | null;

export type Selection = {
  where?: Record<string, SqlValue | undefined>;
  created?: { gte?: number; gt?: number; lte?: number; lt?: number };
  in?: { name: string; values: readonly string[] };
  olderThanId?: string;
  newerThanId?: string;
  oldestFirst?: boolean;
  limit: number;
};

export function columnsOf(table: TableName): readonly string[] {
  return indexedFields[table];
}

export function schemaSql(): string[] {
  return (Object.keys(indexedFields) as TableName[]).flatMap((table) => {
    const columns = columnsOf(table).map((name) => `${name}, `);
    const indexes = ['created', ...columnsOf(table)].map(
      (name) => `CREATE INDEX IF NOT EXISTS ${table}_${name} ON ${table} (${name})`,
    );
    return [
      `CREATE TABLE IF NOT EXISTS ${table} (seq INTEGER PRIMARY KEY AUTOINCREMENT, ` +
        `id TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, ${columns.join('')}json TEXT NOT NULL)`,
      ...indexes,
    ];
  });
}

export function upsertSql(table: TableName): string {
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

export function columnValue(entity: object, name: string): SqlValue {
  const value = (entity as Record<string, unknown>)[name];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

const comparisons = { gte: '>=', gt: '>', lte: '<=', lt: '<' } as const;

type Condition = { sql: string; values: readonly SqlValue[] };

function equalities(where: Selection['where']): Condition[] {
  return Object.entries(where ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [{ sql: `${name} = ?`, values: [value] }],
  );
}

function bounds(created: Selection['created']): Condition[] {
  return Object.entries(comparisons).flatMap(([name, sign]) => {
    const bound = created?.[name as keyof typeof comparisons];
    return bound === undefined ? [] : [{ sql: `created ${sign} ?`, values: [bound] }];
  });
}

function membership(wanted: Selection['in']): Condition[] {
  if (wanted === undefined) return [];
  const marks = wanted.values.map(() => '?').join(', ');
  return [{ sql: `${wanted.name} IN (${marks})`, values: wanted.values }];
}

type Cursor = { id: string | undefined; sign: '<' | '>' };

function cursors({ olderThanId, newerThanId }: Selection): readonly Cursor[] {
  return [
    { id: olderThanId, sign: '<' },
    { id: newerThanId, sign: '>' },
  ];
}

function beyond(table: TableName, column: 'seq' | 'created', { id, sign }: Cursor): Condition[] {
  if (id === undefined) return [];
  const comparison = column === 'created' ? `${sign}=` : sign;
  const sql = `${column} ${comparison} (SELECT ${column} FROM ${table} WHERE id = ?)`;
  return [{ sql, values: [id] }];
}

/**
 * Rows are as old as their place in the table, so a range of time without other conditions is
 * walked along the index of `created`: a day's pages cost the same however long the day is.
 */
function isWalkedByTime({ created, where, in: members }: Selection): boolean {
  const isFiltered = Object.values(where ?? {}).some((value) => value !== undefined);
  return created !== undefined && !isFiltered && members === undefined;
}

export function selectSql(table: TableName, selection: Selection): [string, SqlValue[]] {
  const byTime = isWalkedByTime(selection);
  const conditions = [
    ...equalities(selection.where),
    ...bounds(selection.created),
    ...membership(selection.in),
    ...cursors(selection).flatMap((cursor) => [
      ...beyond(table, 'seq', cursor),
      ...(byTime ? beyond(table, 'created', cursor) : []),
    ]),
  ];
  const joined = conditions.map(({ sql }) => sql).join(' AND ');
  const where = joined === '' ? '' : ` WHERE ${joined}`;
  const direction = selection.oldestFirst === true ? 'ASC' : 'DESC';
  const order = byTime ? `created ${direction}, seq ${direction}` : `seq ${direction}`;
  const sql = `SELECT id, json FROM ${table}${where} ORDER BY ${order} LIMIT ?`;
  return [sql, [...conditions.flatMap(({ values }) => values), selection.limit]];
}
