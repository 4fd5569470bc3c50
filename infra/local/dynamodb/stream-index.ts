/**
 * dynoxide looks through all stream records of a table on each write, so writes get slower the
 * more there are. One index over the expression it asks for keeps them fast. It is set once,
 * before any load, and changes nothing else. Records past their 24 hours go, as at AWS, but only
 * those that every mapping has read.
 */
import { DatabaseSync } from 'node:sqlite';

const retentionMs = 24 * 60 * 60 * 1000;

export function prepareStreamRecords(
  databaseFile: string,
  { nowMs, readUpTo }: { readonly nowMs: number; readonly readUpTo: number },
): void {
  const database = new DatabaseSync(databaseFile);
  try {
    database.exec('PRAGMA busy_timeout = 5000');
    database.exec(
      `CREATE INDEX IF NOT EXISTS stream_records_in_order
         ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`,
    );
    // The newest record stays: the next sequence number is counted from it.
    database
      .prepare(
        `DELETE FROM _stream_records
          WHERE created_at < ? AND CAST(sequence_number AS INTEGER) <= ?
            AND id < (SELECT max(id) FROM _stream_records)`,
      )
      .run(Math.floor((nowMs - retentionMs) / 1000), readUpTo);
  } finally {
    database.close();
  }
}
