/**
 * The size of an item as DynamoDB counts it, which is what writes and reads are billed by
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html):
 * names and strings in UTF-8, binary as it is, a number one byte per two significant digits and one more, a byte for
 * null and booleans, three for a list or map and one for each of its elements.
 */
const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Zeros before and behind the others do not count. */
function numberBytes(value: number): number {
  const digits = String(Math.abs(value)).replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  return Math.ceil(digits.length / 2) + 1 + (value < 0 ? 1 : 0);
}

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return bytes(value);
  if (typeof value === 'number') return numberBytes(value);
  if (typeof value === 'boolean' || value === null) return 1;
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value))
    return value.reduce<number>((sum, element) => sum + 1 + valueBytes(element), 3);
  return Object.entries(value as object)
    .filter(([, inner]) => inner !== undefined)
    .reduce((sum, [name, inner]) => sum + 1 + bytes(name) + valueBytes(inner), 3);
}

export const itemBytes = (item: Readonly<Record<string, unknown>>): number =>
  Object.entries(item)
    .filter(([, value]) => value !== undefined)
    .reduce((sum, [name, value]) => sum + bytes(name) + valueBytes(value), 0);
