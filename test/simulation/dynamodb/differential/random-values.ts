/** Attribute values of all types, among them those that are hard and a few that are wrong. */
import type { AttributeValue, Item } from '../wire.ts';
import type { Chance } from '../../kernel/chance.ts';

const strings = [
  ...['', 'a', 'ab', 'abc', 'abd', 'b', 'Z', '0', ' ', 'é', 'ÿ', 'ab\u0000c', '中文', '\uffff'],
  ...['😀', '𝒳', '\ue000', 'constructor', '{"S":"x"}', 'x'.repeat(300)],
] as [string, ...string[]];

const numbers = [
  ...['0', '-0', '1', '-1', '2', '7', '10', '100', '1.0', '0.10', '1e2', '1E-2', '+5', '.5', '5.'],
  ...['12345678901234567890123456789012345678', '-0.00000000000000000000000000000000000001'],
  ...['9.9999999999999999999999999999999999999E+125', '1E-130', '1e125', '-9.9E+125', '007'],
  ...['0.1', '0.2', '123456789012345678', '9007199254740993', '-42.5', '1e20', '1e-20', '99'],
  ...['1234567890123456789012345678901234567.8', '0.000001', '3.14159'],
] as [string, ...string[]];

const wrongNumbers = ['', 'abc', '1e', '0x10', '1e126', '1e-131', '1 2', 'NaN', '--1'] as [
  string,
  ...string[],
];
const tooPrecise = '123456789012345678901234567890123456789';

const bytes = ['', 'AA==', 'AAE=', 'AAEC', '/w==', 'YWJj', 'YWI=', 'gICA'] as [string, ...string[]];

export const randomString = (chance: Chance): string => chance.pick(strings);
export const randomNumber = (chance: Chance): string =>
  chance.happens(0.3) ? chance.pick(numbers) : String(chance.integer(-20, 200));
export const randomBytes = (chance: Chance): string => chance.pick(bytes);

function setOf(chance: Chance, draw: (chance: Chance) => string, canonical = false): string[] {
  const members = Array.from({ length: chance.integer(1, 4) }, () => draw(chance));
  return canonical ? members : [...new Set(members)];
}

/** Small integers, so that no two texts mean one number. */
const member = (chance: Chance): string => String(chance.integer(-3, 6));

export type ValueType = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'SS' | 'NS' | 'BS' | 'L' | 'M';

const byType: Record<ValueType, (chance: Chance, depth: number) => AttributeValue> = {
  S: (chance) => ({ S: randomString(chance) }),
  N: (chance) => ({ N: randomNumber(chance) }),
  B: (chance) => ({ B: randomBytes(chance) }),
  BOOL: (chance) => ({ BOOL: chance.happens(0.5) }),
  NULL: () => ({ NULL: true }),
  SS: (chance) => ({ SS: setOf(chance, randomString) }),
  NS: (chance) => ({ NS: setOf(chance, member) }),
  BS: (chance) => ({ BS: setOf(chance, randomBytes) }),
  L: (chance, depth) => ({
    L: Array.from({ length: chance.integer(0, 4) }, () => randomValue(chance, depth - 1)),
  }),
  M: (chance, depth) => ({ M: randomMap(chance, depth - 1) }),
};

const flat = ['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS'] as [ValueType, ...ValueType[]];
const all = [...flat, 'S', 'N', 'L', 'L', 'M', 'M'] as [ValueType, ...ValueType[]];

export const valueOfType = (chance: Chance, type: ValueType, depth = 2): AttributeValue =>
  byType[type](chance, depth);

export const randomType = (chance: Chance): ValueType => chance.pick(all);

export const randomValue = (chance: Chance, depth = 2): AttributeValue =>
  valueOfType(chance, chance.pick(depth > 0 ? all : flat), depth);

export function randomMap(chance: Chance, depth: number): Item {
  const names = ['x', 'y', 'z', 'name'].filter(() => chance.happens(0.5));
  return Object.fromEntries(names.map((name) => [name, randomValue(chance, depth)]));
}

/** What no table takes. */
export const wrongValue = (chance: Chance): AttributeValue =>
  chance.weighed<() => AttributeValue>([
    [3, () => ({ N: chance.pick(wrongNumbers) })],
    [1, () => ({ N: tooPrecise })],
    [1, () => ({ SS: [] })],
    [1, () => ({ NS: ['1', '1.0'] })],
    [1, () => ({ SS: ['a', 'a'] })],
    [1, () => ({ BS: ['AA==', 'AA=='] })],
    [1, () => ({ NULL: false })],
    [1, () => ({ L: [{ N: 'one' }] })],
    [1, () => ({ M: { x: { SS: [] } } })],
    [1, () => ({ S: 'a', N: '1' })],
    [1, () => ({})],
  ])();
