/**
 * The local cloud: one synthesised CDK assembly, running on this machine. Invariant: whatever was
 * opened is closed again, in reverse order, also when the start fails half-way.
 */
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { createAwsEndpoint, listen } from './aws-endpoint.ts';
import { openClock } from './clock.ts';
import { startDatabase } from './dynamodb/start-database.ts';
import { openHome, writeAddresses } from './home.ts';
import type { HttpApi } from './http/http-api.ts';
import { createHttpServer } from './http/http-server.ts';
import type { Mapping } from './mappings/queue-mapping.ts';
import { runTemplate } from './run-template.ts';
import type { RunningTemplate } from './run-template.ts';
import { openStateDatabase } from './state-database.ts';
import type { StateDatabase } from './state-database.ts';
import { checkedChoice } from './stripe.ts';
import type { StripeChoice } from './stripe.ts';
import { synthesise } from './synthesise.ts';
import { readAssembly } from './template/assembly.ts';
import { clockApi, timeControl } from './time-control.ts';
import type { TimeControl } from './time-control.ts';
import { tokenIssuer } from './tokens/issuer.ts';
import { openSignIn } from './tokens/sign-in.ts';
import { openSigner } from './tokens/signing-key.ts';
import type { Depth } from './queues/queue.ts';
import type { Message } from './queues/message-journal.ts';

export type LocalCloudOptions = {
  /** Folder for everything that is kept. */
  readonly home: string;
  /** 0 means any free port. */
  readonly apiPort: number;
  readonly awsPort: number;
  readonly stripe: StripeChoice;
  readonly stage: string;
  /** Values for parameters of the template, beside those that the local cloud fills itself. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** An assembly that exists already; without it the CDK app is run. */
  readonly assembly?: string;
  /** A DynamoDB that runs already; without it dynoxide is started. */
  readonly dynamodbEndpoint?: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  /** The machine's time. */
  readonly now: () => number;
  /** What went wrong while running: one line each. */
  readonly log: (line: string) => void;
  /** What the start is doing. */
  readonly progress?: (step: string) => void;
};

export type LocalCloud = TimeControl & {
  readonly api: string;
  readonly stripe: string;
  readonly aws: string;
  readonly issuer: string;
  readonly dynamodb: string;
  readonly summary: Readonly<Record<string, number>>;
  readonly queueDepths: () => Record<string, Depth>;
  /** The messages in each dead-letter queue that has any. */
  readonly deadLetters: () => Record<string, Message[]>;
  readonly functionCounts: () => Record<string, { invocations: number; errors: number }>;
  readonly close: () => Promise<void>;
};

type Close = () => void | Promise<void>;
type Closers = Close[];

export async function startLocalCloud(given: LocalCloudOptions): Promise<LocalCloud> {
  const options = { ...given, home: resolve(given.home), stripe: checkedChoice(given.stripe) };
  const closers: Closers = [];
  try {
    return await start(options, closers);
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}

async function start(options: LocalCloudOptions, closers: Closers): Promise<LocalCloud> {
  const { log, progress = () => undefined } = options;
  const home = openHome(options.home);
  closers.push(home.release);
  const clock = openClock(home.folder, options.now);
  const reportDefect = (error: unknown): void =>
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));

  const serving: { httpApi?: HttpApi | undefined } = {};
  const endpoint = createAwsEndpoint(reportDefect);
  const apiServer = createHttpServer(() => serving.httpApi, reportDefect);
  const awsPort = await listen(endpoint.server, options.awsPort, 'AWS_PORT');
  closers.push(() => closeServer(endpoint.server));
  const apiPort = await listen(apiServer, options.apiPort, 'PORT');
  closers.push(() => closeServer(apiServer));
  const addresses = { api: `http://127.0.0.1:${apiPort}`, aws: `http://127.0.0.1:${awsPort}` };
  const issuer = `${addresses.aws}/oidc`;

  const signer = await openSigner(home.folder, clock.now);
  const at = { issuer: () => issuer, api: () => addresses.api };
  const signIn = openSignIn({ ...at, signer, now: clock.now });
  endpoint.rest.push(tokenIssuer(signer, at.issuer, { signIn, api: at.api }));

  progress('synthesising the CDK app');
  const starting = startDatabase(options, home.folder);
  starting.catch(() => undefined);
  const assembly =
    options.assembly ??
    (await synthesise({
      home: home.folder,
      stage: options.stage,
      environment: options.environment,
    }));
  const stacks = readAssembly(assembly);
  progress('starting DynamoDB');
  const database = await starting;
  closers.push(database.close);
  const state = openState(home.folder, closers);

  const running = await runTemplate({
    options,
    clock,
    stacks,
    addresses,
    issuer,
    database,
    state,
    endpoint,
    progress,
    home: home.folder,
  });
  closers.push(running.close);
  serving.httpApi = running.httpApi;
  const mappings = running.startMappings();
  closers.push(() => stopMappings(mappings));
  closers.push(() => drainServer(apiServer));
  const time = timeControl(running, clock);
  endpoint.rest.push(clockApi(time));
  const stripe = running.stripe.url;
  writeAddresses(home.folder, { ...addresses, stripe, issuer, pid: process.pid });
  const places = { ...addresses, stripe, issuer, dynamodb: database.endpoint };
  return { ...describe(running, closers, places), ...time };
}

function openState(home: string, closers: Closers): StateDatabase {
  const state = openStateDatabase(join(home, 'cloud.db'));
  closers.push(state.close);
  return state;
}

function describe(
  running: RunningTemplate,
  closers: Closers,
  addresses: Pick<LocalCloud, 'api' | 'aws' | 'stripe' | 'issuer' | 'dynamodb'>,
): Omit<LocalCloud, keyof TimeControl> {
  const { queues, functions } = running;
  let closing: Promise<void> | undefined;
  return {
    ...addresses,
    summary: running.summary,
    queueDepths: () =>
      Object.fromEntries(queues.all().map((queue) => [queue.settings.name, queue.depth()])),
    deadLetters: () =>
      Object.fromEntries(
        queues
          .all()
          .filter((queue) => running.isDeadLetterQueue(queue))
          .map((queue) => [queue.settings.name, queue.peek()] as const)
          .filter(([, messages]) => messages.length > 0),
      ),
    functionCounts: () =>
      Object.fromEntries(
        functions
          .all()
          .map(({ settings, invocations, errors }) => [settings.name, { invocations, errors }]),
      ),
    close: () => (closing ??= closeAll(closers)),
  };
}

const drainMsMax = 5_000;

async function stopMappings(mappings: readonly Mapping[]): Promise<void> {
  await notLongerThanDrain(Promise.all(mappings.map((mapping) => mapping.stop())));
}

/** Takes no new request, and lets those that run be answered. */
async function drainServer(server: Server): Promise<void> {
  const drained = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  await notLongerThanDrain(drained);
}

async function notLongerThanDrain(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((done) => {
    timer = setTimeout(done, drainMsMax);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}

async function closeAll(closers: Closers): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
