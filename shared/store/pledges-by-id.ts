/**
 * Many pledges at once, as they are now: for what is judged row by row. What is then written because
 * of one of them says so, and is not written when that one has moved meanwhile.
 */
import type { Action } from './fulfilment-store.ts';
import type { Pledge } from '../domain/pledge.ts';
import type { Table } from './table.ts';
import { pledgeFromItem } from './pledge-item.ts';
import { pledgeKey } from './keys.ts';
import { readAll } from './table.ts';

export type PledgesById = (pledgeIds: readonly string[]) => Promise<ReadonlyMap<string, Pledge>>;

export const pledgesById =
  (table: Table): PledgesById =>
  async (pledgeIds) => {
    const keys = [...new Set(pledgeIds)].map(pledgeKey);
    const found = (await readAll(table, keys, { consistent: true })).map(pledgeFromItem);
    return new Map(found.map((pledge) => [pledge.id, pledge]));
  };

/** Unless somebody has written it since, as when its money went back. */
export const unmoved = (table: Pick<Table, 'name'>, { id, version }: Pledge): Action => ({
  ConditionCheck: {
    TableName: table.name,
    Key: pledgeKey(id),
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  },
});
