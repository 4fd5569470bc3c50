/**
 * What the warehouse of the story says of its parcels, as files: right rows made of what was exported
 * for it, and wrong ones of every kind, each with the code that it must be refused by.
 */
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { importFile } from '../import-shipments.ts';
import { operator } from '../replay/fanfund-client.ts';
import type { Books } from './books.ts';
import type { Stage } from './stage.ts';

export type Row = {
  readonly reference: string;
  readonly status: 'dispatched' | 'delivered' | 'returned' | 'failed';
  readonly pledgeId?: string;
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly rewardId?: string;
  readonly quantity?: number;
  readonly at?: string;
  readonly reason?: string;
};

/** A row that must be refused, and by which code. */
export type WrongRow = Row & { readonly code: string };

const header = 'reference,status,pledge_id,carrier,tracking_number,reward_id,quantity,at,reason\n';

const lineOf = (row: Row): string => {
  const { reference, status, pledgeId, carrier, trackingNumber, at, reason } = row;
  const cells = [reference, status, pledgeId, carrier, trackingNumber];
  return `${[...cells, row.rewardId, row.quantity, at, reason].map((cell) => cell ?? '').join(',')}\n`;
};

const partSchema = z.object({
  done: z.number(),
  known: z.number(),
  items: z.array(
    z.object({
      row: z.number(),
      status: z.string(),
      code: z.string().optional(),
      reference: z.string().optional(),
      detail: z.string().optional(),
    }),
  ),
});

export type Delivery = {
  readonly campaignId: string;
  readonly folder: string;
  /** Names the file, and the requests that bring it. */
  readonly name: string;
  readonly right: readonly Row[];
  readonly wrong: readonly WrongRow[];
};

/** First what would happen, then that it happens, then the very same file again. */
export async function bringFile(stage: Stage, books: Books, delivery: Delivery): Promise<void> {
  const { name, right, wrong, folder } = delivery;
  const file = `${folder}/${name}.csv`;
  writeFileSync(file, header);
  for (const row of [...right, ...wrong]) appendFileSync(file, lineOf(row));
  const expected = wrong.map(({ code }, place) => `${right.length + place + 2} ${code}`).sort();
  for (const run of ['dry', 'first', 'again'] as const) {
    const refused: string[] = [];
    const sum = await importFile({
      ...{ file, isDry: run === 'dry', say: () => undefined },
      post: async ({ csv, firstRow }) => {
        const answer = await stage.post(partSchema, operator, {
          path: `/ops/campaigns/${delivery.campaignId}/shipment-imports`,
          key: `${delivery.campaignId}-${name}-${run}-${firstRow}`,
          json: { csv, firstRow, dryRun: run === 'dry' },
        });
        const bad = answer.items.filter(({ status }) => status === 'refused');
        refused.push(...bad.map(({ row, code }) => `${row} ${code}`));
        return { ...answer, refused: bad.map((one) => ({ ...one, code: one.code ?? '' })) };
      },
    });
    const isNews = run !== 'again';
    // Of a part that took too long and was asked for again, some rows are known by then.
    const taken = isNews ? sum.done + sum.known : sum.known;
    books.differs(`${name}, ${run}: rows taken`, right.length, taken);
    books.differs(`${name}, ${run}: rows that are news`, isNews, sum.done > 0);
    books.differs(`${name}, ${run}: rows refused`, expected, refused.sort());
  }
  rmSync(file);
  rmSync(`${file}.refused.csv`, { force: true });
  stage.print(
    `  ✓ ${name}: ${right.length} rows taken once of a file sent twice, ${wrong.length} refused`,
  );
}

const verdictsSchema = z.object({ done: z.number(), refused: z.number() });
const atOnce = 100;

/** By the API, a hundred at a time. */
export async function sayParcels(
  stage: Stage,
  campaignId: string,
  rows: readonly Omit<Row, 'rewardId' | 'quantity'>[],
): Promise<number> {
  let done = 0;
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    const answer = await stage.post(verdictsSchema, operator, {
      path: `/ops/campaigns/${campaignId}/shipments`,
      key: `${campaignId}-say-${some[0]?.reference}-${some[0]?.status}`,
      json: { shipments: some },
    });
    done += answer.done;
  }
  return done;
}
