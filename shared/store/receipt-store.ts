/**
 * What partners have sent: a receipt for each webhook id, with the answer that was given and the
 * items that were taken, so that the same id again changes nothing and is answered alike. What is
 * taken is counted by minute and by day before it is written; a partner that goes over its limits
 * has nothing taken at all. Receipts are forgotten after a month; an item's own reference keeps it
 * from being taken twice for ever.
 */
import type { Item, Table } from './table.ts';
import type { PartnerLimits } from '../domain/partner.ts';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError, conditionally } from './table.ts';
import { partnerCountKey, receiptKey } from './keys.ts';

export type Receipt = {
  readonly partnerId: string;
  readonly webhookId: string;
  readonly bodyHash: string;
  readonly receivedAtMs: number;
  /** As it was given, and is given again. */
  readonly answer: string;
  /** The items that were taken: what the queue is told. */
  readonly taken: string;
  readonly isQueued: boolean;
};

export type ReceiptStore = {
  get(partnerId: string, webhookId: string): Promise<Receipt | undefined>;
  /** The receipt that is there already, if there is one. */
  keep(receipt: Receipt): Promise<Receipt | undefined>;
  markQueued(receipt: Receipt): Promise<void>;
  /** For how long a partner has to wait, when so many more would be too many; counts them if not. */
  count(
    partnerId: string,
    counted: { readonly pledges: number; readonly limits: PartnerLimits; readonly nowMs: number },
  ): Promise<{ readonly waitSeconds: number } | undefined>;
};

const daySeconds = 24 * 60 * 60;
const keptSeconds = 31 * daySeconds;

export const receiptStore = (table: Table): ReceiptStore => ({
  get: async (partnerId, webhookId) => {
    try {
      const { Item: item } = await table.client.send(
        new GetCommand({
          TableName: table.name,
          Key: receiptKey(partnerId, webhookId),
          ConsistentRead: true,
        }),
      );
      return item && receiptFromItem(item);
    } catch (error) {
      throw asStoreError(error);
    }
  },
  keep: async (receipt) => {
    const { partnerId, webhookId, receivedAtMs } = receipt;
    const written = await conditionally(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: {
            ...receiptKey(partnerId, webhookId),
            ...receipt,
            forgetAtSeconds: Math.floor(receivedAtMs / 1000) + keptSeconds,
          },
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ),
    );
    return 'done' in written || !written.inTheWay ? undefined : receiptFromItem(written.inTheWay);
  },
  markQueued: async ({ partnerId, webhookId }) => {
    await conditionally(
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: receiptKey(partnerId, webhookId),
          UpdateExpression: 'SET isQueued = :yes',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':yes': true },
        }),
      ),
    );
  },
  count: (partnerId, counted) => count(table, partnerId, counted),
});

function receiptFromItem(item: Item): Receipt {
  const { pk: _pk, sk: _sk, forgetAtSeconds: _forget, ...receipt } = item;
  return receipt as Receipt;
}

type Counted = {
  readonly pledges: number;
  readonly limits: PartnerLimits;
  readonly nowMs: number;
};

async function count(
  table: Table,
  partnerId: string,
  { pledges, limits, nowMs }: Counted,
): Promise<{ readonly waitSeconds: number } | undefined> {
  const windows = [
    { name: 'MINUTE', seconds: 60, most: limits.pledgesPerMinute },
    { name: 'DAY', seconds: daySeconds, most: limits.pledgesPerDay },
  ];
  for (const { name, seconds, most } of windows) {
    const number = Math.floor(nowMs / (seconds * 1000));
    const endsAtSeconds = (number + 1) * seconds;
    const window = { name: `${name}#${number}`, endsAtSeconds, most };
    if (!(await countIn(table, partnerId, { ...window, pledges })))
      return { waitSeconds: Math.max(1, Math.ceil(endsAtSeconds - nowMs / 1000)) };
  }
  return undefined;
}

type Window = {
  readonly name: string;
  readonly endsAtSeconds: number;
  readonly most: number;
  readonly pledges: number;
};

async function countIn(table: Table, partnerId: string, window: Window): Promise<boolean> {
  const { name, endsAtSeconds, most, pledges } = window;
  if (pledges > most) return false;
  const written = await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: partnerCountKey(partnerId, name),
        UpdateExpression: 'ADD pledges :more SET forgetAtSeconds = :forget',
        ConditionExpression: 'attribute_not_exists(pledges) OR pledges <= :room',
        ExpressionAttributeValues: {
          ':more': pledges,
          ':room': most - pledges,
          ':forget': endsAtSeconds + daySeconds,
        },
      }),
    ),
  );
  return 'done' in written;
}
