/**
 * `npm run import-shipments -- --campaign cmp_… file.csv [--dry-run]`: brings a warehouse's file of
 * any length to the API, part by part. It reads no further than it has sent, so its memory does not
 * grow with the file; it keeps where it is beside the file, so that one that was killed goes on; and
 * nothing is doubled even without that, because each row is the same parcel when it comes again.
 */
import {
  appendFileSync,
  createReadStream,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as pauseMs } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { accessWith } from './ops/access.ts';
import { CsvError, parse } from 'csv-parse';

export type Part = { readonly csv: string; readonly firstRow: number; readonly rows: number };

export type Refused = {
  readonly row: number;
  readonly code: string;
  readonly reference?: string | undefined;
  readonly detail?: string | undefined;
};

export type PartAnswer = {
  readonly done: number;
  readonly known: number;
  readonly refused: readonly Refused[];
};

/** The file, or the API, says no as a whole: nothing is gained by trying again. */
export class FileRefusedError extends Error {
  override readonly name = 'FileRefusedError';
  readonly code: string;
  constructor(code: string, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}

const rowsMax = 1000;
const charactersMax = 150_000;

type Row = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/** The file in parts, each with the header; nothing is read before the part before it was taken. */
export async function* partsOf(file: string, skipRows: number): AsyncGenerator<Part> {
  const rows = rowsOf(file);
  const first = await rows.next();
  if (first.done) return;
  const header = lineOf(first.value);
  let skipped = 0;
  let part = emptyPart(header);
  for await (const row of rows) {
    if (skipped < skipRows) {
      skipped += 1;
      continue;
    }
    add(part, row);
    if (part.rows < rowsMax && part.length < charactersMax) continue;
    yield finished(part);
    part = emptyPart(header);
  }
  if (part.rows > 0) yield finished(part);
}

/** As far as somebody asks for them: a full parser keeps the file waiting. */
async function* rowsOf(file: string): AsyncGenerator<Row> {
  const bytes = createReadStream(file, { highWaterMark: 64 * 1024 });
  const parser = parse({
    ...{ bom: true, info: true, skip_empty_lines: true, trim: true },
    ...{ relax_column_count: true, max_record_size: 100_000 },
  });
  feed(textOf(bytes), parser).catch((error: unknown) => parser.destroy(error as Error));
  try {
    for await (const row of parser as AsyncIterable<Row>) yield row;
  } catch (error) {
    if (error instanceof CsvError) throw new FileRefusedError('csv_invalid', error.message);
    throw error;
  }
}

async function* textOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new FileRefusedError('csv_encoding', 'The file is no UTF-8.');
    throw error;
  }
}

async function feed(text: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  for await (const some of text)
    if (!parser.write(some)) await new Promise((resume) => parser.once('drain', resume));
  parser.end();
}

type Growing = { lines: string[]; rows: number; length: number; firstRow: number; line: number };

const emptyPart = (header: string): Growing => ({
  ...{ lines: [header], rows: 0, length: header.length, firstRow: 0, line: 0 },
});

/** Lines that are empty, or within a cell, are kept, so that every row keeps its number. */
function add(part: Growing, row: Row): void {
  const text = lineOf(row);
  const within = text.split('\n').length - 1;
  const beginsOn = row.info.lines - within;
  if (part.rows === 0) Object.assign(part, { firstRow: beginsOn, line: beginsOn });
  for (; part.line < beginsOn; part.line += 1) part.lines.push('');
  part.lines.push(text);
  part.line += within + 1;
  part.rows += 1;
  part.length += text.length + 1;
}

const finished = ({ lines, firstRow, rows }: Growing): Part => ({
  ...{ csv: `${lines.join('\n')}\n`, firstRow, rows },
});

const lineOf = ({ record }: Row): string => record.map(cellOf).join(',');

const cellOf = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Whatever stood in the file, a spreadsheet takes it for text and never for a formula. */
const textCell = (cell: string): string => cellOf(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

export type ImportOptions = {
  readonly file: string;
  readonly post: (part: Part) => Promise<PartAnswer>;
  readonly say: (done: { readonly rows: number; readonly refused: number }) => void;
  /** Nothing is kept of a dry run, which can begin anew at any time. */
  readonly isDry: boolean;
};

type Kept = { readonly size: number; readonly modifiedMs: number; readonly rows: number };

/** Where it was, if it was this very file. */
function keptOf({ file, isDry }: ImportOptions): number {
  const place = progressFile(file);
  if (isDry || !existsSync(place)) return 0;
  const kept = JSON.parse(readFileSync(place, 'utf8')) as Kept;
  const { size, mtimeMs } = statSync(file);
  return kept.size === size && kept.modifiedMs === mtimeMs ? kept.rows : 0;
}

export const progressFile = (file: string): string => `${file}.progress.json`;
export const refusedFile = (file: string): string => `${file}.refused.csv`;

function keep({ file, isDry }: ImportOptions, rows: number): void {
  if (isDry) return;
  const { size, mtimeMs: modifiedMs } = statSync(file);
  writeFileSync(progressFile(file), JSON.stringify({ size, modifiedMs, rows } satisfies Kept));
}

export async function importFile(options: ImportOptions) {
  const { file, post, say } = options;
  const resumedAt = keptOf(options);
  const sum = { rows: resumedAt, done: 0, known: 0, refused: 0, resumedAt };
  if (resumedAt === 0) writeFileSync(refusedFile(file), 'row,code,reference,detail\n');
  for await (const part of partsOf(file, resumedAt)) {
    const answer = await post(part);
    sum.rows += part.rows;
    sum.done += answer.done;
    sum.known += answer.known;
    sum.refused += answer.refused.length;
    for (const { row, code, reference = '', detail = '' } of answer.refused)
      appendFileSync(
        refusedFile(file),
        `${[String(row), code, reference, detail].map(textCell).join(',')}\n`,
      );
    keep(options, sum.rows);
    say(sum);
  }
  rmSync(progressFile(file), { force: true });
  if (sum.refused === 0 && resumedAt === 0) rmSync(refusedFile(file), { force: true });
  return sum;
}

type Door = {
  readonly url: string;
  readonly campaign: string;
  readonly token: string;
  readonly isDry: boolean;
};

const triesMax = 8;

/** What the API cannot do now is asked again: a part that was taken already changes nothing. */
export const postTo =
  ({ url, campaign, token, isDry }: Door, pause: (ms: number) => Promise<unknown>) =>
  async (part: Part): Promise<PartAnswer> => {
    const { csv, firstRow } = part;
    for (let tried = 1; ; tried += 1) {
      const response = await fetch(`${url}/v1/ops/campaigns/${campaign}/shipment-imports`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ csv, firstRow, dryRun: isDry }),
      }).catch(() => undefined);
      if (response?.ok) return readAnswer(await response.json());
      const isLater = response === undefined || response.status >= 500 || response.status === 429;
      if (!isLater || tried === triesMax) throw await refusal(response);
      await pause(500 * 2 ** tried);
    }
  };

async function refusal(response: Response | undefined): Promise<Error> {
  if (!response) return new Error('The API cannot be reached. Is its address right (--url)?');
  const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
  return new FileRefusedError(problem.code ?? `HTTP ${response.status}`, problem.detail ?? '');
}

type Wire = { done: number; known: number; items: (Refused & { status: string })[] };

function readAnswer(answer: unknown): PartAnswer {
  const { done, known, items } = answer as Wire;
  return { done, known, refused: items.filter(({ status }) => status === 'refused') };
}

const usage =
  'npm run import-shipments -- --campaign cmp_… [--dry-run] [--url …] ' +
  '[--token …] file.csv\n\nWithout --url it works on what runs in FANFUND_HOME (.local), or on FANFUND_API; elsewhere than\n' +
  'here it needs the token of an operator, as --token or FANFUND_TOKEN.\n';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      campaign: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      url: { type: 'string' },
      token: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined || values.campaign === undefined) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const isDry = values['dry-run'];
  const { campaign } = values;
  const access = accessWith(process.env, values);
  const [url, token] = [access.api, await access.token()];
  // What the system counts of a process begins with the memory of whoever started it.
  let bytesMax = 0;
  const sum = await importFile({
    ...{ file, isDry },
    post: postTo({ url, campaign, token, isDry }, pauseMs),
    say: ({ rows, refused }) => {
      bytesMax = Math.max(bytesMax, process.memoryUsage.rss());
      process.stderr.write(`\r${rows} rows, ${refused} refused `);
    },
  });
  const where = sum.refused > 0 ? `; why is in ${refusedFile(file)}` : '';
  const mebibytes = Math.round(bytesMax / 2 ** 20);
  process.stdout.write(
    `\n${isDry ? 'Would be' : 'Are'}: ${sum.done} done, ${sum.known} known before, ` +
      `${sum.refused} refused${where}. ${mebibytes} MiB of memory at most.\n`,
  );
}

if (import.meta.main)
  await main().catch((error: unknown) => {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
