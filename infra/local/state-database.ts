/**
 * One SQLite file holds what the local cloud must not forget: queued messages, schedules, stream
 * positions. Invariant: what was answered as accepted is in the file before the answer leaves, so
 * killing the process at any point loses nothing.
 */
import { DatabaseSync } from 'node:sqlite';

const schema = `
  CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    attributes TEXT NOT NULL,
    group_id TEXT,
    dead_letter_source TEXT,
    sent_at_ms INTEGER NOT NULL,
    visible_at_ms INTEGER NOT NULL,
    receive_count INTEGER NOT NULL,
    first_received_at_ms INTEGER
  );
  CREATE TABLE IF NOT EXISTS schedules (
    group_name TEXT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    due_at_ms INTEGER,
    PRIMARY KEY (group_name, name)
  );
  CREATE TABLE IF NOT EXISTS stream_positions (
    mapping TEXT NOT NULL,
    shard TEXT NOT NULL,
    sequence_number TEXT NOT NULL,
    PRIMARY KEY (mapping, shard)
  );
  CREATE TABLE IF NOT EXISTS async_invocations (
    id TEXT PRIMARY KEY,
    function_name TEXT NOT NULL,
    payload TEXT NOT NULL,
    accepted_at_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL
  );
`;

export type StateDatabase = {
  readonly connection: DatabaseSync;
  /** Several statements, one commit: all of them or none, and one write to disk. */
  readonly together: <T>(work: () => T) => T;
  readonly close: () => void;
};

export function openStateDatabase(file: string): StateDatabase {
  const connection = new DatabaseSync(file);
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  connection.exec(schema);
  let depth = 0;
  const together = <T>(work: () => T): T => {
    if (depth > 0) return work();
    depth += 1;
    connection.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      connection.exec('COMMIT');
      return result;
    } catch (error) {
      connection.exec('ROLLBACK');
      throw error;
    } finally {
      depth -= 1;
    }
  };
  return { connection, together, close: () => connection.close() };
}
