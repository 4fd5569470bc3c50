import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { AddressBook } from '../../../infra/local/home.ts';
import {
  clientOptions,
  eventually,
  lambda,
  newFolder,
  start,
  table,
  writeAssembly,
} from './support.ts';

const mainFile = fileURLToPath(new URL('../../../infra/local/main.ts', import.meta.url));
const tokenFile = fileURLToPath(new URL('../../../infra/local/token.ts', import.meta.url));
const running: ChildProcess[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

type Run = { child: ChildProcess; output: () => string; exit: Promise<number | null> };

function run(file: string, args: string[], environment: Record<string, string>): Run {
  const child = spawn(process.execPath, ['--no-warnings', file, ...args], {
    env: { PATH: process.env.PATH, FANFUND_DEMO: '0', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exit = new Promise<number | null>((done) => child.once('close', done));
  return { child, output: () => output, exit };
}

function runMain(home: string, assembly: string, more: Record<string, string> = {}): Run {
  const ports = { STRIPE_PORT: '0', AWS_PORT: '0' };
  return run(mainFile, [], { FANFUND_HOME: home, FANFUND_ASSEMBLY: assembly, ...ports, ...more });
}

async function ready({ output }: Run, home: string): Promise<AddressBook> {
  await eventually(() => (/^ready api=\S+ stripe=\S+$/m.test(output()) ? true : undefined));
  return JSON.parse(readFileSync(join(home, 'addresses.json'), 'utf8')) as AddressBook;
}

function pipeline(): string {
  return writeAssembly({
    Table: table,
    Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: 'work',
        RedrivePolicy: {
          deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] },
          maxReceiveCount: 5,
        },
      },
    },
    Worker: lambda('work', { FunctionName: 'worker' }, { TABLE: { Ref: 'Table' } }),
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        FunctionName: { Ref: 'Worker' },
        EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] },
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 2 },
      },
    },
  });
}

async function sendWork(aws: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const response = await fetch(aws, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.SendMessage' },
      body: JSON.stringify({ QueueUrl: 'work', MessageBody: JSON.stringify({ detail: { id } }) }),
    });
    expect(response.status).toBe(200);
  }
}

describe('npm start', () => {
  test('killed at any point works everything accepted after the next start', async () => {
    const home = newFolder();
    const assembly = pipeline();
    const first = runMain(home, assembly);
    const { aws } = await ready(first, home);
    const ids = Array.from({ length: 300 }, (_none, n) => `w${n}`);
    await sendWork(aws, ids);
    first.child.kill('SIGKILL');
    await first.exit;

    const cloud = await start(assembly, { home });
    const client = new DynamoDBClient(clientOptions(cloud.dynamodb));
    const query = new QueryCommand({
      TableName: 'sample-table',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'worked' } },
      ConsistentRead: true,
    });
    const worked = await eventually(async () => {
      const { Items = [] } = await client.send(query);
      return Items.length === ids.length ? Items : undefined;
    });
    expect(worked.map(({ sk }) => sk?.S).sort()).toEqual([...ids].sort());
    expect(cloud.deadLetters()).toEqual({});
  });

  test('stops cleanly on SIGTERM, with DynamoDB', async () => {
    const home = newFolder();
    const started = runMain(home, pipeline());
    await ready(started, home);
    started.child.kill('SIGTERM');
    expect(await started.exit).toBe(0);
    expect(started.output()).toContain('Stopped.');
    expect(existsSync(join(home, 'dynoxide.pid'))).toBe(false);
  });

  test('that cannot start says why in one sentence and exits with 1', async () => {
    const home = newFolder();
    const assembly = pipeline();
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => taken.once('listening', listening));
    const { port } = taken.address() as AddressInfo;
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const odd = writeAssembly({ Odd: { Type: 'AWS::S3::Bucket' } });
    const cases: [Run, RegExp][] = [
      [runMain(newFolder(), assembly, { PORT: String(port) }), /✗ Port \d+ is in use by another/],
      [runMain(newFolder(), assembly, { STRIPE_PORT: String(port) }), /✗ Port \d+ is in use by/],
      [runMain(newFolder(), assembly, { PORT: 'http' }), /✗ PORT must be a port number, not http/],
      [runMain(`${file}/home`, assembly), /✗ The folder .* cannot be written to/],
      [runMain(newFolder(), odd), /✗ sample\/Odd is of type AWS::S3::Bucket, which/],
      [
        runMain(newFolder(), assembly, { STRIPE_SECRET_KEY: 'sk_live_x' }),
        /✗ STRIPE_SECRET_KEY must/,
      ],
    ];
    for (const [{ exit, output }, message] of cases) {
      expect(await exit).toBe(1);
      expect(output()).toMatch(message);
      expect(output()).not.toMatch(/^\s+at /m);
    }
    taken.close();
    await start(assembly, { home });
    const second = runMain(home, assembly);
    expect(await second.exit).toBe(1);
    expect(second.output()).toMatch(/✗ Another local cloud already runs on/);
  });
});

describe('npm run token', () => {
  test('prints a token alone, which the issuer vouches for', async () => {
    const home = newFolder();
    const { issuer } = await start(writeAssembly({}), { home });
    const { output, exit } = run(tokenFile, ['--scope', 'ops', '--sub', 'olga'], {
      FANFUND_HOME: home,
    });
    expect(await exit).toBe(0);
    const discovered = await fetch(`${issuer}/.well-known/openid-configuration`);
    const { jwks_uri } = (await discovered.json()) as { jwks_uri: string };
    const { payload, protectedHeader } = await jwtVerify(
      output().trim(),
      createRemoteJWKSet(new URL(jwks_uri)),
      { issuer, audience: 'fanfund' },
    );
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload).toMatchObject({ sub: 'olga', scope: 'fanfund/ops' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  });

  test('without a key says what to do', async () => {
    const { output, exit } = run(tokenFile, [], { FANFUND_HOME: newFolder() });
    expect(await exit).toBe(1);
    expect(output()).toMatch(/^There is no signing key in .* run npm start once/);
  });

  test('and the issuer over HTTP give the same kind of token', async () => {
    const { issuer } = await start(writeAssembly({}));
    const response = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ sub: 'bo', scope: 'fanfund/creator', expires_in: '60' }),
    });
    const answer = (await response.json()) as { access_token: string };
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 60 });
    const keys = createRemoteJWKSet(new URL(`${issuer}/jwks.json`));
    const { payload } = await jwtVerify(answer.access_token, keys, { issuer, audience: 'fanfund' });
    expect(payload).toMatchObject({ sub: 'bo', scope: 'fanfund/creator' });
  });

  test('carries an address for a backer, another one if asked, none for those who are none', async () => {
    const { issuer } = await start(writeAssembly({}));
    const emailFor = async (claims: Record<string, string>): Promise<unknown> => {
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        body: new URLSearchParams(claims),
      });
      const { access_token: token } = (await response.json()) as { access_token: string };
      return decodeJwt(token)['email'];
    };
    expect(await emailFor({ sub: 'anna b.' })).toBe('anna-b.@backers.example');
    expect(await emailFor({ sub: 'anna', email: 'a@mail.example' })).toBe('a@mail.example');
    expect(await emailFor({ sub: 'anna', email: '' })).toBeUndefined();
    expect(await emailFor({ sub: 'olga', scope: 'fanfund/ops' })).toBeUndefined();
  });
});

test('the keys that Fanfund signs with are made once, and kept over restarts', async () => {
  const home = newFolder();
  const assembly = writeAssembly({});
  const keysOf = (): unknown =>
    JSON.parse(readFileSync(join(home, 'secrets', 'fanfund.signing'), 'utf8'));
  const first = await start(assembly, { home });
  const made = keysOf();
  await first.close();
  expect(made).toMatchObject({ linkKeys: [expect.stringMatching(/^[\w-]{43}$/)] });
  await start(assembly, { home });
  expect(keysOf()).toEqual(made);
});
