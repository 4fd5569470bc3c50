import { describe, expect, test } from '@jest/globals';
import type { Bench } from './bench.ts';
import { day, refusal, startBench } from './bench.ts';

async function customersMade(bench: Bench, count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) await bench.stripe.customers.create();
}

const listed = async (bench: Bench): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { id } of bench.stripe.events.list({ limit: 100 })) ids.unshift(id);
  return ids;
};

describe('events', () => {
  test('are kept up to a number, the newest of them', async () => {
    const bench = await startBench({ retention: { eventsMax: 20 } });
    await customersMade(bench, 15);
    const [first = ''] = await listed(bench);
    await customersMade(bench, 15);
    await bench.advance(1);
    const kept = await listed(bench);
    expect(kept).toHaveLength(20);
    expect((await refusal(bench.stripe.events.retrieve(first))).statusCode).toBe(404);
    await customersMade(bench, 1);
    await bench.advance(1);
    expect((await listed(bench)).slice(0, 19)).toEqual(kept.slice(1));
    await bench.close();
  });

  test('are kept for thirty days', async () => {
    const bench = await startBench();
    await customersMade(bench, 3);
    await bench.advance(30 * day - 60);
    await customersMade(bench, 2);
    expect(await listed(bench)).toHaveLength(5);
    await bench.advance(120);
    expect(await listed(bench)).toHaveLength(2);
    await bench.close();
  });

  test('that are still to be delivered stay', async () => {
    const webhook = { url: 'http://127.0.0.1:9/hook', secret: 'whsec_x' };
    const bench = await startBench({ retention: { eventsMax: 2 }, webhook });
    await bench.control('POST', 'webhooks', { paused: true });
    await customersMade(bench, 5);
    await bench.advance(1);
    expect(await listed(bench)).toHaveLength(5);
    await bench.close();
  });

  test('go without the answers kept under idempotency keys', async () => {
    const bench = await startBench({ retention: { eventsMax: 1 } });
    const options = { idempotencyKey: 'kept' };
    const first = await bench.stripe.customers.create({}, options);
    await customersMade(bench, 5);
    await bench.advance(3600);
    const again = await bench.stripe.customers.create({}, options);
    expect(again.id).toBe(first.id);
    await bench.close();
  });
});
