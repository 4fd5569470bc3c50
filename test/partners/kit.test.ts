/** The kit that partners are given, as it is: what the one sends, and what the other takes. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebhookHeaders } from '../../shared/partners/standard-webhook.ts';
import { faultOf, signedHeaders } from '../../shared/partners/standard-webhook.ts';
import type { Fact } from './kit/receiver.ts';
import { historyOf, receiver } from './kit/receiver.ts';
import { post } from './kit/sender.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes ...').toString('base64')}`;
const kept = new Map<string, Fact>();
const faults: (string | undefined)[] = [];
let shop: Server;
let fanfund: Server;
const addressOf = (server: Server): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const listening = (server: Server) =>
  new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));

beforeAll(async () => {
  shop = receiver(
    () => secret,
    (id, fact) => void kept.set(id, fact),
  );
  fanfund = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      faults.push(
        faultOf({ ...request.headers } as Partial<WebhookHeaders>, body, {
          secrets: [secret],
          nowMs: Date.now(),
        }),
      );
      response.writeHead(202).end('{"items":[{"status":"accepted"}]}');
    });
  });
  await Promise.all([listening(shop), listening(fanfund)]);
});
afterAll(() => {
  shop.close();
  fanfund.close();
});

test('what the sender signs is what the door proves', async () => {
  const at = { api: addressOf(fanfund), partnerId: 'prt_1', secret };
  expect(await post(at, { type: 'pledge.create' })).toEqual({
    status: 202,
    answer: { items: [{ status: 'accepted' }] },
  });
  expect(faults).toEqual([undefined]);
});

test('the receiver keeps what we sign once, in order, and refuses what others sign', async () => {
  const tell = async (id: string, type: string, sequence: number, secrets = [secret]) => {
    const body = JSON.stringify({ type, data: { pledgeId: 'plg_1', sequence, reference: 'a' } });
    const headers = {
      ...signedHeaders(secrets, { id, atMs: Date.now(), body: Buffer.from(body) }),
    };
    return (await fetch(addressOf(shop), { method: 'POST', headers, body })).status;
  };
  const other = `whsec_${Buffer.alloc(32).toString('base64')}`;
  expect(await tell('two', 'pledge.confirmed', 2, [other, secret])).toBe(204);
  expect(await tell('one', 'pledge.created', 1)).toBe(204);
  expect(await tell('one', 'pledge.created', 1)).toBe(204);
  expect(await tell('bad', 'pledge.collected', 3, [other])).toBe(401);
  expect(historyOf(kept.values(), 'plg_1')).toEqual(['pledge.created', 'pledge.confirmed']);
});

test.each(['sender', 'receiver'])('the %s is short enough to be read', (name) => {
  const source = readFileSync(join(import.meta.dirname, 'kit', `${name}.ts`), 'utf8');
  const code = source
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s*(\/\*\*|\*|\/\/)/.test(line));
  expect(code.length).toBeLessThanOrEqual(45);
});
