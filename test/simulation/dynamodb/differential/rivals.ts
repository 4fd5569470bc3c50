/** The real programs that the model is compared with, as child processes of their own. */
import { Agent, request } from 'node:http';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareStreamRecords } from '../../../../infra/local/dynamodb/stream-index.ts';
import { startDynoxide } from '../../../../infra/local/dynamodb/dynoxide.ts';

export type RivalName = 'dynoxide' | 'dynamodb-local';
export type Answer = { readonly status: number; readonly body: Record<string, unknown> };
export type Rival = {
  readonly name: RivalName;
  call(operation: string, input: object): Promise<Answer>;
  /** Once its tables are there. */
  ready(): void;
  close(): Promise<void>;
};

const root = join(import.meta.dirname, '..', '..', '..', '..');
/** Where `fetch-dynamodb-local.mjs` unpacks it. */
const emulator = join(root, '.local', 'dynamodb-local', 'package', 'emulator');

/** Undefined, with a word of why, where this machine cannot run it. */
export function whyNot(name: RivalName): string | undefined {
  if (name === 'dynoxide') return undefined;
  if (spawnSync('java', ['-version']).status !== 0) return 'there is no Java';
  return existsSync(join(emulator, 'DynamoDBLocal.jar'))
    ? undefined
    : 'node test/simulation/dynamodb/fetch-dynamodb-local.mjs has not been run';
}

export const startRival = (name: RivalName): Promise<Rival> =>
  name === 'dynoxide' ? startOwn() : startLocal();

async function startOwn(): Promise<Rival> {
  const home = mkdtempSync(join(tmpdir(), 'fanfund-compare-'));
  const dynoxide = await startDynoxide(home, (line) => process.stderr.write(`${line}\n`));
  const wire = wireTo(dynoxide.endpoint);
  return {
    name: 'dynoxide',
    call: wire.call,
    ready: () => prepareStreamRecords(dynoxide.databaseFile, { nowMs: Date.now(), readUpTo: 0 }),
    close: async () => {
      wire.close();
      await dynoxide.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function startLocal(): Promise<Rival> {
  const port = 20_000 + (process.pid % 20_000);
  const child = spawn(
    'java',
    [
      `-Djava.library.path=${join(emulator, 'DynamoDBLocal_lib')}`,
      ...['-jar', join(emulator, 'DynamoDBLocal.jar')],
      ...['-inMemory', '-disableTelemetry', '-port', String(port)],
    ],
    { cwd: emulator, stdio: 'ignore' },
  );
  const stopWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', stopWithUs);
  const wire = wireTo(`http://127.0.0.1:${port}`);
  await untilAnswering(wire.call, child);
  return {
    name: 'dynamodb-local',
    call: wire.call,
    ready: () => undefined,
    close: async () => {
      wire.close();
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exited;
      process.off('exit', stopWithUs);
    },
  };
}

async function untilAnswering(call: Rival['call'], child: ChildProcess): Promise<void> {
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 100) {
    if (child.exitCode !== null) break;
    const answered = await call('ListTables', {}).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (answered) return;
    await sleep(100);
  }
  throw new Error(`DynamoDB Local did not start (exit code ${child.exitCode}).`);
}

type Wire = { readonly call: Rival['call']; readonly close: () => void };

function wireTo(endpoint: string): Wire {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const scope = 'local/20260101/us-east-1/dynamodb/aws4_request';
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    'x-amz-date': '20260101T000000Z',
  };
  const call = (operation: string, input: object): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const service = /Stream|Shard|Records/.test(operation)
        ? 'DynamoDBStreams_20120810'
        : 'DynamoDB_20120810';
      const asked = request(endpoint, {
        agent,
        method: 'POST',
        headers: { ...headers, 'x-amz-target': `${service}.${operation}` },
      });
      asked.on('error', reject);
      asked.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const body = JSON.parse(Buffer.concat(parts).toString() || '{}') as Answer['body'];
          resolve({ status: response.statusCode ?? 0, body });
        });
      });
      asked.end(JSON.stringify(input));
    });
  return { call, close: () => agent.destroy() };
}
