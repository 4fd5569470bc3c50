import { describe, expect, test } from '@jest/globals';
import { importShipments } from '../../functions/import-shipments/import-shipments.ts';
import { shipmentRows } from '../../shared/fulfilment/shipment-rows.ts';
import { refusedAs } from '../support/refused-as.ts';
import { bodyOf, codeOf, request } from '../support/fanfund.ts';
import { useDeliveries } from '../support/deliveries.ts';

const world = useDeliveries();
const { fulfilments, deliveryOf, table } = world;

const header = 'reference,status,pledge_id,carrier,tracking_number,reward_id,quantity,at,reason';

const run = (id: string, csv: string, more: { dryRun?: boolean; firstRow?: number } = {}) =>
  importShipments(
    world.deps,
    request({ path: { id }, body: { csv, dryRun: false, firstRow: 2, ...more } }),
  );

type Item = { readonly row: number; readonly status: string; readonly code?: string };
const rowsOf = (answer: Record<string, unknown>) =>
  (answer['items'] as Item[]).map(({ row, status, code }) => [row, code ?? status]);

async function file() {
  const { campaign, ids } = await world.delivering([
    {},
    {},
    { state: 'refunded' },
    { quantity: 2 },
  ]);
  const csv = [
    header,
    `A,dispatched,${ids[0]},dhl,0034,,,2026-12-05T10:00:00Z,`,
    `B,dispatched,${ids[1]},"dhl","00,35",,,,`,
    `C,dispatched,${ids[2]},dhl,0036,,,,`,
    `D,dispatched,${ids[3]},dhl,0037,mug,1,,`,
    `A,delivered,,,,,,2026-12-06T10:00:00Z,`,
    'A,delivered',
    'E,delivered,,,,,,,',
    `F,dispatched,${ids[3]},dhl,0038,mug,1,,`,
    'F,failed,,,,,,,lost',
  ].join('\r\n');
  const wanted = [
    [2, 'done'],
    [3, 'invalid_item'],
    [4, 'pledge_refunded'],
    [5, 'done'],
    [6, 'done'],
    [7, 'invalid_item'],
    [8, 'shipment_unknown'],
    [9, 'done'],
    [10, 'done'],
  ];
  return { campaign, ids, csv, wanted };
}

describe('a file of parcels', () => {
  test('is judged row by row, and a dry run says the same and changes nothing', async () => {
    const { campaign, csv, wanted, ids } = await file();
    const before = await deliveryOf(ids[0] ?? '');
    const tried = bodyOf(await run(campaign.id, csv, { dryRun: true }));
    expect(tried).toMatchObject({ dryRun: true, rows: 9, done: 5, known: 0, refused: 4 });
    expect(rowsOf(tried)).toEqual(wanted);
    expect(await deliveryOf(ids[0] ?? '')).toEqual(before);
    expect((await world.campaignNow(campaign.id)).state).toBe('settled');
    const done = bodyOf(await run(campaign.id, csv));
    expect(rowsOf(done)).toEqual(wanted);
  });

  test('that comes again changes nothing', async () => {
    const { campaign, csv, ids } = await file();
    await run(campaign.id, csv);
    const [deliveries, counts] = [
      await fulfilments.getAll(ids),
      await fulfilments.counts(campaign.id),
    ];
    const again = bodyOf(await run(campaign.id, csv));
    expect(again).toMatchObject({ done: 0, known: 5, refused: 4 });
    expect(await fulfilments.getAll(ids)).toEqual(deliveries);
    expect(await fulfilments.counts(campaign.id)).toEqual(counts);
    expect(counts.byState).toEqual({ waiting: 1, shipping: 1, fulfilled: 1, closed: 0 });
  });

  test('is known by its lines also when it comes in parts', async () => {
    const { campaign } = await file();
    const part = bodyOf(
      await run(campaign.id, `${header}\nX,delivered,,,,,,,\n`, { firstRow: 4001 }),
    );
    expect(rowsOf(part)).toEqual([[4001, 'shipment_unknown']]);
  });

  test('whose row says the same twice is told so at the second', async () => {
    const { campaign, ids } = await file();
    const row = `A,dispatched,${ids[0]},dhl,1,,,,`;
    const answer = bodyOf(await run(campaign.id, [header, row, row].join('\n')));
    expect(rowsOf(answer)).toEqual([
      [2, 'done'],
      [3, 'reference_reused'],
    ]);
  });

  test('of a thousand rows reads what it needs at once, a hundred at a time', async () => {
    const { campaign, ids } = await file();
    const rows = Array.from({ length: 1000 }, (_, place) => `Z${place},dispatched,${ids[2]},,,,,,`);
    table.calls.length = 0;
    const answer = bodyOf(await run(campaign.id, [header, ...rows].join('\n'), { dryRun: true }));
    expect(answer).toMatchObject({ refused: 1000 });
    expect(table.count('BatchGetItem')).toBe(10 + 1 + 1);
  });
});

describe('as a whole it is refused', () => {
  test.each([
    ['separated by semicolons', 'reference;status;pledge_id\nA;delivered;\n', 'csv_delimiter'],
    ['separated by tabs', 'reference\tstatus\nA\tdelivered\n', 'csv_delimiter'],
    ['of another encoding', 'reference,status\nM\uFFFDller,delivered\n', 'csv_encoding'],
    ['of two bytes a letter', 'r\0e\0f\0', 'csv_encoding'],
    ['without a column that is needed', 'reference,carrier\nA,dhl\n', 'csv_header'],
    ['with a column that nobody knows', 'reference,status,colour\nA,delivered,red\n', 'csv_header'],
    ['with a column twice', 'reference,status,status\nA,delivered,x\n', 'csv_header'],
    ['with nothing in it', '\n', 'csv_header'],
    ['with a quote that does not end', 'reference,status\n"A,delivered', 'csv_invalid'],
    ['with too many rows', `reference,status\n${'A,delivered\n'.repeat(1001)}`, 'csv_invalid'],
  ])('%s', async (_what, csv, code) => {
    const campaign = await world.given('settled');
    expect(codeOf(await run(campaign.id, csv))).toBe(code);
  });

  test('for a campaign that does not exist or delivers nothing', async () => {
    const csv = 'reference,status\nA,delivered\n';
    expect(codeOf(await run('cmp_aaaaaaaaaaaaaaaa', csv))).toBe('not_found');
    expect(codeOf(await run((await world.given('live')).id, csv))).toBe('campaign_state');
  });
});

test('a mark of the byte order is no part of the first column', () => {
  expect(shipmentRows('\uFEFFreference,status\nA,delivered\n')).toMatchObject([{ row: 2 }]);
  expect(refusedAs(shipmentRows(''))).toBe('csv_header');
});
