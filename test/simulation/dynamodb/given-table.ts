/** A table like the product's in the model, with a clock that a test moves. */
import type { Dynamo, Item } from './dynamo.ts';
import { DynamoRefusal } from './refusal.ts';
import { createDynamo } from './dynamo.ts';
import { createInput, shapes } from './differential/shapes.ts';

export const table = shapes[0].name;
export const startMs = Date.UTC(2026, 0, 1);

export type GivenTable = {
  readonly clock: { nowMs: number };
  readonly dynamo: Dynamo;
  readonly put: (item: Item) => unknown;
  readonly set: (at: Item, name: string, value: string) => unknown;
  readonly remove: (at: Item) => unknown;
};

export function givenTable(): GivenTable {
  const clock = { nowMs: startMs };
  const dynamo = createDynamo({ now: () => clock.nowMs });
  dynamo.call('CreateTable', createInput(shapes[0]));
  return {
    clock,
    dynamo,
    put: (item) => dynamo.call('PutItem', { TableName: table, Item: item }),
    set: (at, name, value) =>
      dynamo.call('UpdateItem', {
        TableName: table,
        Key: at,
        UpdateExpression: 'SET #n = :v',
        ExpressionAttributeNames: { '#n': name },
        ExpressionAttributeValues: { ':v': { S: value } },
      }),
    remove: (at) => dynamo.call('DeleteItem', { TableName: table, Key: at }),
  };
}

export const key = (pk: string, sk = '1'): Item => ({ pk: { S: pk }, sk: { S: sk } });

export function refusalOf(attempt: () => unknown): DynamoRefusal {
  try {
    attempt();
  } catch (error) {
    if (error instanceof DynamoRefusal) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

export const codeOf = (attempt: () => unknown): string => refusalOf(attempt).code;
