/** Assemblies and local clouds for tests: written by hand, so that no CDK run is needed. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach } from '@jest/globals';
import { startLocalCloud } from '../../../infra/local/local-cloud.ts';
import type { LocalCloud, LocalCloudOptions } from '../../../infra/local/local-cloud.ts';

type Resources = Record<string, { Type: string; Properties?: Record<string, unknown> }>;

const folders: string[] = [];
const clouds: LocalCloud[] = [];

afterEach(async () => {
  for (const cloud of clouds.splice(0)) await cloud.close();
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fanfund-local-'));
  folders.push(folder);
  return folder;
}

/** One stack called "sample"; functions written with lambda() below use the sample code. */
export function writeAssembly(resources: Resources, more: Record<string, unknown> = {}): string {
  const folder = newFolder();
  const write = (name: string, content: unknown): void =>
    writeFileSync(join(folder, name), JSON.stringify(content));
  write('manifest.json', {
    artifacts: {
      'sample.assets': { type: 'cdk:asset-manifest', properties: { file: 'sample.assets.json' } },
      sample: {
        type: 'aws:cloudformation:stack',
        properties: { templateFile: 'sample.template.json' },
        dependencies: ['sample.assets'],
      },
    },
  });
  write('sample.assets.json', {
    files: {
      code: { source: { path: 'code' }, destinations: { here: { objectKey: 'code.zip' } } },
    },
  });
  write('sample.template.json', { Resources: resources, ...more });
  mkdirSync(join(folder, 'code'));
  cpSync(fileURLToPath(new URL('fixtures/functions', import.meta.url)), join(folder, 'code'), {
    recursive: true,
  });
  return folder;
}

export function lambda(
  handler: string,
  properties: Record<string, unknown> = {},
  variables: Record<string, unknown> = {},
): Resources[string] {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Key: 'code.zip' },
      Handler: `index.${handler}`,
      Runtime: 'nodejs24.x',
      Timeout: 5,
      MemorySize: 256,
      Environment: { Variables: variables },
      ...properties,
    },
  };
}

export const table: Resources[string] = {
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: {
    TableName: 'sample-table',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  },
};

export async function start(
  assembly: string,
  options: Partial<LocalCloudOptions> = {},
): Promise<LocalCloud> {
  const cloud = await startLocalCloud({
    home: newFolder(),
    apiPort: 0,
    awsPort: 0,
    stripe: { kind: 'none' },
    stage: 'dev',
    assembly,
    environment: process.env,
    now: Date.now,
    log: (line) => process.stderr.write(`${line}\n`),
    ...options,
  });
  clouds.push(cloud);
  return cloud;
}

export function clientOptions(endpoint: string): {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
} {
  return {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
}

/** Asks again until the answer is there. */
export async function eventually<T>(ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let tried = 0; tried < 1000; tried += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(50);
  }
  throw new Error('Waited fifty seconds for nothing');
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
