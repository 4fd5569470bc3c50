/**
 * What backers think of an update: one reaction for each pledge, and how many there are of each. The
 * counters are spread over the shards of pledges, and a counter moves in the same write as the
 * reaction: so nobody counts twice, and no item is written by everybody at once.
 */
import type { Reaction } from '../domain/update.ts';
import type { Table } from './table.ts';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { TransientError } from '../errors.ts';
import { asStoreError, readAll, transactionally } from './table.ts';
import { pledgeShards, reactionCountKey, reactionKey } from './keys.ts';
import { updateReactions } from '../domain/update.ts';

export type ReactionCounts = Readonly<Record<Reaction, number>>;

export type ReactionStore = {
  /** In place of an earlier one of the same pledge; `undefined` takes it back. */
  set(updateId: string, pledgeId: string, reaction: Reaction | undefined): Promise<void>;
  counts(updateId: string): Promise<ReactionCounts>;
};

export const reactionStore = (table: Table): ReactionStore => ({
  set: (updateId, pledgeId, reaction) => set(table, { updateId, pledgeId, reaction }),
  counts: async (updateId) => {
    const keys = pledgeShards.map((shard) => reactionCountKey(updateId, shard));
    const items = await readAll(table, keys, { consistent: false });
    const sumOf = (reaction: Reaction): number =>
      items.reduce((sum, item) => sum + Number(item[reaction] ?? 0), 0);
    return Object.fromEntries(
      updateReactions.map((reaction) => [reaction, sumOf(reaction)]),
    ) as ReactionCounts;
  },
});

type Wish = {
  readonly updateId: string;
  readonly pledgeId: string;
  readonly reaction: Reaction | undefined;
};

const triesMax = 5;

async function set(table: Table, wish: Wish): Promise<void> {
  for (let tried = 0; tried < triesMax; tried += 1) {
    const before = await standing(table, wish);
    if (before === wish.reaction || (await replace(table, wish, before))) return;
  }
  throw new TransientError('The reaction was changed by others at the same moment.');
}

async function standing(table: Table, { updateId, pledgeId }: Wish): Promise<Reaction | undefined> {
  try {
    const { Item: item } = await table.client.send(
      new GetCommand({
        TableName: table.name,
        Key: reactionKey(updateId, pledgeId),
        ConsistentRead: true,
      }),
    );
    return item?.['reaction'] as Reaction | undefined;
  } catch (error) {
    throw asStoreError(error);
  }
}

/** False when the reaction is not what it was read as. */
async function replace(
  table: Table,
  { updateId, pledgeId, reaction }: Wish,
  before: Reaction | undefined,
): Promise<boolean> {
  const key = reactionKey(updateId, pledgeId);
  const condition = {
    TableName: table.name,
    ConditionExpression:
      before === undefined ? 'attribute_not_exists(reaction)' : 'reaction = :before',
    ...(before !== undefined && { ExpressionAttributeValues: { ':before': before } }),
  };
  const written = await transactionally(
    table.client.send(
      new TransactWriteCommand({
        TransactItems: [
          reaction === undefined
            ? { Delete: { ...condition, Key: key } }
            : { Put: { ...condition, Item: { ...key, reaction } } },
          {
            Update: countUpdate(table, { updateId, shard: pledgeId.slice(20, 21) }, [
              before,
              reaction,
            ]),
          },
        ],
      }),
    ),
  );
  return written === 'done';
}

function countUpdate(
  table: Table,
  { updateId, shard }: { readonly updateId: string; readonly shard: string },
  [before, after]: readonly [Reaction | undefined, Reaction | undefined],
) {
  const moves = [
    ...(before === undefined ? [] : [[before, -1] as const]),
    ...(after === undefined ? [] : [[after, 1] as const]),
  ];
  return {
    TableName: table.name,
    Key: reactionCountKey(updateId, shard),
    UpdateExpression: `ADD ${moves.map((_, index) => `#r${index} :r${index}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(
      moves.map(([name], index) => [`#r${index}`, name]),
    ),
    ExpressionAttributeValues: Object.fromEntries(moves.map(([, by], index) => [`:r${index}`, by])),
  };
}
