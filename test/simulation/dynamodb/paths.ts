/** Document paths: `pledge.lines[2].units`. */
import type { AttributeValue, Item } from './wire.ts';
import type { Path } from './syntax.ts';
import { attributeOf } from './values.ts';

export type Reader = (item: Item) => AttributeValue | undefined;

const step = (
  value: AttributeValue | undefined,
  piece: string | number | undefined,
): AttributeValue | undefined => {
  if (typeof piece === 'number') return value?.L?.[piece];
  return value?.M && piece !== undefined ? attributeOf(value.M, piece) : undefined;
};

export function readerOf(path: Path): Reader {
  const head = String(path[0]);
  if (path.length === 1) return (item) => attributeOf(item, head);
  return (item) => {
    let value = attributeOf(item, head);
    for (let at = 1; at < path.length && value !== undefined; at += 1)
      value = step(value, path[at]);
    return value;
  };
}

/** A part of an item while it is being put together: list elements by their old positions. */
type Branch = Map<string | number, Branch | AttributeValue>;

/** The item with nothing but these paths; list elements close up. Undefined when none is there. */
export function pick(item: Item, paths: readonly Path[]): Item | undefined {
  const root: Branch = new Map();
  for (const path of paths) {
    const value = readerOf(path)(item);
    if (value !== undefined) graft(root, path, value);
  }
  return root.size === 0 ? undefined : mapOf(root);
}

function graft(root: Branch, path: Path, value: AttributeValue): void {
  let branch = root;
  for (const piece of path.slice(0, -1)) {
    const next = branch.get(piece);
    const inner: Branch = next instanceof Map ? next : new Map();
    branch.set(piece, inner);
    branch = inner;
  }
  branch.set(path.at(-1) ?? '', value);
}

const mapOf = (branch: Branch): Item =>
  Object.fromEntries([...branch].map(([name, inner]) => [name, valueOf(inner)]));

function valueOf(inner: Branch | AttributeValue): AttributeValue {
  if (!(inner instanceof Map)) return inner;
  const [first] = inner.keys();
  if (typeof first !== 'number') return { M: mapOf(inner) };
  const elements = [...inner].sort(([a], [b]) => Number(a) - Number(b));
  return { L: elements.map(([, element]) => valueOf(element)) };
}
