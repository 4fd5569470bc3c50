/** Expressions over the attributes that the compared items have; now and then one that is malformed. */
import type { AttributeValue, Expressions, Item } from '../wire.ts';
import type { Chance } from '../../kernel/chance.ts';
import type { ValueType } from './random-values.ts';
import { randomType, valueOfType, wrongValue } from './random-values.ts';

/** What an attribute mostly holds; `any` ones hold everything. */
export const attributes: readonly (readonly [name: string, type: ValueType | 'any'])[] = [
  ['a', 'S'],
  ['b', 'any'],
  ['c', 'any'],
  ['n', 'N'],
  ['version', 'N'],
  ['l', 'L'],
  ['m', 'M'],
  ['ss', 'SS'],
  ['ns', 'NS'],
  ['bs', 'BS'],
  ['bin', 'B'],
  ['flag', 'BOOL'],
  ['status', 'S'],
];
const reserved = new Set(['status', 'name']);

type Typed = { readonly text: string; readonly head: string; readonly type: ValueType };

export class ExpressionWriter {
  readonly #chance: Chance;
  /** What the table's keys are called: sometimes used where they should not be. */
  readonly #keys: readonly string[];
  readonly #names = new Map<string, string>();
  readonly #values: Record<string, AttributeValue> = {};

  constructor(chance: Chance, keys: readonly string[]) {
    this.#chance = chance;
    this.#keys = keys;
  }

  /** Names and values that the expressions have used; sometimes one more, or one less. */
  placeholders(): Expressions {
    const names = Object.fromEntries([...this.#names].map(([name, ref]) => [ref, name]));
    const values: Record<string, AttributeValue> = { ...this.#values };
    if (this.#chance.happens(0.005)) values[':unused'] = { S: 'x' };
    if (this.#chance.happens(0.005)) delete values[':v0'];
    return {
      ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    };
  }

  name(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const plain = !reserved.has(name) && /^[a-z]\w*$/i.test(name) && this.#chance.happens(0.6);
    if (plain || this.#chance.happens(0.003)) return name;
    const ref = `#n${this.#names.size}`;
    this.#names.set(name, ref);
    return ref;
  }

  value(value: AttributeValue): string {
    const ref = `:v${Object.keys(this.#values).length}`;
    this.#values[ref] = this.#chance.happens(0.004) ? wrongValue(this.#chance) : value;
    return ref;
  }

  valueOf(type: ValueType): string {
    return this.value(valueOfType(this.#chance, type));
  }

  /** A path into the item, and the type that one would expect there. */
  path(deeper = 0.45): Typed {
    const chance = this.#chance;
    if (chance.happens(0.01)) return this.#typed(chance.pick(this.#keys as [string]), 'S');
    const [name, type] = chance.pick(attributes as [(typeof attributes)[number]]);
    const head = this.#typed(name, type === 'any' ? randomType(chance) : type);
    if (!chance.happens(deeper)) return head;
    return this.#deeper(head);
  }

  #typed(name: string, type: ValueType): Typed {
    return { text: this.name(name), head: name, type };
  }

  #deeper({ text, head, type }: Typed): Typed {
    const chance = this.#chance;
    const list = type === 'L' || (type !== 'M' && chance.happens(0.3));
    const step = list
      ? `[${chance.integer(0, 4)}]`
      : `.${this.name(chance.pick(['x', 'y', 'z', 'name']))}`;
    const inner: Typed = { text: text + step, head, type: randomType(chance) };
    return chance.happens(0.25) ? this.#deeper(inner) : inner;
  }

  condition(depth = 2): string {
    const chance = this.#chance;
    if (depth === 0 || chance.happens(0.55)) return this.#test();
    return chance.weighed<() => string>([
      [3, () => `${this.condition(depth - 1)} AND ${this.condition(depth - 1)}`],
      [3, () => `${this.condition(depth - 1)} OR ${this.condition(depth - 1)}`],
      [1, () => `NOT ${this.condition(depth - 1)}`],
      [2, () => `(${this.condition(depth - 1)} OR ${this.condition(depth - 1)})`],
      [1, () => `NOT (${this.condition(depth - 1)} AND ${this.condition(depth - 1)})`],
    ])();
  }

  #test(): string {
    const chance = this.#chance;
    const { text, type } = this.path();
    const other = (): string =>
      chance.weighed<() => string>([
        [10, () => this.valueOf(type)],
        [2, () => this.valueOf(randomType(chance))],
        [2, () => this.path().text],
        [0.5, () => `size(${this.path().text})`],
      ])();
    return chance.weighed<() => string>([
      [6, () => `${text} ${chance.pick(['=', '<>', '<', '<=', '>', '>='])} ${other()}`],
      [3, () => `attribute_exists(${text})`],
      [3, () => `attribute_not_exists(${text})`],
      [1, () => `attribute_type(${text}, ${this.#typeName()})`],
      [2, () => `begins_with(${text}, ${this.valueOf(chance.pick(['S', 'S', 'B']))})`],
      [2, () => `contains(${text}, ${this.valueOf(chance.pick(['S', 'N', 'B', 'BOOL', type]))})`],
      [
        2,
        () =>
          `size(${text}) ${chance.pick(['=', '<', '>='])} ${this.value({ N: String(chance.integer(0, 4)) })}`,
      ],
      [1, () => `${text} BETWEEN ${this.valueOf(type)} AND ${this.valueOf(type)}`],
      [1, () => `${text} IN (${other()}, ${other()})`],
      [0.3, () => `${other()} = ${text}`],
      [0.05, () => `nonsense(${text})`],
      [0.05, () => `((${text} = ${this.valueOf(type)}))`],
    ])();
  }

  #typeName(): string {
    const types = ['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M'] as const;
    const wrong = this.#chance.happens(0.05);
    return this.value({ S: wrong ? 'STRING' : this.#chance.pick(types) });
  }

  update(): string {
    const chance = this.#chance;
    const sections: Record<string, string[]> = { SET: [], REMOVE: [], ADD: [], DELETE: [] };
    const heads = new Set<string>();
    const count = chance.integer(1, 4);
    for (let at = 0; at < count; at += 1) {
      const path = this.path(0.12);
      // Mostly no two parts of one attribute, which could overlap.
      if (heads.has(path.head) && !chance.happens(0.15)) continue;
      heads.add(path.head);
      const [section, action] = this.#action(path);
      sections[section]?.push(action);
    }
    return Object.entries(sections)
      .filter(([, actions]) => actions.length > 0)
      .map(([section, actions]) => `${section} ${actions.join(', ')}`)
      .join(' ');
  }

  #action({ text, type }: Typed): [section: string, action: string] {
    const chance = this.#chance;
    const set = setType(type);
    const addable = type === 'N' ? type : set;
    const added = (): string => this.valueOf(addable ?? chance.pick(['N', 'SS', 'NS']));
    const deleted = (): string => this.valueOf(set ?? chance.pick(['SS', 'NS', 'BS']));
    return chance.weighed<() => [string, string]>([
      [10, () => ['SET', `${text} = ${this.#assigned(text, type)}`]],
      [3, () => ['REMOVE', text]],
      [addable ? 5 : 0.2, () => ['ADD', `${text} ${added()}`]],
      [set ? 5 : 0.2, () => ['DELETE', `${text} ${deleted()}`]],
      [0.1, () => ['ADD', `${text} ${this.valueOf(type)}`]],
    ])();
  }

  #assigned(text: string, type: ValueType): string {
    const otherwise = (value: string): string => `if_not_exists(${text}, ${value})`;
    return this.#chance.weighed<() => string>([
      [6, () => this.valueOf(type)],
      [0.5, () => this.path().text],
      [2, () => otherwise(this.valueOf(type))],
      [0.5, () => `if_not_exists(${this.path().text}, ${this.valueOf(type)})`],
      [0.2, () => `if_not_exists(${this.path().text}, ${this.path().text})`],
      ...(type === 'N' ? this.#sums(text, otherwise) : []),
      ...(type === 'L' ? this.#lists(text, otherwise) : []),
    ])();
  }

  #sums(text: string, otherwise: (value: string) => string): [number, () => string][] {
    const number = (): string => this.value({ N: String(this.#chance.integer(-5, 50)) });
    return [
      [1, () => `${text} + ${number()}`],
      [1, () => `${text} - ${this.valueOf('N')}`],
      [6, () => `${otherwise(number())} + ${number()}`],
    ];
  }

  #lists(text: string, otherwise: (value: string) => string): [number, () => string][] {
    const list = (): string => this.valueOf('L');
    return [
      [1, () => `list_append(${text}, ${list()})`],
      [1, () => `list_append(${list()}, ${text})`],
      [4, () => `list_append(${otherwise(this.value({ L: [] }))}, ${list()})`],
    ];
  }

  projection(): string {
    const paths = Array.from({ length: this.#chance.integer(1, 4) }, () => this.path());
    const heads = new Map(paths.map((path) => [path.head, path.text]));
    return this.#chance.happens(0.05)
      ? paths.map(({ text }) => text).join(', ')
      : [...heads.values()].join(', ');
  }
}

const setType = (type: ValueType): ValueType | undefined =>
  type === 'SS' || type === 'NS' || type === 'BS' ? type : undefined;

const debris = [',', ')', '(', ':none', '#none', ' AND ', '[', '1', ' SET ', '=', '.', 'size(a)'];

/** A slip of the pen. */
export function garbled(chance: Chance, text: string): string {
  const at = chance.integer(0, text.length);
  return chance.happens(0.5)
    ? text.slice(0, at) + text.slice(at + 1)
    : text.slice(0, at) + chance.pick(debris as [string]) + text.slice(at);
}

/** An item's attributes beside its keys. */
export function randomAttributes(chance: Chance): Item {
  const own = attributes.filter(() => chance.happens(0.45));
  return Object.fromEntries(
    own.map(([name, type]) => {
      const wrong = chance.happens(0.001);
      const odd = type === 'any' || chance.happens(0.05);
      const value = valueOfType(chance, odd ? randomType(chance) : type);
      return [name, wrong ? wrongValue(chance) : value];
    }),
  );
}
