/**
 * Every HTTP operation for one test file, in this process: the handlers that are deployed, on a real
 * DynamoDB, the simulated Stripe and an issuer of tokens; queues and schedules only listen. Every
 * answer is held against its contract.
 */
import { afterAll, beforeAll } from '@jest/globals';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { BatchWriteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveConsole } from '../../functions/serve-console/serve-console.ts';
import { serveDocs } from '../../functions/serve-docs/serve-docs.ts';
import { bundleConsole } from '../../infra/console/bundle-console.ts';
import { bundleDocs } from '../../infra/openapi/bundle-docs.ts';
import { operations } from '../../infra/openapi/operations.ts';
import { stages } from '../../infra/stage.ts';
import { bundledFiles } from '../../shared/entry/bundled-files.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import type { Operation } from '../../shared/entry/operation.ts';
import { signInEndpoints } from '../../shared/entry/sign-in-endpoints.ts';
import type { Item, Table } from '../../shared/store/table.ts';
import { testClock } from './clock.ts';
import { faultOf } from './contract-check.ts';
import { httpEvent, lambdaContext } from './http-event.ts';
import { localServer } from './local-server.ts';
import type { Heard, LocalServer } from './local-server.ts';
import { testReportKey } from './report-key.ts';
import { newKey } from './storefront.ts';
import { useStripe } from './stripe.ts';
import { useTable } from './table.ts';
import { audience, tokenIssuer } from './token-issuer.ts';
import type { TokenIssuer } from './token-issuer.ts';

/** Who calls: a token's subject with its scopes, a partner's signature, or nobody. */
export type Principal = { readonly sub?: string; readonly scope?: string };

export type Ask = {
  readonly as?: Principal;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is a text. */
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Told = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Record<string, unknown>;
};

type Handler = (event: unknown, context: unknown) => Promise<APIGatewayProxyStructuredResultV2>;

const kebab = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const secret = (): string => randomBytes(32).toString('base64url');

const folderOf = ({ id, folder }: Operation): string => folder ?? kebab(id);

function secretsOf(stripeUrl: string): Record<string, object> {
  return {
    stripe: { secretKey: 'sk_test_rules', webhookSecrets: ['whsec_x'], apiBase: stripeUrl },
    signing: { linkKeys: [secret()], reportKey: testReportKey },
    partners: { rootKey: secret() },
    deliveries: { rootKey: secret() },
  };
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** A dead-letter queue with one message, which is always being redriven. */
const queueAnswers: Readonly<Record<string, object>> = {
  GetQueueAttributes: {
    Attributes: {
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '0',
      ApproximateNumberOfMessagesDelayed: '0',
    },
  },
  ReceiveMessage: {
    Messages: [
      {
        ...{ MessageId: 'm-1', ReceiptHandle: 'r-1', Body: '{}', MD5OfBody: md5('{}') },
        Attributes: { SentTimestamp: '1795000000000', ApproximateReceiveCount: '8' },
      },
    ],
  },
  ChangeMessageVisibilityBatch: { Successful: [], Failed: [] },
  ListMessageMoveTasks: {
    Results: [{ TaskHandle: 'h-1', Status: 'RUNNING', StartedTimestamp: 1_795_000_000_000 }],
  },
  CancelMessageMoveTask: { ApproximateNumberOfMessagesMoved: 0 },
};

/** What the services say that only listen. */
function answerAs(secrets: Record<string, object>, { target, path, body }: Heard): object {
  if (path.startsWith('/schedules')) return { ScheduleArn: 'arn:aws:scheduler:::schedule' };
  const sent = JSON.parse(body) as {
    SecretId?: string;
    MessageBody?: string;
    Entries?: { Id: string; MessageBody: string }[];
  };
  if (target.endsWith('GetSecretValue'))
    return { SecretString: JSON.stringify(secrets[sent.SecretId ?? '']) };
  const ofQueues = queueAnswers[target.replace('AmazonSQS.', '')];
  if (ofQueues) return ofQueues;
  if (target.endsWith('SendMessageBatch')) {
    const entries = sent.Entries ?? [];
    const done = ({ Id, MessageBody }: (typeof entries)[number]) => ({
      ...{ Id, MessageId: Id, MD5OfMessageBody: md5(MessageBody) },
    });
    return { Successful: entries.map(done), Failed: [] };
  }
  return { MessageId: 'm-1', MD5OfMessageBody: md5(sent.MessageBody ?? '') };
}

const queues = [
  ...['PREPARE', 'RELEASE', 'REFUND', 'LEDGER_CHECK', 'CONFIRM', 'RECONCILE_PAYMENT', 'DELIVERY'],
  ...['REPLACE_AUTHORIZATION', 'RECONCILE_REFUNDS', 'RECONCILE_DISPUTES', 'FAILED_SETUP'],
  ...['COLLECT', 'DUN', 'COMPLETE', 'REPLAY', 'PARTNER_EVENTS', 'ASK', 'SPLIT', 'PREVIEW'],
];

function environmentOf(table: { name: string; endpoint: string }, aws: string, issuer: string) {
  const urls = queues.map((name) => [`${name}_QUEUE_URL`, `${aws}/000000000000/${name}`] as const);
  return {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: aws,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
    TABLE_NAME: table.name,
    OIDC_ISSUER: issuer,
    OIDC_AUDIENCE: audience,
    STRIPE_SECRET_ARN: 'stripe',
    SIGNING_SECRET_ARN: 'signing',
    PARTNER_SECRET_ARN: 'partners',
    DELIVERY_SECRET_ARN: 'deliveries',
    FRAUD_LIMITS: JSON.stringify(stages.dev.fraudLimits),
    HOLD_SECONDS: '900',
    DEADLINE_GRACE_SECONDS: '12',
    DUNNING_DAY_SECONDS: '86400',
    STRIPE_REQUESTS_PER_SECOND: '25',
    STRIPE_ENDPOINT_REQUESTS_PER_SECOND: '25',
    QUEUES: 'collect-pledge,sweep-campaigns:undelivered,check-ledger:undelivered',
    QUEUE_URL_PREFIX: `${aws}/000000000000/fanfund-`,
    QUEUE_ARN_PREFIX: 'arn:aws:sqs:us-east-1:000000000000:fanfund-',
    SCHEDULE_GROUP: 'campaigns',
    SCHEDULE_ROLE_ARN: 'arn:aws:iam::000000000000:role/schedules',
    OPENING_QUEUE_ARN: 'arn:aws:sqs:us-east-1:000000000000:opening',
    DEADLINE_QUEUE_ARN: 'arn:aws:sqs:us-east-1:000000000000:deadline',
    SCHEDULE_DEAD_LETTER_ARN: 'arn:aws:sqs:us-east-1:000000000000:dead',
    ...Object.fromEntries(urls),
  };
}

export function operationBy(id: string): Operation {
  const found = operations.find((operation) => operation.id === id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found;
}

export type WholeApi = {
  ask(operation: Operation, ask: Ask): Promise<Told>;
  /** Under a key of its own; an error when it is refused. */
  done(id: string, ask: Ask): Promise<Told>;
  /** How many were sent so far. */
  messages(): number;
  /** Everything in the table, in order. */
  items(): Promise<string[]>;
  /** Takes everything out of the table. */
  clear(): Promise<void>;
  readonly table: ReturnType<typeof useTable>;
  readonly stripe: ReturnType<typeof useStripe>;
};

const consoleOf = (folder: string, issuer: string) =>
  rawHttpEntry(serveConsole, () => ({
    ...{ file: bundledFiles(folder), endpoints: signInEndpoints(issuer), now: Date.now },
    ...{ audience, clientId: 'fanfund-console', stripeDashboard: '' },
  }));

export function useWholeApi(): WholeApi {
  const table = useTable();
  const stripe = useStripe(testClock(Date.now()));
  const folder = mkdtempSync(join(tmpdir(), 'fanfund-docs-'));
  const handlers = new Map<string, Handler>();
  const tokens = new Map<string, Promise<string>>();
  let issuer: TokenIssuer;
  let aws: LocalServer;
  beforeAll(async () => {
    issuer = await tokenIssuer(Date.now());
    const secrets = secretsOf(stripe.url);
    aws = await localServer((heard) => answerAs(secrets, heard));
    Object.assign(process.env, environmentOf(table, aws.url, issuer.url));
    bundleDocs(folder);
    bundleConsole(folder);
    for (const name of new Set(operations.map(folderOf)))
      handlers.set(
        name,
        ((await import(`../../functions/${name}/handler.ts`)) as { handler: Handler }).handler,
      );
    const docs = rawHttpEntry(serveDocs, () => ({ file: bundledFiles(folder) }));
    handlers.set('serve-docs', docs as unknown as Handler);
    handlers.set('serve-console', consoleOf(folder, issuer.url) as unknown as Handler);
  });
  afterAll(async () => {
    await Promise.all([issuer.close(), aws.close()]);
    rmSync(folder, { recursive: true, force: true });
  });
  const tokenOf = ({ sub, scope = '' }: Principal): Promise<string> => {
    const name = `${sub} ${scope}`;
    const known = tokens.get(name) ?? issuer.token({ sub, scope });
    tokens.set(name, known);
    return known;
  };
  const messages = (): number => aws.heard.filter(({ target }) => target.includes('Send')).length;
  const ask = async (operation: Operation, asked: Ask): Promise<Told> => {
    const handler = handlers.get(folderOf(operation));
    if (!handler) throw new Error(`${operation.id} has no handler.`);
    const { as = {}, key, headers } = asked;
    const sent = {
      ...(as.sub !== undefined && { authorization: `Bearer ${await tokenOf(as)}` }),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...headers,
    };
    return told(operation, await handler(eventOf(operation, asked, sent), lambdaContext));
  };
  return {
    ...{ table, stripe, messages, ask },
    done: async (id, asked) => {
      const answer = await ask(operationBy(id), { key: newKey(), ...asked });
      if (answer.status < 300) return answer;
      throw new Error(`${id} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    },
    items: async () => (await itemsOf(table)).map((item) => JSON.stringify(item, inOrder)).sort(),
    clear: () => clear(table),
  };
}

async function itemsOf({ client, name: TableName }: Table): Promise<Item[]> {
  const found: Item[] = [];
  for await (const page of paginateScan({ client }, { TableName, ConsistentRead: true }))
    found.push(...(page.Items ?? []));
  return found;
}

const batchMax = 25;

async function clear(table: Table): Promise<void> {
  const keys = (await itemsOf(table)).map(({ pk, sk }) => ({ pk, sk }));
  for (let from = 0; from < keys.length; from += batchMax) {
    const requests = keys.slice(from, from + batchMax).map((Key) => ({ DeleteRequest: { Key } }));
    await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: requests } }));
  }
  if ((await itemsOf(table)).length > 0) throw new Error('The table could not be cleared.');
}

function eventOf(
  { route }: Operation,
  { path = {}, query, body }: Ask,
  headers: Readonly<Record<string, string>>,
) {
  const [method = '', pattern = ''] = route.split(' ');
  return httpEvent({
    ...{ method, headers, pathParameters: path },
    path: pattern.replace(/\{(\w+)\}/g, (_, name: string) => path[name] ?? ''),
    ...(query && { query }),
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

/** The same fields always give the same text. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** As read by a client; what the contract does not say is an error. */
function told(operation: Operation, answer: APIGatewayProxyStructuredResultV2): Told {
  const { statusCode: status = 0, headers = {} } = answer;
  if (headers['x-content-type-options'] !== 'nosniff')
    throw new Error(`${operation.id} answers without security headers.`);
  const body = jsonOf(answer);
  const fault = body && faultOf(operation, { status, body });
  if (fault !== undefined) throw new Error(fault);
  return { status, headers, body: body ?? {} };
}

/** Undefined for pages and files. */
function jsonOf(answer: APIGatewayProxyStructuredResultV2): Record<string, unknown> | undefined {
  const { headers = {}, body = '', isBase64Encoded } = answer;
  if (!/json/.test(String(headers['content-type'])) || body === '') return undefined;
  const text = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString('utf8');
  return JSON.parse(text) as Record<string, unknown>;
}
