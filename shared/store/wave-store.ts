/**
 * Waves, and who is in each: a list written once, part by part in the order of places, before
 * anybody is told of a place. So a wave that was split half-way is split on, and never otherwise.
 */
import type { Table } from './table.ts';
import type { Wave } from '../domain/wave.ts';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError, conditionally, queryPage } from './table.ts';
import { deliveryPartitionOf, pledgeIdIn, pledgeTailOf, waveKey, wavePartKey } from './keys.ts';

export const wavePartMax = 2000;

export type WaveStore = {
  list(campaignId: string): Promise<readonly Wave[]>;
  get(campaignId: string, number: number): Promise<Wave | undefined>;
  /** False when there is one of this number already. */
  create(wave: Wave): Promise<boolean>;
  /** Only while it is being split. */
  update(wave: Wave): Promise<void>;
  writePart(wave: Wave, part: number, pledgeIds: readonly string[]): Promise<void>;
  readPart(wave: Wave, part: number): Promise<readonly string[]>;
};

export const waveStore = (table: Table): WaveStore => ({
  list: (campaignId) => list(table, campaignId),
  get: async (campaignId, number) => {
    const item = await read(table, waveKey(campaignId, number));
    return item && waveFrom(item);
  },
  create: async (wave) => {
    const written = await conditionally(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...waveKey(wave.campaignId, wave.number), ...wave },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
    return 'done' in written;
  },
  update: async (wave) => {
    await conditionally(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...waveKey(wave.campaignId, wave.number), ...wave },
          ConditionExpression: '#state = :splitting',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':splitting': 'splitting' },
        }),
      ),
    );
  },
  writePart: async ({ campaignId, number }, part, pledgeIds) => {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...wavePartKey(campaignId, number, part), members: pledgeIds.map(pledgeTailOf) },
      }),
    );
  },
  readPart: async ({ campaignId, number }, part) => {
    const item = await read(table, wavePartKey(campaignId, number, part));
    const members = (item?.['members'] ?? []) as readonly string[];
    return members.map((tail) => pledgeIdIn(campaignId, tail));
  },
});

async function read(table: Table, key: Record<string, string>) {
  try {
    const command = new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true });
    return (await table.client.send(command)).Item;
  } catch (error) {
    throw asStoreError(error);
  }
}

const waveFrom = ({ pk: _pk, sk: _sk, ...wave }: Record<string, unknown>): Wave => wave as Wave;

/** A campaign has few. */
async function list(table: Table, campaignId: string): Promise<readonly Wave[]> {
  const value = deliveryPartitionOf(campaignId);
  const waves: Wave[] = [];
  let after: string | undefined;
  do {
    const page = await queryPage(
      table,
      { field: 'pk', value },
      {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :wave)',
        ExpressionAttributeValues: { ':pk': value, ':wave': 'WAVE#' },
      },
      { consistent: true, after },
    );
    waves.push(...page.items.map(waveFrom));
    after = page.next;
  } while (after !== undefined);
  return waves;
}
