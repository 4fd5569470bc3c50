/**
 * Update expressions, as functions that make a new item of the old one. All values are read from
 * the item as it was, and list positions mean those of the list as it was:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */
import type { AttributeType, AttributeValue, Item } from './wire.ts';
import type { Operand, Operation, Path, Section, UpdateTree } from './syntax.ts';
import { addNumbers } from './decimal.ts';
import { attributeOf, membersOf, typeOf } from './values.ts';
import { invalid } from './refusal.ts';
import { isPath, isReference } from './syntax.ts';
import { readerOf } from './paths.ts';

export type Update = (item: Item, values: Item) => Item;

/** What a path is to hold afterwards; undefined when nothing is left there. */
type Outcome = (item: Item, values: Item) => AttributeValue | undefined;
type Step = { readonly path: Path; readonly outcome: Outcome };

const wrongType = () => invalid('An operand in the update expression has an incorrect data type');
const missing = () =>
  invalid('The provided expression refers to an attribute that does not exist in the item');
const noPath = () =>
  invalid('The document path provided in the update expression is invalid for update');

export function updateOf(tree: UpdateTree): Update {
  const steps = tree.sections.map(stepOf);
  const flat = steps.filter(({ path }) => path.length === 1);
  const nested = steps.filter(({ path }) => path.length > 1);
  return (item, values) => {
    const after = { ...item } as Record<string, AttributeValue>;
    for (const { path, outcome } of flat) putAt(after, String(path[0]), outcome(item, values));
    if (nested.length === 0) return after;
    const workshop = new Workshop(after);
    for (const { path, outcome } of nested) workshop.place(path, outcome(item, values));
    workshop.finish();
    return after;
  };
}

function putAt(
  item: Record<string, AttributeValue>,
  name: string,
  value: AttributeValue | undefined,
): void {
  if (value === undefined) delete item[name];
  else item[name] = value;
}

function stepOf(section: Section): Step {
  const { path } = section;
  if (section.type === 'remove') return { path, outcome: () => undefined };
  const value = valueOf(section.val);
  switch (section.type) {
    case 'set':
      return { path, outcome: value };
    case 'add':
      return { path, outcome: added(path, value) };
    case 'delete':
      return { path, outcome: without(path, value) };
  }
}

type Value = (item: Item, values: Item) => AttributeValue;

function valueOf(operand: Operand): Value {
  if (isPath(operand)) {
    const read = readerOf(operand);
    return (item) => {
      const value = read(item);
      if (value === undefined) throw missing();
      return value;
    };
  }
  if (isReference(operand)) {
    const { ref } = operand;
    return (_item, values) => values[ref] as AttributeValue;
  }
  return computed(operand);
}

function computed(operation: Operation): Value {
  const [left, right] = operation.args as [Operand, Operand];
  switch (operation.name ?? operation.type) {
    case 'add':
      return summed(valueOf(left), valueOf(right), 1);
    case 'subtract':
      return summed(valueOf(left), valueOf(right), -1);
    case 'list_append':
      return appended(valueOf(left), valueOf(right));
    default:
      return ifNotExists(left as Path, valueOf(right));
  }
}

const summed =
  (left: Value, right: Value, sign: 1 | -1): Value =>
  (item, values) => {
    const a = left(item, values).N;
    const b = right(item, values).N;
    if (a === undefined || b === undefined) throw wrongType();
    return { N: addNumbers(a, b, sign) };
  };

const appended =
  (left: Value, right: Value): Value =>
  (item, values) => {
    const a = left(item, values).L;
    const b = right(item, values).L;
    if (a === undefined || b === undefined) throw wrongType();
    return { L: [...a, ...b] };
  };

function ifNotExists(path: Path, otherwise: Value): Value {
  const read = readerOf(path);
  return (item, values) => read(item) ?? otherwise(item, values);
}

const setTypes: readonly AttributeType[] = ['SS', 'NS', 'BS'];

function added(path: Path, value: Value): Outcome {
  const read = readerOf(path);
  return (item, values) => {
    const old = read(item);
    const more = value(item, values);
    if (old === undefined) return more;
    const type = typeOf(more);
    if (typeOf(old) !== type) throw wrongType();
    if (type === 'N') return { N: addNumbers(old.N ?? '0', more.N ?? '0', 1) };
    return { [type]: [...new Set([...membersOf(old), ...membersOf(more)])] };
  };
}

function without(path: Path, value: Value): Outcome {
  const read = readerOf(path);
  return (item, values) => {
    const old = read(item);
    const less = value(item, values);
    if (old === undefined) return undefined;
    const type = typeOf(less);
    if (typeOf(old) !== type || !setTypes.includes(type)) throw wrongType();
    const members = membersOf(less);
    const left = membersOf(old).filter((member) => !members.includes(member));
    return left.length === 0 ? undefined : { [type]: left };
  };
}

type OpenMap = { readonly M: Record<string, AttributeValue> };
type OpenList = { readonly L: (AttributeValue | undefined)[] };
type Open = OpenMap | OpenList;

/** Containers along nested paths are copied once, then worked on. */
class Workshop {
  readonly #root: OpenMap;
  readonly #open = new Set<object>();
  readonly #lists = new Map<OpenList, Map<number, AttributeValue>>();

  constructor(root: Record<string, AttributeValue>) {
    this.#root = { M: root };
  }

  place(path: Path, value: AttributeValue | undefined): void {
    let container: Open = this.#root;
    for (const piece of path.slice(0, -1)) container = this.#into(container, piece);
    const last = path.at(-1) ?? '';
    if ('M' in container && typeof last === 'string') putAt(container.M, last, value);
    else if ('L' in container && typeof last === 'number') this.#inList(container, last, value);
    else throw noPath();
  }

  #into(container: Open, piece: string | number): Open {
    const inner = innerOf(container, piece);
    if (inner === undefined || !(inner.M || inner.L)) throw noPath();
    if (this.#open.has(inner)) return inner as Open;
    const copy: Open = inner.M ? { M: { ...inner.M } } : { L: [...(inner.L ?? [])] };
    this.#open.add(copy);
    if ('M' in container) container.M[String(piece)] = copy as AttributeValue;
    else container.L[Number(piece)] = copy as AttributeValue;
    return copy;
  }

  #inList(list: OpenList, at: number, value: AttributeValue | undefined): void {
    const behind = this.#lists.get(list) ?? new Map<number, AttributeValue>();
    this.#lists.set(list, behind);
    if (at < list.L.length) list.L[at] = value;
    else if (value !== undefined) behind.set(at, value);
  }

  /** Removed elements close up; those put beyond the end follow in their order. */
  finish(): void {
    for (const [list, behind] of this.#lists) {
      const kept = list.L.filter((element) => element !== undefined);
      const more = [...behind].sort(([a], [b]) => a - b).map(([, value]) => value);
      list.L.splice(0, list.L.length, ...kept, ...more);
    }
  }
}

function innerOf(container: Open, piece: string | number): AttributeValue | undefined {
  if (typeof piece === 'number') return 'L' in container ? container.L[piece] : undefined;
  return 'M' in container ? attributeOf(container.M, piece) : undefined;
}
