import { afterAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportOptions, Part, PartAnswer } from '../../infra/import-shipments.ts';
import {
  FileRefusedError,
  importFile,
  partsOf,
  postTo,
  progressFile,
  refusedFile,
} from '../../infra/import-shipments.ts';
import { shipmentRows } from '../../shared/fulfilment/shipment-rows.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { localServer } from '../support/local-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'fanfund-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let number = 0;

function fileOf(content: string | Buffer): string {
  const file = join(folder, `${(number += 1)}.csv`);
  writeFileSync(file, content);
  return file;
}

const header = 'reference,status';
const rowsFrom = (from: number, until: number): string[] =>
  Array.from({ length: until - from }, (_, place) => `WH-${from + place},delivered`);
const long = (rows: number): string => fileOf([header, ...rowsFrom(0, rows), ''].join('\n'));

async function all(file: string, skip = 0): Promise<Part[]> {
  const parts: Part[] = [];
  for await (const part of partsOf(file, skip)) parts.push(part);
  return parts;
}

const taken: PartAnswer = { done: 0, known: 0, refused: [] };
const options = (file: string, post: ImportOptions['post'], isDry = false): ImportOptions => ({
  ...{ file, post, isDry, say: () => undefined },
});

describe('a file', () => {
  test('is cut into parts of a thousand rows, each with the header', async () => {
    const parts = await all(long(2500));
    expect(parts.map(({ firstRow, rows }) => [firstRow, rows])).toEqual([
      ...[
        [2, 1000],
        [1002, 1000],
        [2002, 500],
      ],
    ]);
    expect(parts.every(({ csv }) => csv.startsWith(`${header}\nWH-`))).toBe(true);
  });

  test('is cut earlier where its rows are long', async () => {
    const row = `WH-1,"${'x'.repeat(60_000)}"`;
    const parts = await all(fileOf([header, row, row, row, row].join('\n')));
    expect(parts.map(({ rows }) => rows)).toEqual([3, 1]);
  });

  test('keeps the line of each row, over empty lines and lines within a cell', async () => {
    const file = fileOf('\uFEFFreference,status\nA,delivered\n\n\n"B\nb","de""l"\nC,delivered\n');
    const linesOf = async (skip: number): Promise<unknown> => {
      const [part = { csv: '', firstRow: 2 }] = await all(file, skip);
      const rows = shipmentRows(part.csv, part.firstRow);
      return isRefusal(rows) || rows.map(({ row }) => row);
    };
    expect(await linesOf(0)).toEqual([2, 6, 7]);
    expect(await linesOf(1)).toEqual([6, 7]);
  });

  test('that is no UTF-8, or has a quote that does not end, is refused by its code', async () => {
    const latin = fileOf(Buffer.concat([Buffer.from(`${header}\nM`), Buffer.from([0xfc])]));
    await expect(all(latin)).rejects.toMatchObject({ code: 'csv_encoding' });
    const open = fileOf(`${header}\n"A,delivered\n`);
    await expect(all(open)).rejects.toMatchObject({ code: 'csv_invalid' });
    await expect(all(fileOf(''))).resolves.toEqual([]);
  });
});

describe('an import', () => {
  test('that was killed goes on behind the last part that was taken', async () => {
    const file = long(2500);
    const seen: number[] = [];
    const dying = (part: Part): Promise<PartAnswer> => {
      if (seen.length === 2) return Promise.reject(new Error('killed'));
      seen.push(part.firstRow);
      const refused = [{ row: part.firstRow, code: 'shipment_unknown', reference: 'WH-0' }];
      return Promise.resolve({ done: 999, known: 0, refused });
    };
    await expect(importFile(options(file, dying))).rejects.toThrow('killed');
    expect(existsSync(progressFile(file))).toBe(true);
    const post = (part: Part): Promise<PartAnswer> => {
      seen.push(part.firstRow);
      return Promise.resolve({ ...taken, done: part.rows });
    };
    expect(await importFile(options(file, post))).toEqual({
      ...{ rows: 2500, done: 500, known: 0, refused: 0, resumedAt: 2000 },
    });
    expect(seen).toEqual([2, 1002, 2002]);
    expect(existsSync(progressFile(file))).toBe(false);
    expect(readFileSync(refusedFile(file), 'utf8')).toBe(
      'row,code,reference,detail\n2,shipment_unknown,WH-0,\n1002,shipment_unknown,WH-0,\n',
    );
  });

  test('tells of refused rows in a file in which nothing is a formula', async () => {
    const file = long(1);
    const detail = '@SUM(1), and "more"';
    const refused = [{ row: 2, code: 'invalid_item', reference: '=cmd|calc', detail }];
    await importFile(options(file, () => Promise.resolve({ ...taken, refused })));
    expect(readFileSync(refusedFile(file), 'utf8').split('\n')).toEqual([
      'row,code,reference,detail',
      `2,invalid_item,'=cmd|calc,"'@SUM(1), and ""more"""`,
      '',
    ]);
  });

  test('of a file that has changed meanwhile begins anew', async () => {
    const file = long(1500);
    let calls = 0;
    const dying = () =>
      (calls += 1) === 1 ? Promise.resolve(taken) : Promise.reject(new Error('killed'));
    await expect(importFile(options(file, dying))).rejects.toThrow('killed');
    writeFileSync(file, [header, ...rowsFrom(0, 1600)].join('\n'));
    const sum = await importFile(options(file, () => Promise.resolve(taken)));
    expect(sum).toMatchObject({ rows: 1600, resumedAt: 0 });
  });

  test('that is dry keeps nothing of where it was', async () => {
    const file = long(1500);
    let calls = 0;
    const dying = () =>
      (calls += 1) === 1 ? Promise.resolve(taken) : Promise.reject(new Error('killed'));
    await expect(importFile(options(file, dying, true))).rejects.toThrow('killed');
    expect(existsSync(progressFile(file))).toBe(false);
  });

  test('of a hundred thousand rows sends no part that is larger than another', async () => {
    const rows = 100_000;
    let most = 0;
    const post = (part: Part): Promise<PartAnswer> => {
      most = Math.max(most, part.csv.length);
      return Promise.resolve(taken);
    };
    expect(await importFile(options(long(rows), post))).toMatchObject({ rows });
    expect(most).toBeLessThan(160_000);
  });
});

describe('the API', () => {
  const door = (url: string) => ({ url, campaign: 'cmp_1', token: 't', isDry: false });
  const part = { csv: `${header}\n`, firstRow: 2, rows: 0 };

  test('that cannot answer now is asked again, after longer and longer pauses', async () => {
    const pauses: number[] = [];
    let asked = 0;
    const server = await localServer(() => {
      asked += 1;
      if (asked < 3) return 503;
      const items = [{ row: 2, status: 'refused', code: 'not_found' }];
      return { done: 1, known: 0, items };
    });
    const pause = (ms: number) => Promise.resolve(pauses.push(ms));
    const answer = await postTo(door(server.url), pause)(part);
    expect(answer).toMatchObject({ done: 1, refused: [{ row: 2, code: 'not_found' }] });
    expect(pauses).toEqual([1000, 2000]);
    await server.close();
  });

  test('that cannot be reached is given up, and one that refuses is believed', async () => {
    const pause = () => Promise.resolve();
    await expect(postTo(door('http://127.0.0.1:1'), pause)(part)).rejects.toThrow('--url');
    expect(new FileRefusedError('csv_header', 'x')).toMatchObject({ code: 'csv_header' });
  });
});
