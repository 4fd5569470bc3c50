/**
 * A place in a list, as a caller holds it. A cursor comes back from outside: it is taken only if it
 * is a key of the very range that is being read, so that it opens no other partition.
 */
import type { Item } from './table.ts';
import * as z from 'zod';

const keySchema = z.record(z.string(), z.string());

export const encodeCursor = (key: Item): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** The key to go on from; undefined when this is no cursor of that range. */
export function decodeCursor(
  cursor: string,
  range: { readonly field: string; readonly value: string },
): Record<string, string> | undefined {
  try {
    const key = keySchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return key.success && key.data[range.field] === range.value ? key.data : undefined;
  } catch {
    return undefined;
  }
}
