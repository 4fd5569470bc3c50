/**
 * Key conditions: equality of the partition key, and one range of the sort key
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html).
 */
import type { Operand, Operation } from './syntax.ts';
import type { DynamoRefusal } from './refusal.ts';
import { invalid } from './refusal.ts';
import { isPath, isReference } from './syntax.ts';

export type RangeOperator = '=' | '<' | '<=' | '>' | '>=' | 'between' | 'begins_with';
export type RangeCondition = {
  readonly operator: RangeOperator;
  /** Names of values: one, or both ends. */
  readonly refs: readonly string[];
};

const mirrored: Readonly<Record<string, RangeOperator>> = {
  '=': '=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
const operators: readonly string[] = [...Object.keys(mirrored), 'between', 'begins_with'];

/** By the attribute that each is about. */
export function keyConditionOf(tree: Operation): ReadonlyMap<string, RangeCondition> {
  const conditions = new Map<string, RangeCondition>();
  collect(tree, conditions);
  return conditions;
}

function collect(tree: Operation, conditions: Map<string, RangeCondition>): void {
  if (tree.type === 'and') {
    for (const part of tree.args) collect(part as Operation, conditions);
    return;
  }
  const [attribute, condition] = single(tree);
  if (conditions.has(attribute))
    throw misused('KeyConditionExpressions must only contain one condition per key');
  conditions.set(attribute, condition);
}

function single(tree: Operation): [string, RangeCondition] {
  const name = tree.type === 'function' ? (tree.name ?? '') : tree.type;
  if (!operators.includes(name))
    throw misused(
      `Invalid operator used in KeyConditionExpression: ${tree.type === 'function' ? name : name.toUpperCase()}`,
    );
  const at = tree.args.findIndex(isPath);
  const attribute = attributeAt(tree, at, name);
  const others = tree.args.filter((_operand, index) => index !== at);
  const operator = (at === 0 ? name : mirrored[name]) as RangeOperator;
  return [attribute, { operator, refs: others.map(refOf) }];
}

function attributeAt(tree: Operation, at: number, name: string): string {
  if (tree.args.filter(isPath).length > 1)
    throw misused(
      'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
    );
  const path = tree.args[at];
  if (path === undefined || !isPath(path))
    throw misused('Invalid condition in KeyConditionExpression: No key attribute specified');
  if (path.length > 1)
    throw misused('KeyConditionExpressions cannot have conditions on nested attributes');
  if (at > 0 && mirrored[name] === undefined)
    throw misused(
      `Invalid condition in KeyConditionExpression: ${name} operator must have the key attribute as its first operand`,
    );
  return String(path[0]);
}

function refOf(operand: Operand): string {
  if (isPath(operand) || !isReference(operand))
    throw misused('KeyConditionExpressions cannot contain nested operations');
  return operand.ref;
}

const misused = (message: string): DynamoRefusal => invalid(message);
