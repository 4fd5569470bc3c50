/** How far each stream mapping has come, per shard; written only after success. */
import type { StateDatabase } from '../state-database.ts';

export type StreamPositions = {
  readonly get: (mapping: string, shard: string) => string | undefined;
  /** Every mapping has come at least this far. */
  readonly readByAll: () => number;
  readonly set: (mapping: string, shard: string, sequenceNumber: string) => void;
};

export function streamPositions({ connection }: StateDatabase): StreamPositions {
  const select = connection.prepare(
    'SELECT sequence_number AS at FROM stream_positions WHERE mapping = ? AND shard = ?',
  );
  const upsert = connection.prepare('INSERT OR REPLACE INTO stream_positions VALUES (?, ?, ?)');
  const oldest = connection.prepare(
    'SELECT min(CAST(sequence_number AS INTEGER)) AS at FROM stream_positions',
  );
  return {
    readByAll: () => (oldest.get() as { at: number | null } | undefined)?.at ?? 0,
    get: (mapping, shard) => (select.get(mapping, shard) as { at: string } | undefined)?.at,
    set: (mapping, shard, sequenceNumber) => void upsert.run(mapping, shard, sequenceNumber),
  };
}
