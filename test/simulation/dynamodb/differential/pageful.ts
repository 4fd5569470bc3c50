/** Operations that follow one another: a partition of more than 1 MB, read forth and back, and gone. */
import type { Call } from './targets.ts';
import type { Chance } from '../../kernel/chance.ts';
import type { Item } from '../wire.ts';
import { shapes } from './shapes.ts';

export function pageful(chance: Chance, lane: number): Call[] {
  const { name: table } = shapes[0];
  const sizes = Array.from({ length: 5 }, () => chance.pick([262_125, 262_126, 310_000]));
  const partition = { S: `${lane}#full` };
  const key = (at: number): Item => ({ pk: partition, sk: { S: String(at) } });
  const asked = (forward: boolean): Call => ({
    operation: 'Query',
    input: {
      TableName: table,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': partition },
      ProjectionExpression: 'sk',
      ScanIndexForward: forward,
      ConsistentRead: true,
    },
  });
  return [
    ...sizes.map((size, at) => ({
      operation: 'PutItem',
      input: { TableName: table, Item: { ...key(at), b: { S: 'x'.repeat(size) } } },
    })),
    asked(true),
    asked(false),
    ...sizes.map((_size, at) => ({
      operation: 'DeleteItem',
      input: { TableName: table, Key: key(at) },
    })),
  ];
}
