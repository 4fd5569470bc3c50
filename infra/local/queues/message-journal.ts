/**
 * The durable side of the queues. A message is a row from the moment it is accepted until it is
 * deleted; receiving only counts. What was in flight when the process died is visible again at
 * the next start, because every consumer died with it.
 */
import type { SQLInputValue } from 'node:sqlite';
import type { StateDatabase } from '../state-database.ts';

export type Message = {
  readonly seq: number;
  readonly id: string;
  readonly body: string;
  /** MessageAttributes as they came over the wire, as JSON. */
  readonly attributes: string;
  readonly groupId: string | undefined;
  readonly deadLetterSource: string | undefined;
  readonly sentAtMs: number;
  visibleAtMs: number;
  receiveCount: number;
  firstReceivedAtMs: number | undefined;
};

export type NewMessage = Omit<Message, 'seq' | 'receiveCount' | 'firstReceivedAtMs'>;

export type MessageJournal = {
  readonly load: (queue: string) => Message[];
  readonly queuesWithMessages: () => string[];
  readonly add: (queue: string, messages: readonly NewMessage[]) => Message[];
  readonly received: (messages: readonly Message[]) => void;
  readonly remove: (messages: readonly Message[]) => void;
  readonly together: <T>(work: () => T) => T;
};

type Row = Record<string, SQLInputValue>;

export function messageJournal({ connection, together }: StateDatabase): MessageJournal {
  const insert = connection.prepare(
    `INSERT INTO messages (id, queue, body, attributes, group_id, dead_letter_source, sent_at_ms,
       visible_at_ms, receive_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)`,
  );
  const count = connection.prepare(
    'UPDATE messages SET receive_count = ?, first_received_at_ms = ? WHERE seq = ?',
  );
  const drop = connection.prepare('DELETE FROM messages WHERE seq = ?');
  const select = connection.prepare('SELECT * FROM messages WHERE queue = ? ORDER BY seq');
  const names = connection.prepare('SELECT DISTINCT queue FROM messages');
  return {
    together,
    load: (queue) => (select.all(queue) as Row[]).map(fromRow),
    queuesWithMessages: () => (names.all() as Row[]).map(({ queue }) => String(queue)),
    add: (queue, messages) =>
      together(() =>
        messages.map((message) => {
          const { lastInsertRowid } = insert.run(
            message.id,
            queue,
            message.body,
            message.attributes,
            message.groupId ?? null,
            message.deadLetterSource ?? null,
            message.sentAtMs,
            message.visibleAtMs,
          );
          const seq = Number(lastInsertRowid);
          return { ...message, seq, receiveCount: 0, firstReceivedAtMs: undefined };
        }),
      ),
    received: (messages) =>
      together(() => {
        for (const { receiveCount, firstReceivedAtMs, seq } of messages) {
          count.run(receiveCount, firstReceivedAtMs ?? null, seq);
        }
      }),
    remove: (messages) =>
      together(() => {
        for (const { seq } of messages) drop.run(seq);
      }),
  };
}

function fromRow(row: Row): Message {
  return {
    seq: Number(row.seq),
    id: String(row.id),
    body: String(row.body),
    attributes: String(row.attributes),
    groupId: row.group_id === null ? undefined : String(row.group_id),
    deadLetterSource: row.dead_letter_source === null ? undefined : String(row.dead_letter_source),
    sentAtMs: Number(row.sent_at_ms),
    visibleAtMs: Number(row.visible_at_ms),
    receiveCount: Number(row.receive_count),
    firstReceivedAtMs:
      row.first_received_at_ms === null ? undefined : Number(row.first_received_at_ms),
  };
}
