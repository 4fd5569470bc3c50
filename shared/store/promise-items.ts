/**
 * What the items beside a campaign have in common that tell of themselves: its promises, its
 * milestones. Each carries the event of its last write, for the stream to tell, and how often it was
 * written; what has a day on which something is to happen stands in the sparse index until then.
 */
import type { Item, Table } from './table.ts';
import type { PromiseEventType } from '../domain/promise.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { conditionally } from './table.ts';
import { dueSortKey, promisesDueKey } from './keys.ts';

export type PromiseItemEvent = { readonly type: PromiseEventType; readonly atMs: number };

/** An item as it is written: `version` is 1 the first time. */
export type Telling = {
  readonly key: { readonly pk: string; readonly sk: string };
  readonly version: number;
  readonly fields: object;
  /** Missing where nothing is to be told. */
  readonly event?: PromiseItemEvent | undefined;
  readonly dueAtMs?: number | undefined;
};

/** Refused, and answered with what stands there, unless it still is of the version before. */
export async function writeTelling(
  table: Table,
  { key, version, fields, event, dueAtMs }: Telling,
): Promise<'done' | { readonly standing: Item | undefined }> {
  const written = await conditionally(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...fields,
          ...key,
          version,
          ...(event && { event }),
          ...(dueAtMs !== undefined && {
            dueAtMs,
            gsi2pk: promisesDueKey,
            gsi2sk: dueSortKey(dueAtMs),
          }),
        },
        ConditionExpression: version === 1 ? 'attribute_not_exists(pk)' : '#version = :before',
        ...(version > 1 && {
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':before': version - 1 },
        }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  return 'done' in written ? 'done' : { standing: written.inTheWay };
}

export const isTellingItem = ({ pk, event }: Item): boolean =>
  String(pk).startsWith('M#') && event !== undefined;

/** Its fields, without what the table alone needs. */
export function fieldsOf(item: Item): Item {
  const { pk: _pk, sk: _sk, gsi2pk: _index, gsi2sk: _sort, ...fields } = item;
  const { event: _event, version: _version, dueAtMs: _due, ...own } = fields;
  return own;
}

/** What the stream tells of it: where it stands, how often it was written, and what is in it. */
export const tellingOf = (item: Item) => ({
  campaignId: String(item['pk']).slice(2),
  place: String(item['sk']).toLowerCase().replaceAll('#', '-'),
  sequence: Number(item['version']),
  event: item['event'] as PromiseItemEvent,
  fields: fieldsOf(item),
});
