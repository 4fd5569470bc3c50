/**
 * Partner shops in the table. Each write is conditional on what was read, and leaves its event in
 * the item, with who caused it: the table's stream tells it.
 */
import type { Item, PageOptions, Table } from './table.ts';
import type { Partner, PartnerEvent } from '../domain/partner.ts';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError, conditionally, queryPage, readAll } from './table.ts';
import { evolvePartner } from '../domain/partner.ts';
import { partnerIdOf, partnerKey, partnersKey } from './keys.ts';

export type PartnerPage = {
  readonly partners: readonly Partner[];
  readonly next?: string | undefined;
};

export type PartnerStore = {
  /** The partner that is there already when it was registered before. */
  create(partner: Partner, by: string): Promise<{ created: Partner } | { existing: Partner }>;
  get(partnerId: string): Promise<Partner | undefined>;
  /** `standing`: nothing to change, or somebody else has changed it meanwhile. */
  apply(
    partner: Partner,
    event: PartnerEvent,
  ): Promise<{ applied: Partner } | { standing: Partner }>;
  list(options: PageOptions): Promise<PartnerPage>;
};

/** What the last write of a partner has to say. */
export type LastPartnerEvent = Pick<PartnerEvent, 'type' | 'atMs' | 'by'>;

export const partnerStore = (table: Table): PartnerStore => ({
  create: async (partner, by) => {
    const event = { type: 'PartnerRegistered', atMs: partner.createdAtMs, by } as const;
    const written = await conditionally(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: itemOf(partner, event),
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ),
    );
    return 'done' in written
      ? { created: partner }
      : { existing: partnerFromItem(written.inTheWay ?? {}) };
  },
  get: (partnerId) => get(table, partnerId),
  apply: (partner, event) => apply(table, partner, event),
  list: (options) => list(table, options),
});

const itemOf = (
  { id, createdAtMs, ...rest }: Partner,
  { type, atMs, by }: LastPartnerEvent,
): Item => ({
  ...partnerKey(id),
  gsi1pk: partnersKey,
  gsi1sk: `${createdAtMs.toString(36)}#${id}`,
  ...rest,
  createdAtMs,
  event: { type, atMs, by },
});

export const isPartnerItem = ({ sk }: Item): boolean => sk === 'PARTNER';

/** Trusts the table, which only this store writes. */
export function partnerFromItem(item: Item): Partner {
  const { pk, sk: _sk, gsi1pk: _index, gsi1sk: _sort, event: _event, ...rest } = item;
  return { ...rest, id: partnerIdOf(String(pk)) } as Partner;
}

export const partnerEventOf = (item: Item): LastPartnerEvent => item['event'] as LastPartnerEvent;

async function get(table: Table, partnerId: string): Promise<Partner | undefined> {
  try {
    const { Item: item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key: partnerKey(partnerId), ConsistentRead: true }),
    );
    return item && partnerFromItem(item);
  } catch (error) {
    throw asStoreError(error);
  }
}

async function apply(
  table: Table,
  partner: Partner,
  event: PartnerEvent,
): Promise<{ applied: Partner } | { standing: Partner }> {
  const after = evolvePartner(partner, event);
  if (!after) return { standing: partner };
  const written = await conditionally(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: itemOf(after, event),
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': partner.version },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  if ('done' in written) return { applied: after };
  return { standing: written.inTheWay ? partnerFromItem(written.inTheWay) : partner };
}

async function list(table: Table, options: PageOptions): Promise<PartnerPage> {
  const { items, next } = await queryPage(
    table,
    { field: 'gsi1pk', value: partnersKey },
    {
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :all',
      ExpressionAttributeValues: { ':all': partnersKey },
    },
    options,
  );
  const keys = items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  const partners = (await readAll(table, keys, { consistent: true })).map(partnerFromItem);
  return { partners: partners.sort((a, b) => a.createdAtMs - b.createdAtMs), next };
}
