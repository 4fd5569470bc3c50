/**
 * Runs the DynamoDB of this machine as a child process on a file in the home folder. Invariant:
 * one process per file; a child that outlived a killed parent is stopped before the next starts.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalCloudError } from '../local-cloud-error.ts';

export type Dynoxide = {
  readonly endpoint: string;
  readonly databaseFile: string;
  readonly close: () => Promise<void>;
};

const startMsMax = 10_000;
const stopMsMax = 3_000;

export async function startDynoxide(
  home: string,
  reportDeath: (line: string) => void,
): Promise<Dynoxide> {
  const binary = findBinary();
  const databaseFile = join(home, 'dynamodb.db');
  const pidFile = join(home, 'dynoxide.pid');
  await stopStale(pidFile, databaseFile);
  const port = await freePort();
  const log = openSync(join(home, 'dynoxide.log'), 'a');
  const child = spawn(binary, ['--port', String(port), '--db-path', databaseFile], {
    stdio: ['ignore', log, log],
    // Its own group: Ctrl-C in the terminal is for us, and we stop it last.
    detached: true,
  });
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  let closing = false;
  child.once('exit', (code) => {
    if (!closing) reportDeath(`DynamoDB (dynoxide) stopped by itself with exit code ${code}`);
  });
  writeFileSync(pidFile, String(child.pid));
  await untilListening(port, child);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    databaseFile,
    close: async () => {
      closing = true;
      process.off('exit', killWithUs);
      await stop(child);
      rmSync(pidFile, { force: true });
    },
  };
}

function findBinary(): string {
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve('@dynoxide/linux-x64/package.json')), 'dynoxide');
  } catch (cause) {
    throw new LocalCloudError(
      `No DynamoDB for ${process.platform} ${process.arch} is installed (@dynoxide/linux-x64 is for Linux on x64); start any other local DynamoDB and name its address in DYNAMODB_ENDPOINT.`,
      { cause },
    );
  }
}

async function stopStale(pidFile: string, databaseFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  const isOurs = (): boolean => {
    const commandLine = `/proc/${pid}/cmdline`;
    return existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes(databaseFile);
  };
  if (Number.isInteger(pid) && pid > 0 && isOurs()) {
    process.kill(pid, 'SIGTERM');
    for (let waitedMs = 0; isOurs(); waitedMs += 20) {
      if (waitedMs === stopMsMax) process.kill(pid, 'SIGKILL');
      await sleep(20);
    }
  }
  rmSync(pidFile, { force: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  for (let waitedMs = 0; waitedMs < startMsMax; waitedMs += 20) {
    if (failure !== undefined || child.exitCode !== null) break;
    const answered = await fetch(`http://127.0.0.1:${port}`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(20);
  }
  throw new LocalCloudError(
    `DynamoDB (dynoxide) did not start (${failure ?? `exit code ${child.exitCode}`}); its output is in dynoxide.log in the home folder.`,
  );
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopMsMax);
  await exited;
  clearTimeout(timer);
}
