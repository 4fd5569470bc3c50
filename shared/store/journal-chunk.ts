/**
 * Entries of the journal as an item: those of one batch together, because a write is paid for by
 * the kilobyte and an entry needs some twenty bytes. A line per change of a pledge, deflated; the
 * number of its first entry is the item's place in the journal. Invariant: an item that is there is
 * never written again.
 */
import type { EntryKind, JournalEntry } from '../domain/ledger.ts';
import type { Item } from './table.ts';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { journalKey, pledgeIdIn, pledgeTailOf } from './keys.ts';

/** An entry with its place in its campaign's journal: 1, 2, 3, … without a gap. */
export type NumberedEntry = JournalEntry & { readonly number: number };

/** One letter each, for ever. */
const letters = {
  pledged: 'p',
  released: 'r',
  dropped: 'd',
  collected: 'c',
  pledged_late: 't',
  collected_by_partner: 'h',
  returned: 'b',
  returned_elsewhere: 'o',
  returned_by_bank: 'k',
  set_aside: 'a',
  refunded: 'f',
  refunded_elsewhere: 'e',
  withdrawn: 'w',
  lost: 'l',
  fee: 's',
  later_fee: 'n',
  milestone_released: 'm',
} as const satisfies Record<EntryKind, string>;

const kinds = new Map(
  Object.entries(letters).map(([kind, letter]) => [letter as string, kind as EntryKind]),
);

const radix = 36;

export function chunkItem(
  campaignId: string,
  firstNumber: number,
  entries: readonly JournalEntry[],
): Item {
  const [first] = entries;
  if (!first) throw new Error('A chunk of the journal has at least one entry.');
  const { currency, atMs: baseMs } = first;
  return {
    ...journalKey(campaignId, firstNumber),
    count: entries.length,
    currency,
    baseMs,
    lines: deflateRawSync(Buffer.from(linesOf(entries, { currency, baseMs }))),
  };
}

type Base = { readonly currency: string; readonly baseMs: number };

function linesOf(entries: readonly JournalEntry[], base: Base): string {
  let text = '';
  let before: JournalEntry | undefined;
  for (const entry of entries) {
    const goesOn = before?.pledgeId === entry.pledgeId && before.atMs === entry.atMs;
    text += goesOn ? ' ' : `${before ? '\n' : ''}${headOf(entry, base)} `;
    text += wordOf(entry, base);
    before = entry;
  }
  return text;
}

const headOf = ({ pledgeId, atMs }: JournalEntry, { baseMs }: Base): string =>
  `${pledgeTailOf(pledgeId)} ${(atMs - baseMs).toString(radix)}`;

function wordOf({ kind, amountMinor, currency, reference }: JournalEntry, base: Base): string {
  const other = currency === base.currency ? '' : `@${currency}`;
  return `${letters[kind]}${amountMinor.toString(radix)}${other}${reference ? `~${reference}` : ''}`;
}

const wordPattern =
  /^(?<letter>[a-z])(?<amount>-?[0-9a-z]+)(@(?<currency>\w+))?(~(?<reference>.+))?$/;

export function entriesOfChunk(item: Item): NumberedEntry[] {
  const campaignId = String(item['pk']).slice(2);
  const base = { currency: String(item['currency']), baseMs: Number(item['baseMs']) };
  const text = inflateRawSync(item['lines'] as Uint8Array).toString();
  const firstNumber = Number(item['sk']);
  return text
    .split('\n')
    .flatMap((line) => entriesOfLine(campaignId, line, base))
    .map((entry, index) => ({ number: firstNumber + index, ...entry }));
}

function entriesOfLine(campaignId: string, line: string, base: Base): JournalEntry[] {
  const [tail = '', time = '', ...words] = line.split(' ');
  const pledgeId = tail === '' ? '' : pledgeIdIn(campaignId, tail);
  const atMs = base.baseMs + Number.parseInt(time, radix);
  return words.map((word) => ({ ...entryOfWord(word, base), pledgeId, atMs }));
}

function entryOfWord(word: string, base: Base): Omit<JournalEntry, 'pledgeId' | 'atMs'> {
  const { letter = '', amount = '', currency, reference } = wordPattern.exec(word)?.groups ?? {};
  const kind = kinds.get(letter);
  if (kind === undefined) throw new Error(`The journal has an entry that cannot be read: ${word}`);
  return {
    kind,
    amountMinor: Number.parseInt(amount, radix),
    currency: currency ?? base.currency,
    ...(reference !== undefined && { reference }),
  };
}
