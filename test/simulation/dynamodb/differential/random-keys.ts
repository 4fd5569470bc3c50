/** Keys of all types, in an order that is hard to keep, and some that no table takes. */
import type { AttributeValue, Item } from '../wire.ts';
import type { Chance } from '../../kernel/chance.ts';
import type { KeyName } from './shapes.ts';
import { shapes } from './shapes.ts';

const sortTexts = ['1', '2', 'a', 'ab', 'b', 'é', '\uffff', '😀'] as const;
const sortNumbers = ['-7', '0', '0.5', '3', '20', '1e20', '12345678901234567890123456789012345678'];
const sortBytes = ['AA==', 'AAE=', 'AQ==', 'fw==', '/w=='] as const;

export const isIndexHash = ({ name }: KeyName): boolean =>
  shapes.some(({ indexes }) => indexes.some(({ hash }) => hash.name === name));

export function hashValue({ type }: KeyName, lane: number, partition: number): AttributeValue {
  if (type === 'N') return { N: String(lane * 1000 + partition) };
  if (type === 'B') return { B: Buffer.from(`${lane}:${partition}`).toString('base64') };
  return { S: `${lane}#${partition}` };
}

export function rangeValue({ type }: KeyName, at: number, generation: number): AttributeValue {
  if (type === 'N')
    return {
      N:
        generation === 0
          ? (sortNumbers[at % sortNumbers.length] ?? '1')
          : String(1000 * generation + at),
    };
  if (type === 'B') {
    const start = Buffer.from(sortBytes[at % sortBytes.length] ?? '', 'base64');
    return { B: Buffer.concat([start, Buffer.alloc(generation, 7)]).toString('base64') };
  }
  return { S: (sortTexts[at % sortTexts.length] ?? '') + '~'.repeat(generation) };
}

/** A key that the table cannot have. */
export function spoiled(chance: Chance, key: Item): Item {
  const [first = '', second] = Object.keys(key);
  return chance.weighed<() => Item>([
    [1, () => ({ ...key, [first]: { BOOL: true } })],
    [1, () => ({ ...key, [second ?? first]: { S: '' } })],
    [1, () => ({ ...key, more: { S: 'x' } })],
    [1, () => Object.fromEntries(Object.entries(key).slice(1))],
    [1, () => ({ ...key, [first]: { S: 'k'.repeat(2049) } })],
    [1, () => ({ ...key, [second ?? first]: { S: 'k'.repeat(1025) } })],
  ])();
}
