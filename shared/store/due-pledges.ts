/**
 * Pledges that somebody has to look at, by when: a sparse index beside the table, in which a pledge
 * stands only while it has a `dueAtMs`. Invariant: moving that time is no event. It leaves state,
 * version and history alone, so nothing is told of it and no step that was read before is refused.
 */
import type { DueRange } from './due-items.ts';
import type { Pledge } from '../domain/pledge.ts';
import type { PageOptions, Table } from './table.ts';
import type { PledgePage } from './pledge-store.ts';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conditionally } from './table.ts';
import { dueItems } from './due-items.ts';
import { dueKey, dueShardKey, pledgeKey } from './keys.ts';
import { pledgeFromItem } from './pledge-item.ts';

export type DuePledges = {
  /**
   * Pledges of one shard that were due by then, those that have waited longest first. A page may be
   * empty and still not be the last: the index may be behind, what has moved on is left out.
   */
  list(shard: string, untilMs: number, options: PageOptions): Promise<PledgePage>;
  /** Moves the time on; false when the pledge has moved meanwhile and has a time of its own. */
  postpone(pledge: Pledge, dueAtMs: number): Promise<boolean>;
  /** Nothing is left to look at; false when the pledge has moved meanwhile. */
  clear(pledge: Pledge): Promise<boolean>;
};

export const duePledges = (table: Table): DuePledges => ({
  list: (shard, untilMs, options) =>
    list(table, { partition: dueShardKey(shard), untilMs }, options),
  postpone: (pledge, dueAtMs) => postpone(table, pledge, dueAtMs),
  clear: (pledge) => clear(table, pledge),
});

async function list(table: Table, range: DueRange, options: PageOptions): Promise<PledgePage> {
  const { items, next } = await dueItems(table, range, options);
  const due = items.map(pledgeFromItem);
  return { pledges: due.sort((a, b) => (a.dueAtMs ?? 0) - (b.dueAtMs ?? 0)), next };
}

async function postpone(table: Table, pledge: Pledge, dueAtMs: number): Promise<boolean> {
  const { gsi2pk, gsi2sk } = dueKey(pledge.id, Math.ceil(dueAtMs));
  const written = await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: pledgeKey(pledge.id),
        UpdateExpression: 'SET gsi2pk = :shard, gsi2sk = :due',
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: {
          ':shard': gsi2pk,
          ':due': gsi2sk,
          ':version': pledge.version,
        },
      }),
    ),
  );
  return 'done' in written;
}

async function clear(table: Table, pledge: Pledge): Promise<boolean> {
  const written = await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: pledgeKey(pledge.id),
        UpdateExpression: 'REMOVE gsi2pk, gsi2sk',
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': pledge.version },
      }),
    ),
  );
  return 'done' in written;
}
