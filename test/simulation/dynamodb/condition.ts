/**
 * Conditions, filters and the comparisons in them, as functions of an item and the request's values:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */
import type { AttributeType, AttributeValue, Item } from './wire.ts';
import type { Operand, Operation } from './syntax.ts';
import { bytesOf, compare, equal, isOrdered, typeOf } from './values.ts';
import { invalid } from './refusal.ts';
import { isPath, isReference } from './syntax.ts';
import { readerOf } from './paths.ts';

export type Condition = (item: Item, values: Item) => boolean;
type Term = (item: Item, values: Item) => AttributeValue | undefined;

/** `tree` is a whole expression or what `AND`, `OR` and `NOT` are made of. */
export function conditionOf(tree: Operation, kind: string): Condition {
  const part = (index: number): Condition => conditionOf(tree.args[index] as Operation, kind);
  switch (tree.type) {
    case 'and':
      return both(part(0), part(1));
    case 'or':
      return either(part(0), part(1));
    case 'not':
      return not(part(0));
    default:
      return test(tree, kind);
  }
}

const both =
  (left: Condition, right: Condition): Condition =>
  (item, values) =>
    left(item, values) && right(item, values);

const either =
  (left: Condition, right: Condition): Condition =>
  (item, values) =>
    left(item, values) || right(item, values);

const not =
  (inner: Condition): Condition =>
  (item, values) =>
    !inner(item, values);

function test(tree: Operation, kind: string): Condition {
  const name = tree.type === 'function' ? (tree.name ?? '') : tree.type;
  const terms = tree.args.map(termOf);
  const build = tests[name];
  if (!build) throw new Error(`The parser gave a comparison that is not known: ${name}`);
  if (ordering.has(name)) refuseUnordered(tree, name, kind);
  return build(terms);
}

const ordering = new Set(['<', '<=', '>', '>=', 'between']);

/** Values that have no order cannot be written into a comparison of order. */
function refuseUnordered(tree: Operation, name: string, kind: string): void {
  for (const operand of tree.args) {
    if (isPath(operand) || !isReference(operand)) continue;
    const { ref: _ref, type: _type, ...value } = operand;
    const type = typeOf(value);
    if (!isOrdered(type))
      throw invalid(
        `Invalid ${kind}: Incorrect operand type for operator or function; operator or function: ${name.toUpperCase()}, operand type: ${type}`,
      );
  }
}

function termOf(operand: Operand): Term {
  if (isPath(operand)) return readerOf(operand);
  if (isReference(operand)) {
    const { ref } = operand;
    return (_item, values) => values[ref];
  }
  const inner = termOf(operand.args[0] as Operand);
  return (item, values) => sizeOf(inner(item, values));
}

function sizeOf(value: AttributeValue | undefined): AttributeValue | undefined {
  const size = value && sizes[typeOf(value)]?.(value);
  return size === undefined ? undefined : { N: String(size) };
}

const sizes: Partial<Record<AttributeType, (value: AttributeValue) => number | undefined>> = {
  S: ({ S }) => S?.length,
  B: ({ B }) => (B === undefined ? undefined : bytesOf(B).length),
  SS: ({ SS }) => SS?.length,
  NS: ({ NS }) => NS?.length,
  BS: ({ BS }) => BS?.length,
  L: ({ L }) => L?.length,
  M: ({ M }) => M && Object.keys(M).length,
};

const ordered =
  (holds: (order: number) => boolean) =>
  (terms: readonly Term[]): Condition => {
    const [left, right] = terms as [Term, Term];
    return (item, values) => {
      const order = compare(left(item, values), right(item, values));
      return order !== undefined && holds(order);
    };
  };

const first =
  (holds: (value: AttributeValue | undefined) => boolean) =>
  (terms: readonly Term[]): Condition => {
    const [term] = terms as [Term];
    return (item, values) => holds(term(item, values));
  };

/** False when one of the two is not there. */
const pair =
  (holds: (left: AttributeValue, right: AttributeValue) => boolean) =>
  (terms: readonly Term[]): Condition => {
    const [left, right] = terms as [Term, Term];
    return (item, values) => {
      const a = left(item, values);
      const b = right(item, values);
      return a !== undefined && b !== undefined && holds(a, b);
    };
  };

const tests: Readonly<Record<string, (terms: readonly Term[]) => Condition>> = {
  '=': pair(equal),
  '<>': (terms) => not(pair(equal)(terms)),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
  between: (terms) => {
    const [value, low, high] = terms as [Term, Term, Term];
    return both(tests['>=']!([value, low]), tests['<=']!([value, high]));
  },
  in: (terms) => {
    const [value, ...list] = terms as [Term, ...Term[]];
    const among = list.map((member) => pair(equal)([value, member]));
    return (item, values) => among.some((same) => same(item, values));
  },
  attribute_exists: first((value) => value !== undefined),
  attribute_not_exists: first((value) => value === undefined),
  attribute_type: pair((value, type) => typeOf(value) === type.S),
  begins_with: pair(beginsWith),
  contains: pair(contains),
};

export function beginsWith(value: AttributeValue, start: AttributeValue): boolean {
  if (value.S !== undefined && start.S !== undefined) return value.S.startsWith(start.S);
  if (value.B === undefined || start.B === undefined) return false;
  const bytes = bytesOf(start.B);
  return bytesOf(value.B).subarray(0, bytes.length).equals(bytes);
}

const has = (set: readonly string[] | undefined, member: string | undefined): boolean =>
  set !== undefined && member !== undefined && set.includes(member);

function contains(value: AttributeValue, part: AttributeValue): boolean {
  if (value.L) return value.L.some((element) => equal(element, part));
  if (value.S !== undefined) return part.S !== undefined && value.S.includes(part.S);
  if (value.B !== undefined)
    return part.B !== undefined && bytesOf(value.B).includes(bytesOf(part.B));
  return has(value.SS, part.S) || has(value.NS, part.N) || has(value.BS, part.B);
}
