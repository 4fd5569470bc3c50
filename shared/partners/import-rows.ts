/**
 * Pledges of another platform as CSV (RFC 4180), one row each under a header; what a row says is
 * what an event of a partner says. Rows are named by the line of the file that they begin on.
 */
import type { PartnerEventIn } from './partner-event.ts';
import type { Refusal } from '../domain/refusal.ts';
import { CsvError, parse } from 'csv-parse/sync';
import { isRefusal, refuse } from '../domain/refusal.ts';
import { readEvent } from './partner-event.ts';

export const importRowsMax = 1000;

const required = ['reference', 'campaign_id', 'customer_reference', 'paid_by'];
const optional = [
  ...['email', 'reward_id', 'quantity', 'amount_minor'],
  ...['country', 'stripe_customer', 'stripe_payment_method'],
];
export const importColumns: readonly string[] = [...required, ...optional];

export type ImportRow = { readonly row: number; readonly event: PartnerEventIn | Refusal };

type Parsed = {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
};

/** The rows in their order; a refusal where the file as a whole cannot be read. */
export function importRows(csv: string): readonly ImportRow[] | Refusal {
  const read = parsed(csv);
  if (isRefusal(read)) return read;
  const seen = new Set<string>();
  return read.map(({ record, info }) => {
    const { reference = '' } = record;
    const isRepeated = seen.has(reference);
    seen.add(reference);
    const event = isRepeated
      ? refuse('reference_reused', 'An earlier row has this reference.')
      : readEvent(eventOf(record));
    return { row: info.lines, event };
  });
}

function parsed(csv: string): readonly Parsed[] | Refusal {
  let fault: Refusal | undefined;
  const columns = (header: string[]): string[] => {
    fault = headerFault(header);
    return header;
  };
  try {
    const rows = parse(csv, { bom: true, columns, info: true, skip_empty_lines: true, trim: true });
    if (fault) return fault;
    return rows.length > importRowsMax
      ? refuse('csv_invalid', `${rows.length} rows; ${importRowsMax} may come at once.`)
      : (rows as unknown as readonly Parsed[]);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return fault ?? refuse('csv_invalid', error.message.slice(0, 200));
  }
}

function headerFault(header: readonly string[]): Refusal | undefined {
  const missing = required.filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !importColumns.includes(name));
  if (missing.length > 0)
    return refuse('csv_invalid', `Columns are missing: ${missing.join(', ')}.`);
  if (unknown.length > 0)
    return refuse('csv_invalid', `Columns that nobody knows: ${unknown.join(', ').slice(0, 200)}.`);
  return undefined;
}

/** An empty cell is a field that is missing. */
function eventOf(record: Record<string, string>): object {
  const cell = (name: string): string | undefined => record[name] || undefined;
  const number = (name: string): number | undefined => {
    const text = cell(name);
    return text === undefined ? undefined : Number(text);
  };
  return {
    type: 'pledge.create',
    data: {
      reference: cell('reference'),
      campaignId: cell('campaign_id'),
      backer: { reference: cell('customer_reference'), email: cell('email') },
      rewardId: cell('reward_id'),
      quantity: number('quantity'),
      amountMinor: number('amount_minor'),
      ...(cell('country') && { shipTo: { country: cell('country') } }),
      payment:
        cell('paid_by') === 'stripe'
          ? {
              by: 'stripe',
              customerId: cell('stripe_customer'),
              paymentMethodId: cell('stripe_payment_method'),
            }
          : { by: cell('paid_by') },
    },
  };
}
