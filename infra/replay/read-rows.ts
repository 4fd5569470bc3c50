/** Reads the rows of a campaign file. Forgives quotes and lengths: a bad row is only skipped. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { CampaignRow } from './plan-row.ts';

export class CampaignFileError extends Error {
  override readonly name = 'CampaignFileError';
}

const needed = ['name', 'currency', 'goal', 'pledged', 'state', 'backers'];

export function readRows(path: string, rowsMax?: number): CampaignRow[] {
  const rows = parseRows(readText(path), rowsMax);
  const first = rows[0];
  if (!first) throw new CampaignFileError(`${path} has no rows.`);
  const missing = needed.filter((column) => !(column in first));
  if (missing.length > 0) {
    throw new CampaignFileError(`${path} lacks the column ${missing.join(', ')}.`);
  }
  return rows;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new CampaignFileError(`${path} cannot be read (${code}).`);
  }
}

function parseRows(text: string, rowsMax: number | undefined): CampaignRow[] {
  try {
    return parse<CampaignRow>(text, {
      bom: true,
      columns: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      ...(rowsMax === undefined ? {} : { to: rowsMax }),
    });
  } catch (error) {
    throw new CampaignFileError(`The file is no CSV: ${(error as Error).message}`);
  }
}
