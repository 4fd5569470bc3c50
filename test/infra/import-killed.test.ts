/**
 * A warehouse's file from the command to the table: killed half-way and begun again, with nothing
 * doubled and memory that does not grow. `SHIPMENT_ROWS=100000` makes it as long as one of those.
 */
import { afterAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { importShipments } from '../../functions/import-shipments/import-shipments.ts';
import { shipmentImportBody } from '../../shared/api/fulfilment-body.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { pledgeShards } from '../../shared/store/keys.ts';
import { useDeliveries } from '../support/deliveries.ts';
import { request } from '../support/fanfund.ts';

const rows = Number(process.env['SHIPMENT_ROWS'] ?? 1400);
const parcelsEach = 10;
const pledgesMade = rows / (2 * parcelsEach);
const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'fanfund-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const world = useDeliveries();

/** Every parcel is sent, then every parcel arrives. */
async function fileFor(ids: readonly string[]): Promise<string> {
  const file = join(folder, 'parcels.csv');
  const stream = createWriteStream(file);
  stream.write('reference,status,pledge_id,carrier,reward_id,quantity\n');
  for (const status of ['dispatched', 'delivered'])
    for (const id of ids)
      for (let parcel = 0; parcel < parcelsEach; parcel += 1)
        stream.write(`WH-${id.slice(4)}-${parcel},${status},${id},dhl,mug,1\n`);
  stream.end();
  await finished(stream);
  return file;
}

type Api = { readonly url: string; readonly parts: number[]; heapMax: number; close(): void };

/** `onPart` is told before a part is done. */
async function apiOf(campaignId: string, onPart: (part: number) => void): Promise<Api> {
  const parts: number[] = [];
  const server = createServer((message, response) => {
    void text(message).then(async (body) => {
      const parsed = shipmentImportBody.parse(JSON.parse(body));
      parts.push(parsed.firstRow);
      onPart(parts.length);
      const wanted = request({ path: { id: campaignId }, body: parsed });
      const answer = await importShipments(world.deps, wanted).catch(() => undefined);
      api.heapMax = Math.max(api.heapMax, process.memoryUsage().heapUsed);
      // The part of the one that was killed is still being written: it is asked for again.
      if (answer === undefined) response.writeHead(503).end('{}');
      else if (isRefusal(answer)) response.writeHead(409).end(JSON.stringify(answer));
      else response.writeHead(200).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api: Api = {
    ...{ parts, heapMax: 0, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return api;
}

function command(url: string, campaignId: string, file: string) {
  const node = join(root, 'node_modules', '.bin', 'node');
  const args = ['infra/import-shipments.ts', '--campaign', campaignId, '--url', url, file];
  const env = { ...process.env, NODE_OPTIONS: '', FANFUND_TOKEN: 'any' };
  const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<string>((resolve) =>
    child.on('close', (code, signal) => {
      resolve(signal ?? String(code));
    }),
  );
  return { child, ended, said: text(child.stdout), progress: text(child.stderr) };
}

test('an import that was killed half-way goes on, doubles nothing, tells how far it is and needs little memory', async () => {
  const { campaign, ids } = await world.delivering(
    Array.from({ length: pledgesMade }, () => ({
      ...{ quantity: parcelsEach, amountMinor: 1500 * parcelsEach },
    })),
  );
  const file = await fileFor(ids);
  const half = Math.max(2, Math.floor(rows / 2000));
  const kill: (() => void)[] = [];
  const api = await apiOf(campaign.id, (part) => {
    if (part === half) kill.forEach((now) => now());
  });
  const { child, ended } = command(api.url, campaign.id, file);
  kill.push(() => void child.kill('SIGKILL'));
  expect(await ended).toBe('SIGKILL');
  const again = command(api.url, campaign.id, file);
  expect(await again.ended).toBe('0');
  api.close();

  const said = await again.said;
  const [, done, known, refused, mebibytes] =
    /(\d+) done, (\d+) known before, (\d+) refused\. (\d+) MiB/.exec(said) ?? [];
  expect(new Set(api.parts).size).toBeLessThan(api.parts.length);
  expect(Number(done) + Number(known)).toBeLessThan(rows);
  expect(refused).toBe('0');
  expect(Number(mebibytes)).toBeLessThan(160);
  expect(await again.progress).toContain(`${rows} rows, 0 refused`);
  let parcels = 0;
  for (const shard of pledgeShards)
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await world.fulfilments.listShard(campaign.id, shard, { after });
      for (const one of page.fulfilments) {
        expect(one.state).toBe('fulfilled');
        expect(new Set(one.parcels.map(({ reference }) => reference)).size).toBe(parcelsEach);
        parcels += one.parcels.length;
      }
      after = page.next;
    }
  expect(parcels).toBe(rows / 2);
  expect((await world.fulfilments.counts(campaign.id)).byState).toMatchObject({
    ...{ waiting: 0, shipping: 0, fulfilled: pledgesMade },
  });
  if (process.env['SHIPMENT_ROWS'] !== undefined)
    process.stderr.write(
      `${rows} rows: the command ${mebibytes} MiB, the side of the API ` +
        `${Math.round(api.heapMax / 2 ** 20)} MiB of heap at most.\n`,
    );
}, 3_600_000);
