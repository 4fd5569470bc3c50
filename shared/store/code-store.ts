/**
 * Codes of digital rewards. A code is free, or somebody's: it changes hands in the transaction that
 * dispatches it, which takes the free one away and writes whose it is, so that it is handed out
 * exactly once. Who takes at the same time begins at another place of the pool.
 */
import type { Action } from './fulfilment-store.ts';
import type { Line } from '../domain/pledge-lines.ts';
import type { Item, Table } from './table.ts';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { codeSortKeyNear, codesPartition, freeCodeKey, givenCodesPartition } from './keys.ts';
import { queryPage, transactionally } from './table.ts';
import { TransientError } from '../errors.ts';

export type CodeStore = {
  /** How many of them were new. */
  add(campaignId: string, rewardId: string, codes: readonly string[]): Promise<number>;
  /** What hands out as many codes as the lines have pieces; undefined when there are too few. */
  handOut(taking: Taking): Promise<readonly Action[] | undefined>;
  given(campaignId: string, pledgeId: string): Promise<readonly GivenCode[]>;
};

export type Taking = {
  readonly campaignId: string;
  readonly pledgeId: string;
  readonly parcelId: string;
  readonly lines: readonly Line[];
  /** Another place of the pool at each try. */
  readonly tried: number;
};

export type GivenCode = { readonly rewardId: string; readonly code: string };

const addedAtOnce = 25;

export const codeStore = (table: Table): CodeStore => ({
  add: async (campaignId, rewardId, codes) => {
    let added = 0;
    for (let from = 0; from < codes.length; from += addedAtOnce) {
      const some = codes.slice(from, from + addedAtOnce);
      const done = await Promise.all(
        some.map((code) => addOne(table, { campaignId, rewardId, code })),
      );
      added += done.filter(Boolean).length;
    }
    return added;
  },
  handOut: async (taking) => {
    const actions: Action[] = [];
    for (const line of taking.lines) {
      const codes = await freeCodes(table, taking, line);
      if (codes.length < line.quantity) return undefined;
      actions.push(...codes.flatMap((code) => handOver(table, taking, line.rewardId, code)));
    }
    return actions;
  },
  given: async (campaignId, pledgeId) => {
    const value = givenCodesPartition(campaignId);
    const { items } = await queryPage(
      table,
      { field: 'pk', value },
      {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :pledge)',
        ExpressionAttributeValues: { ':pk': value, ':pledge': `${pledgeId}#` },
      },
      { consistent: true },
    );
    return items.map(({ rewardId, code }) => ({ rewardId: String(rewardId), code: String(code) }));
  },
});

type OneCode = { readonly campaignId: string; readonly rewardId: string; readonly code: string };

/** One that is known is left as it is: whoever has it keeps it, and it is never free again. */
async function addOne(table: Table, { campaignId, rewardId, code }: OneCode): Promise<boolean> {
  const free = freeCodeKey(campaignId, rewardId, code);
  const written = await transactionally(
    table.client.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName: table.name,
              Item: { pk: free.pk, sk: knownSortKey(free.sk) },
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
          { Put: { TableName: table.name, Item: { ...free, code } } },
        ],
      }),
    ),
  );
  if (written === 'done') return true;
  if (written[0]?.kind === 'condition') return false;
  throw new TransientError('Another write is under way on this code.');
}

const knownSortKey = (freeSortKey: string): string => freeSortKey.replace('FREE#', 'KNOWN#');

async function freeCodes(
  table: Table,
  { campaignId, pledgeId, tried }: Taking,
  { rewardId, quantity }: Line,
): Promise<readonly string[]> {
  const pool = codesPartition(campaignId, rewardId);
  const from = codeSortKeyNear(`${pledgeId} ${tried}`);
  const behind = await freeBetween(table, pool, { from, until: 'FREE#~', limit: quantity });
  if (behind.length === quantity) return behind;
  const before = await freeBetween(table, pool, { from: 'FREE#', until: from, limit: quantity });
  return [...new Set([...behind, ...before])].slice(0, quantity);
}

type Span = { readonly from: string; readonly until: string; readonly limit: number };

async function freeBetween(table: Table, pool: string, span: Span): Promise<string[]> {
  const { items } = await queryPage(
    table,
    { field: 'pk', value: pool },
    {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
      ExpressionAttributeValues: { ':pk': pool, ':from': span.from, ':until': span.until },
    },
    { limit: span.limit, consistent: true },
  );
  return items.map(({ code }: Item) => String(code));
}

function handOver(
  table: Table,
  { campaignId, pledgeId, parcelId }: Taking,
  rewardId: string,
  code: string,
): Action[] {
  const free = freeCodeKey(campaignId, rewardId, code);
  const own = { pk: givenCodesPartition(campaignId), sk: `${pledgeId}#${free.sk.slice(5)}` };
  return [
    {
      Delete: {
        TableName: table.name,
        Key: free,
        ConditionExpression: 'attribute_exists(pk)',
      },
    },
    { Put: { TableName: table.name, Item: { ...own, rewardId, code, parcelId } } },
  ];
}
