/**
 * Why a message was given up: what its last try said, by the message's id. Written once for each
 * message that is given up, by the worker that tried it, and forgotten when the message is.
 */
import type { Table } from './table.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { failureKey } from './keys.ts';
import { readAll } from './table.ts';

export type Failure = { readonly error: string; readonly atMs: number };

export type GivenUp = Failure & { readonly messageId: string; readonly queue: string };

export type FailureStore = {
  keep(given: GivenUp): Promise<void>;
  of(messageIds: readonly string[]): Promise<ReadonlyMap<string, Failure>>;
};

/** A day longer than SQS keeps a message. */
const keptSeconds = 15 * 24 * 60 * 60;

export const failureStore = (table: Table): FailureStore => ({
  keep: async ({ messageId, ...rest }) => {
    const forgetAtSeconds = Math.floor(rest.atMs / 1000) + keptSeconds;
    const item = { ...failureKey(messageId), ...rest, forgetAtSeconds };
    await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
  },
  of: async (messageIds) => {
    const keys = [...new Set(messageIds)].map(failureKey);
    const items = await readAll(table, keys, { consistent: false });
    const prefix = failureKey('').pk;
    return new Map(
      items.map(({ pk, error, atMs }) => [
        String(pk).slice(prefix.length),
        { error: String(error), atMs: Number(atMs) },
      ]),
    );
  },
});
