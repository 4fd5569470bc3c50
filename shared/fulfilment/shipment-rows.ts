/**
 * Parcels as CSV (RFC 4180, UTF-8, commas), one row each under a header. What is wrong with the file
 * as a whole is refused as a whole, each fault under its own code; a bad row is that row's alone.
 * Rows are named by the line of the file that they begin on.
 */
import type { Refusal } from '../domain/refusal.ts';
import type { ShipmentFact } from '../domain/shipment.ts';
import { CsvError, parse } from 'csv-parse/sync';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { readShipment } from './shipment-fact.ts';

export const shipmentRowsMax = 1000;

const required = ['reference', 'status'];
export const shipmentColumns: readonly string[] = [
  ...required,
  ...['pledge_id', 'carrier', 'tracking_number', 'reward_id', 'quantity', 'at', 'reason'],
];

export type ShipmentRow = { readonly row: number; readonly fact: ShipmentFact | Refusal };

type Parsed = {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
};

/** `firstRow`: the line of the whole file on which the first row behind the header stands. */
export function shipmentRows(csv: string, firstRow = 2): readonly ShipmentRow[] | Refusal {
  const fault = encodingFault(csv);
  if (fault) return fault;
  const read = parsed(csv);
  if (isRefusal(read)) return read;
  const [header, ...rows] = read;
  const columns = header ? columnsIn(header.record) : refuse('csv_header', 'The file is empty.');
  if (isRefusal(columns)) return columns;
  if (rows.length > shipmentRowsMax)
    return refuse('csv_invalid', `${rows.length} rows; ${shipmentRowsMax} may come at once.`);
  const seen = new Set<string>();
  return rows.map(({ record, info }) => ({
    row: info.lines + firstRow - 2,
    fact: factIn(columns, record, seen),
  }));
}

/** What was no UTF-8 has become this mark on the way, or was never text at all. */
const encodingFault = (csv: string): Refusal | undefined =>
  /[\uFFFD\0]/.test(csv) ? refuse('csv_encoding', 'The file is no UTF-8.') : undefined;

function parsed(csv: string): readonly Parsed[] | Refusal {
  try {
    return parse(csv, {
      ...{ bom: true, info: true, skip_empty_lines: true, trim: true },
      relax_column_count: true,
    }) as unknown as readonly Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refuse('csv_invalid', error.message.slice(0, 200));
  }
}

function columnsIn(header: readonly string[]): readonly string[] | Refusal {
  const [first = ''] = header;
  if (header.length === 1 && /[;\t|]/.test(first))
    return refuse('csv_delimiter', 'Separate the columns by commas.');
  const missing = required.filter((name) => !header.includes(name));
  if (missing.length > 0)
    return refuse('csv_header', `Columns are missing: ${missing.join(', ')}.`);
  const unknown = header.filter((name) => !shipmentColumns.includes(name));
  if (unknown.length > 0)
    return refuse('csv_header', `Columns that nobody knows: ${unknown.join(', ').slice(0, 200)}.`);
  return new Set(header).size === header.length
    ? header
    : refuse('csv_header', 'A column stands there twice.');
}

function factIn(
  columns: readonly string[],
  record: readonly string[],
  seen: Set<string>,
): ShipmentFact | Refusal {
  if (record.length !== columns.length)
    return refuse('invalid_item', `${record.length} cells; the header names ${columns.length}.`);
  const cells = new Map(columns.map((name, place) => [name, record[place] || undefined]));
  const name = `${cells.get('reference')} ${cells.get('status')}`;
  if (seen.has(name))
    return refuse('reference_reused', 'An earlier row says the same of this parcel.');
  seen.add(name);
  return readShipment(shipmentIn(cells));
}

/** An empty cell is a field that is missing. */
function shipmentIn(cells: ReadonlyMap<string, string | undefined>): object {
  const rewardId = cells.get('reward_id');
  const quantity = cells.get('quantity');
  const fields = {
    reference: cells.get('reference'),
    pledgeId: cells.get('pledge_id'),
    status: cells.get('status'),
    carrier: cells.get('carrier'),
    trackingNumber: cells.get('tracking_number'),
    at: cells.get('at'),
    reason: cells.get('reason'),
    ...((rewardId ?? quantity) !== undefined && {
      lines: [{ rewardId, quantity: Number(quantity ?? 1) }],
    }),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
