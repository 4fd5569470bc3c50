/** `npm start`: runs the local cloud, tells what runs where, and stops it cleanly. */
import { spawnSync } from 'node:child_process';
import { parseSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { startLocalCloud } from './local-cloud.ts';
import type { LocalCloud } from './local-cloud.ts';
import { LocalCloudError } from './local-cloud-error.ts';
import { createConsole } from './console.ts';
import { stockShelves } from './storefront/stock-shelves.ts';
import { startStorefront } from './storefront/storefront.ts';
import type { RunningStorefront } from './storefront/storefront.ts';
import { welcome } from './welcome.ts';

const terminal = createConsole(process.stdout, process.env);
const startedAtMs = performance.now();

async function main(): Promise<void> {
  const settings = parseSettings(process.env);
  terminal.title('Fanfund: the whole of it on this machine');
  const cloud = await startLocalCloud({
    ...settings,
    environment: process.env,
    now: Date.now,
    log: (line) => terminal.warning(line),
    progress: terminal.step,
  });
  terminal.step('bundling the storefront');
  const storefront = await openStorefront(cloud, settings);
  terminal.stepsDone();
  stopOnSignal(() => storefront.close().then(cloud.close));
  stopWithNpm(process.env);
  const places = { ...cloud, storefront: storefront.url };
  for (const line of welcome(places, settings, terminal.paint, Date.now())) terminal.print(line);
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  terminal.print(terminal.paint('dim', `Up after ${seconds} s. Ctrl-C stops it.`));
  terminal.print(`ready api=${cloud.api} stripe=${cloud.stripe}`);
  if (settings.demo) await play(cloud);
}

async function openStorefront(
  cloud: LocalCloud,
  { stripe, storefrontPort, usualStorefrontPort }: Settings,
): Promise<RunningStorefront> {
  const publishableKey = stripe.kind === 'test mode' ? (stripe.publishableKey ?? '') : '';
  const testCardsAt = stripe.kind === 'simulator' ? cloud.stripe : '';
  const { api, issuer, now } = cloud;
  const ports = { port: storefrontPort, usualPort: usualStorefrontPort };
  try {
    return await startStorefront({ api, issuer, now, publishableKey, testCardsAt, ...ports });
  } catch (error) {
    await cloud.close();
    throw error;
  }
}

function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    terminal.print('\nStopping: letting what runs finish (Ctrl-C again stops at once) …');
    close().then(
      () => {
        terminal.print('Stopped. Everything accepted is kept for the next start.');
        process.exit(0);
      },
      (error: unknown) => {
        terminal.warning(String(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

const parentCheckMs = 500;

/**
 * Started by npm and left behind by it (npm was killed): keeping the ports would only be in the
 * way of the next start. What was accepted is kept, as it is when the machine fails. Between npm
 * and this process there may be a shell, which outlives npm: so its parent is watched too.
 */
function stopWithNpm(environment: NodeJS.ProcessEnv): void {
  if (environment['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const npm = parentOf(parent);
  setInterval(() => {
    if (process.ppid !== parent || (npm > 1 && !isRunning(npm))) process.exit(1);
  }, parentCheckMs).unref();
}

const parentOf = (process: number): number =>
  Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(process)], { encoding: 'utf8' }).stdout);

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

type Demo = {
  readonly playDemo: (
    options: Pick<LocalCloud, 'api' | 'stripe' | 'issuer'> & { print: (line: string) => void },
  ) => Promise<void>;
};

async function play({ api, stripe, issuer, now }: LocalCloud): Promise<void> {
  try {
    const module = new URL('../replay/demo.ts', import.meta.url).href;
    const { playDemo } = (await import(module)) as Demo;
    await stockShelves({ api, issuer, now });
    await playDemo({ api, stripe, issuer, print: terminal.print });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    terminal.warning(`The demo did not come to its end (${reason}); everything is still served.`);
  }
}

main().catch((error: unknown) => {
  terminal.failure(
    error instanceof LocalCloudError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error),
  );
  process.exit(1);
});
