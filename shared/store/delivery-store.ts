/**
 * What partners are told: an item for each fact and partner, which is also the log. Its place
 * follows from when the fact happened, so that the same fact is never written twice and a span of
 * time is read in order. Those that are due stand in a sparse index.
 */
import type { Delivery } from '../domain/delivery.ts';
import type { Item, PageOptions, Table } from './table.ts';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError, conditionally, queryPage } from './table.ts';
import { deliveryDueKey, deliveryPartition, deliveryShardKey, dueSortKey } from './keys.ts';
import { dueItems } from './due-items.ts';

export type DeliveryPage = {
  readonly deliveries: readonly Delivery[];
  readonly next?: string | undefined;
};

export type DeliveryStore = {
  /** Does nothing, and answers false, when the fact is in the log already. */
  add(delivery: Delivery): Promise<boolean>;
  get(partnerId: string, deliveryId: string): Promise<Delivery | undefined>;
  /** Refused, and answered with false, when the delivery has moved on since it was read. */
  replace(before: Delivery, after: Delivery): Promise<boolean>;
  /** Of one day, in UTC, in the order in which the facts happened. */
  listDay(partnerId: string, day: string, options: PageOptions): Promise<DeliveryPage>;
  listDue(shard: string, untilMs: number, options: PageOptions): Promise<DeliveryPage>;
};

/** `dlv_<when>_<event>`: says where it lies. */
export const deliveryIdFor = (occurredAtMs: number, eventId: string): string =>
  `dlv_${dueSortKey(occurredAtMs)}_${eventId}`;

export const deliveryIdPattern = /^dlv_[0-9a-z]{9}_[A-Za-z0-9_.:-]{1,200}$/;

export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const keptSeconds = 90 * 24 * 60 * 60;

export function deliveryKey(partnerId: string, deliveryId: string) {
  const occurredAtMs = Number.parseInt(deliveryId.slice(4, 13), 36);
  return { pk: deliveryPartition(partnerId, dayOf(occurredAtMs)), sk: deliveryId.slice(4) };
}

export const deliveryStore = (table: Table): DeliveryStore => ({
  add: async (delivery) => {
    const written = await conditionally(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: itemOf(delivery),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
    return 'done' in written;
  },
  get: async (partnerId, deliveryId) => {
    if (!deliveryIdPattern.test(deliveryId)) return undefined;
    const key = deliveryKey(partnerId, deliveryId);
    try {
      const command = new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true });
      const { Item: item } = await table.client.send(command);
      return item && deliveryFromItem(item);
    } catch (error) {
      throw asStoreError(error);
    }
  },
  replace: async (before, after) => {
    const written = await conditionally(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: itemOf(after),
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': before.version },
        }),
      ),
    );
    return 'done' in written;
  },
  listDay: async (partnerId, day, options) => {
    const value = deliveryPartition(partnerId, day);
    const query = {
      KeyConditionExpression: 'pk = :day',
      ExpressionAttributeValues: { ':day': value },
    };
    const page = await queryPage(table, { field: 'pk', value }, query, options);
    return { deliveries: page.items.map(deliveryFromItem), next: page.next };
  },
  listDue: async (shard, untilMs, options) => {
    const range = { partition: deliveryShardKey(shard), untilMs };
    const { items, next } = await dueItems(table, range, options);
    return { deliveries: items.map(deliveryFromItem), next };
  },
});

function itemOf(delivery: Delivery): Item {
  const { id, partnerId, nextAtMs, occurredAtMs, ...rest } = delivery;
  return {
    ...deliveryKey(partnerId, id),
    ...(nextAtMs !== undefined && deliveryDueKey(id, nextAtMs)),
    ...rest,
    ...{ partnerId, occurredAtMs },
    ...(nextAtMs !== undefined && { nextAtMs }),
    forgetAtSeconds: Math.floor(occurredAtMs / 1000) + keptSeconds,
  };
}

function deliveryFromItem(item: Item): Delivery {
  const { pk: _pk, sk, gsi2pk: _due, gsi2sk: _at, forgetAtSeconds: _forget, ...rest } = item;
  return { ...rest, id: `dlv_${String(sk)}` } as Delivery;
}
