import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import type { Bench } from './bench.ts';
import { paid, startBench } from './bench.ts';

const secret = 'whsec_bench';

let received: { body: string; signature: string }[];
let refusals: number;
let receiver: Server;
let bench: Bench;

beforeEach(async () => {
  received = [];
  refusals = 0;
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      refusals -= 1;
      if (refusals >= 0) {
        response.writeHead(500).end();
        return;
      }
      received.push({ body, signature: String(request.headers['stripe-signature']) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  bench = await startBench({ webhook: { url: `http://127.0.0.1:${port}/hook`, secret } });
});

afterEach(async () => {
  await bench.close();
  await new Promise((resolve) => receiver.close(resolve));
});

async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  for (let patience = 250; patience > 0; patience -= 1) {
    if (await isDone()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it never came');
}

const verified = (): Stripe.Event[] =>
  received.map(({ body, signature }) =>
    bench.stripe.webhooks.constructEvent(body, signature, secret),
  );

const waiting = async (): Promise<number> => {
  const { webhooks } = await bench.control('GET', 'stats');
  return (webhooks as { waiting: number }).waiting;
};

describe('webhooks', () => {
  test('every event arrives, signed, and is the one that the API lists', async () => {
    const { requestId } = (await paid(bench)).lastResponse;
    await until(() => received.length === 3);
    const listed = await bench.stripe.events.list();
    expect(verified().map((event) => event.type)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
    ]);
    expect(new Set(verified().map((event) => event.id))).toEqual(
      new Set(listed.data.map((event) => event.id)),
    );
    const last = verified()[2];
    expect(last?.api_version).toBe('2026-10-28.endive');
    expect(last?.request?.id).toBe(requestId);
    await until(async () => (await waiting()) === 0);
  });

  test('a wrong secret does not verify', async () => {
    await bench.stripe.customers.create();
    await until(() => received.length === 1);
    const { body = '', signature = '' } = received[0] ?? {};
    expect(() => bench.stripe.webhooks.constructEvent(body, signature, 'whsec_other')).toThrow(
      'No signatures found matching the expected signature',
    );
  });

  test('a delivery that was refused is tried again later', async () => {
    refusals = 1;
    await bench.stripe.customers.create();
    await until(() => refusals <= 0);
    expect(received).toEqual([]);
    await bench.advance(3);
    await until(() => received.length === 1);
  });

  test('while paused nothing is sent and nothing is lost', async () => {
    await bench.control('POST', 'webhooks', { paused: true });
    await paid(bench);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([received.length, await waiting()]).toEqual([0, 3]);
    await bench.control('DELETE', 'webhooks');
    await until(() => received.length === 3);
  });

  test('deliveries can be doubled', async () => {
    await bench.control('POST', 'webhooks', { duplicate: true });
    await bench.stripe.customers.create();
    await until(() => received.length === 2);
    const [first, second] = verified();
    expect(first?.id).toBe(second?.id);
  });

  test('deliveries can be dropped, though the event remains listed', async () => {
    await bench.control('POST', 'webhooks', { drop: true });
    await bench.stripe.customers.create();
    await until(async () => (await waiting()) === 0);
    const { data } = await bench.stripe.events.list();
    expect([received.length, data.length]).toEqual([0, 1]);
  });

  test('deliveries can come in another order', async () => {
    await bench.control('POST', 'webhooks', { paused: true });
    for (let count = 0; count < 20; count += 1) await bench.stripe.customers.create();
    await bench.control('POST', 'webhooks', { shuffle: true });
    await until(() => received.length === 20);
    const ids = verified().map((event) => (event.data.object as Stripe.Customer).id);
    const { data } = await bench.stripe.customers.list({ limit: 20 });
    const inOrder = data.map((customer) => customer.id).reverse();
    expect(new Set(ids)).toEqual(new Set(inOrder));
    expect(ids).not.toEqual(inOrder);
  });

  test('an endpoint made through the API gets the types that it asked for', async () => {
    const { port } = receiver.address() as AddressInfo;
    const endpoint = await bench.stripe.webhookEndpoints.create({
      url: `http://127.0.0.1:${port}/own`,
      enabled_events: ['customer.created'],
    });
    await bench.stripe.customers.create();
    await until(() => received.length === 2);
    const own = received.filter(({ body, signature }) => {
      try {
        bench.stripe.webhooks.constructEvent(body, signature, endpoint.secret ?? '');
        return true;
      } catch {
        return false;
      }
    });
    expect(own.length).toBe(1);
  });
});
