/**
 * Until when requests to Stripe are leased, in one small item that all workers share. Whoever leases
 * says which version it has read, so that no slot is given twice.
 */
import type { Item, Table } from './table.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { conditionally, readAll } from './table.ts';
import { paceKey } from './keys.ts';

export type PaceItem = {
  readonly version: number;
  readonly endpoints: Readonly<Record<string, number>>;
  readonly calendar: { readonly first: number; readonly counts: string };
};

export type PaceStore = {
  read(): Promise<PaceItem>;
  /** Answers undefined when it is written, else what somebody else has written meanwhile. */
  replace(before: PaceItem, next: Omit<PaceItem, 'version'>): Promise<PaceItem | undefined>;
};

export const paceStore = (table: Table): PaceStore => ({
  read: () => read(table),
  replace: (before, next) => replace(table, before, next),
});

async function read(table: Table): Promise<PaceItem> {
  const [item] = await readAll(table, [paceKey], { consistent: true });
  return fromItem(item);
}

async function replace(
  table: Table,
  { version }: PaceItem,
  { endpoints, calendar }: Omit<PaceItem, 'version'>,
): Promise<PaceItem | undefined> {
  const written = await conditionally(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...paceKey, version: version + 1, endpoints, calendar },
        ConditionExpression: version === 0 ? 'attribute_not_exists(pk)' : '#version = :version',
        ...(version > 0 && {
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': version },
        }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  return 'done' in written ? undefined : fromItem(written.inTheWay);
}

const fromItem = (item: Item | undefined): PaceItem =>
  item ? (item as PaceItem) : { version: 0, endpoints: {}, calendar: { first: 0, counts: '' } };
