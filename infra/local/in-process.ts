/**
 * The same cloud for somebody in the same process: no port, no thread, no file, and no timer while
 * nothing is due. Whoever composes it gives what runs the code, the DynamoDB, Stripe and the time,
 * and calls the API and the services as functions. Invariant: whatever comes in takes the way that
 * it takes in `npm start`.
 */
import { createAwsServices } from './aws-services.ts';
import type { AwsServices } from './aws-services.ts';
import { compose } from './compose.ts';
import type { Composed } from './compose.ts';
import type { DynamoDb } from './dynamodb/dynamodb-client.ts';
import type { PoolFactory } from './functions/pool.ts';
import { bodyBytesMax, message } from './http/http-api.ts';
import type { HttpAnswer } from './http/payload.ts';
import { mailApi } from './mail-folder.ts';
import type { Sent } from './mail-folder.ts';
import type { Mapping } from './mappings/queue-mapping.ts';
import { wokenStreams } from './mappings/stream-source.ts';
import type { Around } from './queues/queue.ts';
import { memoryVault } from './secrets.ts';
import { openStateDatabase } from './state-database.ts';
import type { StateDatabase } from './state-database.ts';
import { stripeDoors, stripeSecret } from './stripe.ts';
import type { RunningStripe, StripeLimits } from './stripe.ts';
import type { Stack } from './template/assembly.ts';
import { localParameters, stripeSecretArn } from './template/parameters.ts';
import { resolveAssembly } from './template/resolve-assembly.ts';
import type { Resource } from './template/resolved-template.ts';

/** Names for who is called; nothing listens there. */
export const inProcessAddresses = {
  api: 'http://api.local',
  aws: 'http://aws.local',
  dynamodb: 'http://dynamodb.local',
  issuer: 'http://aws.local/oidc',
};

/** Where Stripe brings its events, if the template has such doors. */
export type StripeDoors = {
  /** Signed with the secret, to the API. */
  readonly webhook: { readonly path: string; readonly secret: string } | undefined;
  /** As envelopes from this source, to `partners.accept`. */
  readonly eventSource: string | undefined;
};

export type InProcessOptions = {
  /** As `resolveInProcess` gives them. */
  readonly resources: readonly Resource[];
  readonly poolOf: PoolFactory;
  readonly dynamodb: DynamoDb;
  /** Is given what to call after each write to a table. */
  readonly onWrite: (written: () => void) => void;
  /** Opens Stripe; its URL becomes the `apiBase` of the secret that functions read. */
  readonly openStripe: (doors: StripeDoors) => RunningStripe | Promise<RunningStripe>;
  readonly takeMail: (mail: Sent, messageId: string) => void;
  readonly now: () => number;
  /** What goes wrong besides: one line each. */
  readonly log: (line: string) => void;
  /** Kept by the caller to compose the cloud anew on what it left; else in memory and its own. */
  readonly state?: StateDatabase;
} & Around;

export type InProcessRequest = {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly sourceIp?: string;
};

export type InProcessCloud = Omit<Composed, 'start' | 'httpApi'> & {
  readonly stripe: RunningStripe;
  readonly services: AwsServices;
  /** A request to the HTTP API. */
  readonly request: (request: InProcessRequest) => Promise<HttpAnswer>;
  /** Nothing fires and no function runs before. */
  readonly start: () => void;
};

/** What the assembly describes; creates its tables, and makes out their streams. */
export function resolveInProcess(options: {
  readonly stacks: Stack[];
  readonly dynamodb: DynamoDb;
  readonly stripeLimits: StripeLimits;
  readonly parameters?: Readonly<Record<string, string>>;
}): Promise<Resource[]> {
  const { stacks, dynamodb, stripeLimits: limits, parameters: given } = options;
  const { issuer } = inProcessAddresses;
  const stripe = { kind: 'simulator', port: 0, limits } as const;
  const parameters = localParameters({ stacks, issuer, stripe, given });
  return resolveAssembly({ stacks, parameters, addresses: inProcessAddresses, dynamodb });
}

export async function runTemplateInProcess(options: InProcessOptions): Promise<InProcessCloud> {
  const { dynamodb, onWrite, state = openStateDatabase(':memory:') } = options;
  const services = createAwsServices();
  const { start, httpApi, ...composed } = compose({
    ...options,
    state,
    services,
    endpoints: inProcessAddresses,
    streams: wokenStreams(dynamodb, onWrite),
    vault: memoryVault(),
    mail: mailApi(options.takeMail),
    timerMsMax: Infinity,
  });
  const stripe = await openStripe(options, { ...composed, httpApi });
  let mappings: Mapping[] = [];
  return {
    ...composed,
    stripe,
    services,
    request: async ({ method, path, headers = {}, body = '', sourceIp = '192.0.2.1' }) => {
      if (httpApi === undefined) return message(503);
      const bytes = Buffer.from(body);
      return httpApi.request({
        method,
        path,
        headers: withHost(headers),
        body: bytes.length > bodyBytesMax ? 'too large' : bytes,
        sourceIp,
      });
    },
    start: () => {
      mappings = start();
    },
    close: async () => {
      for (const mapping of mappings) void mapping.stop();
      await composed.close();
      await stripe.close();
      if (options.state === undefined) state.close();
    },
  };
}

/** As an HTTP client sends them. */
const withHost = (headers: Readonly<Record<string, string>>): Record<string, string> => ({
  host: new URL(inProcessAddresses.api).host,
  ...Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  ),
});

async function openStripe(
  { openStripe: open }: InProcessOptions,
  { secrets, httpApi, partners }: Pick<Composed, 'secrets' | 'httpApi' | 'partners'>,
): Promise<RunningStripe> {
  const secret = stripeSecret(secrets.get(stripeSecretArn), { kind: 'none' }, '');
  const [webhookSecret] = secret.webhookSecrets;
  const { webhookPath: path, source } = stripeDoors(httpApi, partners.sources);
  const webhook =
    path !== undefined && webhookSecret !== undefined ? { path, secret: webhookSecret } : undefined;
  const stripe = await open({ webhook, eventSource: source });
  secrets.set(stripeSecretArn, JSON.stringify({ ...secret, apiBase: stripe.url }));
  return stripe;
}
