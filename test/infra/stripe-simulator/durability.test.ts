import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { startStripeSimulator } from '../../../infra/stripe-simulator/start.ts';

const folder = mkdtempSync(join(tmpdir(), 'stripe-simulator-'));
const databaseFile = join(folder, 'stripe.db');
const mainFile = join(import.meta.dirname, '../../../infra/stripe-simulator/main.ts');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [mainFile, '0', databaseFile, '--unlimited'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {},
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /http:\S+/.exec(line.toString())?.[0] ?? '';
  return { child, url };
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

function clientOf(url: string): Stripe {
  const { hostname, port } = new URL(url);
  const place = { host: hostname, port: Number(port), protocol: 'http' as const };
  return new Stripe('sk_test_durable', { ...place, maxNetworkRetries: 0 });
}

const charge = { amount: 1500, currency: 'usd', payment_method: 'pm_card_visa', confirm: true };

describe('a simulator that is killed', () => {
  test('has forgotten no answered charge and no key', async () => {
    const first = await run();
    const stripe = clientOf(first.url);
    const answered = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        stripe.paymentIntents.create(charge, { idempotencyKey: `durable-${index}` }),
      ),
    );
    const advance = { method: 'POST', body: JSON.stringify({ advanceSeconds: 3600 }) };
    await fetch(`${first.url}/_sim/clock`, advance);
    await kill(first.child);
    const second = await run();
    const again = clientOf(second.url);
    const replayed = await Promise.all(
      answered.map((_, index) =>
        again.paymentIntents.create(charge, { idempotencyKey: `durable-${index}` }),
      ),
    );
    expect(replayed.map((intent) => intent.id)).toEqual(answered.map((intent) => intent.id));
    const stats = (await (await fetch(`${second.url}/_sim/stats`)).json()) as {
      money: object;
      now: number;
    };
    expect(stats.money).toMatchObject({ capturedMinor: { usd: 40 * 1500 } });
    expect(stats.now).toBeGreaterThan(Date.now() / 1000 + 3500);
    await kill(second.child);
  });

  test('a busy port is refused with the original error', async () => {
    const options = { port: 0, databaseFile: ':memory:' };
    const holder = await startStripeSimulator(options);
    await expect(startStripeSimulator({ ...options, port: holder.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      syscall: 'listen',
    });
    await holder.close();
  });
});
