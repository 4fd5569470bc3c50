/**
 * All of Fanfund for one test file: the synthesised template on free ports with a home folder of
 * its own, started before the tests and stopped after them.
 */
import { afterAll, beforeAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { LocalCloud } from '../../infra/local/local-cloud.ts';
import { startLocalCloud } from '../../infra/local/local-cloud.ts';
import type { StripeLimits } from '../../infra/local/stripe.ts';
import { stages } from '../../infra/stage.ts';
import { assemblyFor } from './assembly.ts';
import type { StageSettings } from './assembly.ts';
import { machineTime, storefrontOf } from './storefront.ts';
import type { Storefront, Time } from './storefront.ts';

export type RunningCloud = Storefront & {
  readonly cloud: LocalCloud;
  /** Gone after the tests. */
  readonly folder: string;
  /** Sets the time forward, unless it is later already. */
  passUntil(at: string): void;
  /** The same, until a campaign with this deadline is sealed. */
  passDeadline(deadline: string): void;
  /** Everything in the table, to see whether anything has changed. */
  items(): Promise<string[]>;
  /** What functions said about failures, for a test that wonders. */
  readonly complaints: readonly string[];
};

export type CloudSettings = {
  readonly stage?: StageSettings;
  /** What the simulated Stripe allows; as much as a machine can do when missing. */
  readonly limits?: StripeLimits;
  /** Gives the assembly to run; the synthesised one when missing. */
  readonly assembly?: (folder: string) => Promise<string>;
};

const startMsMax = 180_000;
/** The simulator keeps up with a machine; that Stripe's own limits are kept is tested elsewhere. */
const unhurried = { perSecond: 1000, perEndpointPerSecond: 250 };

export function useCloud(settings: CloudSettings = {}): RunningCloud {
  const { stage = {}, limits = unhurried, assembly } = settings;
  const folder = mkdtempSync(join(tmpdir(), 'fanfund-api-'));
  const running = {} as RunningCloud;
  const complaints: string[] = [];
  beforeAll(async () => {
    const cloud = await startLocalCloud({
      home: join(folder, 'home'),
      apiPort: 0,
      awsPort: 0,
      stripe: { kind: 'simulator', port: 0, limits },
      stage: 'dev',
      assembly: assembly ? await assembly(folder) : await assemblyFor(stage),
      environment: process.env,
      now: Date.now,
      log: (line) => complaints.push(line),
    });
    const items = (): Promise<string[]> => scan(cloud.dynamodb);
    const pass = (atMs: number): void => cloud.advance(Math.max(0, atMs - cloud.now()));
    const graceMs = { ...stages.dev, ...stage }.deadlineGraceSeconds * 1000;
    Object.assign(running, storefrontOf(cloud, timeOf(cloud)), {
      ...{ cloud, folder, complaints, items },
      passUntil: (at) => pass(Date.parse(at)),
      passDeadline: (deadline) => pass(Date.parse(deadline) + graceMs),
    } satisfies Partial<RunningCloud>);
  }, startMsMax);
  afterAll(async () => {
    await running.cloud?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return running;
}

/** How often nothing must have been under way: the table's stream is looked at ten times a second. */
const quietLooks = 3;

/** Nobody waits for what is due at some time: once nothing is under way, that time has come. */
function timeOf(cloud: LocalCloud): Time {
  let quiet = 0;
  return {
    now: cloud.now,
    rest: async () => {
      await machineTime.rest();
      const nextAtMs = cloud.nextAtMs();
      quiet = nextAtMs === undefined ? 0 : quiet + 1;
      if (quiet < quietLooks || nextAtMs === undefined || nextAtMs === Infinity) return;
      quiet = 0;
      cloud.advance(Math.max(0, nextAtMs - cloud.now()));
    },
  };
}

/** The same fields always give the same text. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Running totals and the feed of operations: the stream's reader writes them a moment later. */
const isWrittenBehind = ({ pk, sk }: Record<string, AttributeValue>): boolean =>
  sk?.S === 'TOTALS' || pk?.S?.startsWith('FEED#') === true;

async function scan(endpoint: string): Promise<string[]> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const items: string[] = [];
  for (const TableName of TableNames) {
    const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    const kept = Items.filter((item) => !isWrittenBehind(item));
    items.push(...kept.map((item) => JSON.stringify(item, inOrder)));
  }
  client.destroy();
  return items.sort();
}
