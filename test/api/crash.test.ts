/**
 * A machine that is switched off in the middle of a settlement: the process is killed as `kill -9`
 * does it, started again on the same folder, and finishes by itself what it had begun.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { assemblyFor } from '../support/assembly.ts';
import { backer, eventually, inSeconds, storefrontOf } from '../support/storefront.ts';
import type { Addresses, Charge, Storefront } from '../support/storefront.ts';

const mainFile = join(import.meta.dirname, '..', '..', 'infra', 'local', 'main.ts');
const home = mkdtempSync(join(tmpdir(), 'fanfund-crash-'));
const running: { child: ChildProcess; exit: Promise<unknown> }[] = [];

afterEach(async () => {
  for (const { child, exit } of running.splice(0)) {
    // Gently, so that the DynamoDB it started ends with it.
    child.kill('SIGTERM');
    await exit;
  }
  rmSync(home, { recursive: true, force: true });
});

type Running = Storefront & {
  readonly passSeconds: (seconds: number) => Promise<void>;
  readonly kill: () => Promise<void>;
};

/** `npm start` without the installation in front of it. */
async function start(): Promise<Running> {
  const child = spawn(process.execPath, ['--no-warnings', mainFile], {
    env: {
      ...{ PATH: process.env['PATH'], FANFUND_HOME: home, FANFUND_DEMO: '0' },
      ...{ PORT: '0', STRIPE_PORT: '0', AWS_PORT: '0', STRIPE_REQUESTS_PER_SECOND: '240' },
      FANFUND_ASSEMBLY: await assemblyFor(),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = new Promise((done) => child.once('close', done));
  running.push({ child, exit });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await eventually(() => {
    if (child.exitCode !== null) throw new Error(`It did not start: ${output}`);
    return /^ready api=\S+ stripe=\S+$/m.test(output) ? true : undefined;
  }, 'the start');
  const addresses = JSON.parse(readFileSync(join(home, 'addresses.json'), 'utf8')) as Addresses;
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exit;
  };
  const passSeconds = async (advanceSeconds: number): Promise<void> => {
    const body = JSON.stringify({ advanceSeconds });
    const answer = await fetch(`${addresses.aws}/_local/clock`, { method: 'POST', body });
    expect(answer.status).toBe(200);
  };
  return { ...storefrontOf(addresses), passSeconds, kill };
}

/** Four backers side by side, as many pledges each as it takes. */
async function pledgeAll(fanfund: Storefront, campaignId: string, count: number): Promise<void> {
  let next = 0;
  const some = async (name: string): Promise<void> => {
    for (let index = next++; index < count; index = next++)
      await fanfund.back(campaignId, backer(name), { amountMinor: 1_000 + index });
  };
  await Promise.all(Array.from({ length: 4 }, (_none, number) => some(`fan-${number}`)));
}

const pledgesOf = (charges: readonly Charge[]): Set<string | undefined> =>
  new Set(charges.map(({ metadata }) => metadata['fanfund_pledge']));

test('a settlement that was killed half-way completes, and charges every pledge exactly once', async () => {
  const count = 150;
  const first = await start();
  const deadline = inSeconds(900);
  const { id } = await first.launch({ goal: { amountMinor: 1_000 }, deadline });
  await pledgeAll(first, id, count);
  expect(Date.now()).toBeLessThan(Date.parse(deadline));
  await first.passSeconds(915);

  const before = await eventually(async () => {
    const charges = await first.charges(id);
    return charges.length >= 20 ? charges.length : undefined;
  }, 'the first charges');
  await first.kill();
  expect(before).toBeLessThan(count);

  const second = await start();
  const report = await second.settled(id);
  // 1,000 + 1,001 + … + 1,149.
  const sumMinor = 161_175;
  expect(report).toMatchObject({
    ...{ outcome: 'funded', pledgedMinor: sumMinor, collectedMinor: sumMinor, openPledges: 0 },
    ...{ refundedMinor: 0, releasedMinor: 0, droppedMinor: 0 },
    pledges: { collected: count },
  });
  const charges = await second.charges(id);
  expect(charges).toHaveLength(count);
  expect(pledgesOf(charges).size).toBe(count);
  expect(charges.every(({ status, captured }) => status === 'succeeded' && captured)).toBe(true);
  expect(charges.reduce((sum, { amount_captured: minor }) => sum + minor, 0)).toBe(sumMinor);
});
