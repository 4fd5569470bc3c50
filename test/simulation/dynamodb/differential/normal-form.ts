/**
 * Answers in a form in which equal ones have equal texts: names in order, sets too, and lists that
 * DynamoDB gives in no order. Messages are left out: the codes are what anybody acts on.
 */
import type { Answer } from './rivals.ts';

const sets = new Set(['SS', 'NS', 'BS']);

/** The error code without the family that it comes from. */
export const codeOf = ({ status, body }: Answer): string =>
  status === 200 ? 'none' : (String(body['__type']).split('#').at(-1) ?? '');

export function normalForm(operation: string, answer: Answer): object {
  if (answer.status !== 200) return refusalOf(answer);
  return withoutOrder(operation, answer.body);
}

function refusalOf(answer: Answer): object {
  const reasons = answer.body['CancellationReasons'] as
    { Code: string; Item?: object }[] | undefined;
  return {
    status: answer.status,
    code: codeOf(answer),
    item: answer.body['Item'],
    reasons: reasons?.map(({ Code, Item }) => ({ Code, Item })),
  };
}

/** Tables in which nothing was found may be there or not. */
function withoutOrder(operation: string, body: Answer['body']): object {
  if (operation !== 'BatchGetItem') return body;
  const responses = Object.entries(body['Responses'] as Record<string, object[]>);
  const found = responses.filter(([, items]) => items.length > 0);
  return { ...body, Responses: Object.fromEntries(found) };
}

export function textOf(value: unknown): string {
  return JSON.stringify(value, (name, inner: unknown) => {
    if (Array.isArray(inner)) return arrayForm(name, inner);
    if (typeof inner !== 'object' || inner === null) return inner;
    const entries = Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(name === 'Responses' ? entries.map(unordered) : entries);
  });
}

function arrayForm(name: string, array: readonly unknown[]): readonly unknown[] {
  if (sets.has(name)) return [...array].sort();
  return name === 'ConsumedCapacity' ? array.map(textOf).sort() : array;
}

const unordered = ([table, items]: [string, unknown]): [string, unknown] => [
  table,
  Array.isArray(items) ? items.map(textOf).sort() : items,
];
