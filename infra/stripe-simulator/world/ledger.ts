/** The database transaction: it gathers the changes of several requests before it is committed. */
import type { DatabaseSync } from 'node:sqlite';
import type { TableName } from './entities.ts';
import { indexedFields } from './entities.ts';
import { columnsOf, columnValue, upsertSql } from './sql.ts';

export type Row = { id: string; created: number };
/** Without an entity: the row is gone. */
export type Change = { table: TableName; id: string; entity?: Row };
export type Changes = Map<string, Change>;

export type Ledger = {
  write(changes: Changes): void;
  /** From here on writing can be taken back. */
  mark(): void;
  returnToMark(): void;
  commit(): void;
  isOpen(): boolean;
};

export function openLedger(database: DatabaseSync): Ledger {
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
    isOpen: () => isOpen,
  };
}
