/**
 * Campaigns in the table. A campaign is written rarely and read often: each write is a conditional
 * replacement of the version that was read, and carries the event that it causes.
 */
import type { Campaign, CampaignEvent, CampaignEventType } from '../domain/campaign.ts';
import type { Hold } from '../domain/pledge.ts';
import type { Item, Table } from './table.ts';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { asStoreError, conditionally, queryPage, readAll } from './table.ts';
import { campaignIndexKeys, campaignKey, counterKey } from './keys.ts';
import { evolveCampaign, isAtRest, isPublic } from '../domain/campaign.ts';
import { initialStock } from './holds.ts';

export type CampaignApplied =
  { readonly applied: Campaign } | { readonly standing: Campaign | undefined };

export type CampaignRange = {
  readonly shelf: keyof typeof campaignIndexKeys;
  /** When the campaigns become past, both ends included: by deadline or by being cancelled. */
  readonly endsAfterMs?: number;
  readonly endsUntilMs?: number;
  readonly order: 'soonest-first' | 'latest-first';
  readonly limit: number;
  readonly after?: string | undefined;
};

export type CampaignPage = {
  readonly campaigns: readonly Campaign[];
  readonly next?: string | undefined;
};

export type CampaignStore = {
  /** Writes a new draft; answers with the campaign that is there already, if any. */
  create(campaign: Campaign): Promise<Campaign | undefined>;
  get(campaignId: string): Promise<Campaign | undefined>;
  /** A step of a campaign that was read before, refused if it has moved since. */
  apply(campaign: Campaign, event: CampaignEvent): Promise<CampaignApplied>;
  /** Fills the stock counters; does nothing to those that were filled for this version. */
  fillStock(campaign: Campaign): Promise<void>;
  list(range: CampaignRange): Promise<CampaignPage>;
};

export const campaignStore = (table: Table): CampaignStore => ({
  create: (campaign) => create(table, campaign),
  get: (campaignId) => get(table, campaignId),
  apply: (campaign, event) => apply(table, campaign, event),
  fillStock: (campaign) => fillStock(table, campaign),
  list: (range) => list(table, range),
});

type LastEvent = { readonly type: CampaignEventType; readonly atMs: number };

const sortableTime = (ms: number): string => String(ms).padStart(15, '0');

function toItem(campaign: Campaign, event: LastEvent): Item {
  const shelf = isAtRest(campaign) ? campaignIndexKeys.resting : campaignIndexKeys.moving;
  const { id, ...rest } = campaign;
  return {
    ...campaignKey(id),
    ...(isPublic(campaign) && {
      gsi1pk: shelf,
      gsi1sk: `${sortableTime(endOf(campaign))}#${id}`,
    }),
    ...rest,
    event: { type: event.type, atMs: event.atMs },
  };
}

/** When a campaign becomes past: its deadline, or the moment it was cancelled. */
const endOf = (campaign: Campaign): number =>
  campaign.state === 'cancelled'
    ? Math.min(campaign.cancelledAtMs, campaign.deadlineMs)
    : campaign.deadlineMs;

export const isCampaignItem = (item: Item): boolean => item['sk'] === 'CAMPAIGN';

export function campaignFromItem(item: Item): Campaign {
  const { pk, sk: _sk, gsi1pk: _index, gsi1sk: _sort, event: _event, ...rest } = item;
  return { ...rest, id: String(pk).slice(2) } as Campaign;
}

export const campaignEventOf = (item: Item): LastEvent => item['event'] as LastEvent;

async function create(table: Table, campaign: Campaign): Promise<Campaign | undefined> {
  const event = { type: 'CampaignCreated', atMs: campaign.createdAtMs } as const;
  const written = await conditionally(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: toItem(campaign, event),
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  return 'done' in written ? undefined : written.inTheWay && campaignFromItem(written.inTheWay);
}

async function get(table: Table, campaignId: string): Promise<Campaign | undefined> {
  try {
    const { Item: item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key: campaignKey(campaignId), ConsistentRead: true }),
    );
    return item && campaignFromItem(item);
  } catch (error) {
    throw asStoreError(error);
  }
}

async function apply(
  table: Table,
  campaign: Campaign,
  event: CampaignEvent,
): Promise<CampaignApplied> {
  const after = evolveCampaign(campaign, event);
  if (!after) return { standing: campaign };
  const written = await conditionally(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: toItem(after, event),
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': campaign.version },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    ),
  );
  if ('done' in written) return { applied: after };
  return { standing: written.inTheWay && campaignFromItem(written.inTheWay) };
}

const countersAtOnce = 50;

async function fillStock(table: Table, campaign: Campaign): Promise<void> {
  const holds = campaign.rewards.flatMap(initialStock);
  for (let from = 0; from < holds.length; from += countersAtOnce)
    await Promise.all(
      holds.slice(from, from + countersAtOnce).map((hold) => fillCounter(table, campaign, hold)),
    );
}

/** Versions rise with each edit: what an earlier draft was filled with counts for nothing. */
async function fillCounter(table: Table, { id, version }: Campaign, hold: Hold): Promise<void> {
  await conditionally(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...counterKey(id, hold.counter), left: hold.units, filledFor: version },
        ConditionExpression: 'attribute_not_exists(pk) OR filledFor < :version',
        ExpressionAttributeValues: { ':version': version },
      }),
    ),
  );
}

async function list(table: Table, range: CampaignRange): Promise<CampaignPage> {
  const shelf = campaignIndexKeys[range.shelf];
  const { items, next } = await queryPage(
    table,
    { field: 'gsi1pk', value: shelf },
    {
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :shelf AND gsi1sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':shelf': shelf,
        ':from': sortableTime(range.endsAfterMs ?? 0),
        ':to': range.endsUntilMs === undefined ? '9' : sortableTime(range.endsUntilMs + 1),
      },
      ScanIndexForward: range.order === 'soonest-first',
    },
    { after: range.after, limit: range.limit },
  );
  const keys = items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  const found = await readAll(table, keys, { consistent: false });
  const byId = new Map(found.map((item) => [item['pk'], campaignFromItem(item)]));
  return { campaigns: keys.flatMap(({ pk }) => byId.get(pk) ?? []), next };
}
