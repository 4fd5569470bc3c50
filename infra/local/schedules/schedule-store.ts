/** Schedules as rows, with the moment each is due next; a row without one has completed. */
import type { SQLInputValue } from 'node:sqlite';
import type { StateDatabase } from '../state-database.ts';

export type ScheduleTarget = {
  readonly Arn: string;
  readonly RoleArn?: string;
  readonly Input?: string;
  readonly DeadLetterConfig?: { readonly Arn?: string };
  readonly SqsParameters?: { readonly MessageGroupId?: string };
  readonly RetryPolicy?: Record<string, number>;
};

export type ScheduleDefinition = {
  readonly origin: 'template' | 'api';
  readonly expression: string;
  readonly timezone: string;
  readonly state: 'ENABLED' | 'DISABLED';
  readonly target: ScheduleTarget;
  readonly afterCompletion: 'NONE' | 'DELETE';
  readonly description?: string;
};

export type ScheduleKey = { readonly groupName: string; readonly name: string };
export type Schedule = ScheduleKey & {
  readonly definition: ScheduleDefinition;
  readonly createdAtMs: number;
  readonly dueAtMs: number | undefined;
};

export type ScheduleStore = {
  readonly get: (key: ScheduleKey) => Schedule | undefined;
  readonly put: (schedule: Schedule) => void;
  readonly remove: (key: ScheduleKey) => void;
  readonly all: () => Schedule[];
  readonly due: (nowMs: number) => Schedule[];
  readonly nextDueAtMs: () => number | undefined;
  readonly together: StateDatabase['together'];
};

type Row = Record<string, SQLInputValue>;

export function scheduleStore({ connection, together }: StateDatabase): ScheduleStore {
  const select = connection.prepare('SELECT * FROM schedules WHERE group_name = ? AND name = ?');
  const upsert = connection.prepare('INSERT OR REPLACE INTO schedules VALUES (?, ?, ?, ?, ?)');
  const drop = connection.prepare('DELETE FROM schedules WHERE group_name = ? AND name = ?');
  const everything = connection.prepare('SELECT * FROM schedules ORDER BY group_name, name');
  const due = connection.prepare('SELECT * FROM schedules WHERE due_at_ms <= ? ORDER BY due_at_ms');
  const next = connection.prepare('SELECT min(due_at_ms) AS at FROM schedules');
  return {
    together,
    get: ({ groupName, name }) => {
      const row = select.get(groupName, name) as Row | undefined;
      return row === undefined ? undefined : fromRow(row);
    },
    put: ({ groupName, name, definition, createdAtMs, dueAtMs }) => {
      upsert.run(groupName, name, JSON.stringify(definition), createdAtMs, dueAtMs ?? null);
    },
    remove: ({ groupName, name }) => void drop.run(groupName, name),
    all: () => (everything.all() as Row[]).map(fromRow),
    due: (nowMs) => (due.all(nowMs) as Row[]).map(fromRow),
    nextDueAtMs: () => (next.get() as { at: number | null } | undefined)?.at ?? undefined,
  };
}

function fromRow(row: Row): Schedule {
  return {
    groupName: String(row.group_name),
    name: String(row.name),
    definition: JSON.parse(String(row.definition)) as ScheduleDefinition,
    createdAtMs: Number(row.created_at_ms),
    dueAtMs: row.due_at_ms === null ? undefined : Number(row.due_at_ms),
  };
}
