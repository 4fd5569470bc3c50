/** Puts the simulator on a socket and its webhooks on the wire. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatorRequest } from './message.ts';
import type { RateLimits } from './protocol/rate-limits.ts';
import { createSender } from './sender.ts';
import type { Simulator } from './simulator.ts';
import { createSimulator } from './simulator.ts';
import type { Retention } from './retention.ts';
import type { EventDestination, WebhookReceiver } from './world/event-log.ts';

export type StripeSimulatorOptions = {
  /** 0 takes any free one. */
  port: number;
  databaseFile: string;
  webhook?: WebhookReceiver;
  /** Where envelopes of Stripe's EventBridge partner source go, beside webhooks or instead. */
  eventDestination?: EventDestination;
  /** How long and how many events are kept; 30 days and 100,000 when left out. */
  retention?: Partial<Retention>;
  /** Stripe's own when left out: 100 for the account, 25 for each endpoint. */
  limits?: Partial<RateLimits>;
  now?: () => number;
  random?: () => number;
  /** The only secret key accepted; any `sk_test_…` when left out. */
  secretKey?: string;
  onDefect?: (error: unknown) => void;
};

export type RunningStripeSimulator = { url: string; port: number; close(): Promise<void> };

export const stripeLimits: RateLimits = { perSecond: 100, perEndpointPerSecond: 25 };

const bodyBytesMax = 1024 * 1024;
const tickEveryMs = 250;

const preflightHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, DELETE, OPTIONS',
  'Access-Control-Allow-Headers': '*',
};

async function bodyOf(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyBytesMax) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function requestOf(message: IncomingMessage, body: string): SimulatorRequest {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { method: message.method ?? 'GET', path: message.url ?? '/', headers, body };
}

async function respond(
  simulator: Simulator,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (message.method === 'OPTIONS') {
    response.writeHead(204, preflightHeaders).end();
    return;
  }
  const body = await bodyOf(message);
  if (body === undefined) {
    response.writeHead(413, { Connection: 'close' }).end();
    return;
  }
  const answer = await simulator.handle(requestOf(message, body));
  if ('dropped' in answer) {
    if (answer.isSilent !== true) message.socket.destroy();
    return;
  }
  const length = { 'Content-Length': Buffer.byteLength(answer.body) };
  response.writeHead(answer.status, { ...answer.headers, ...length }).end(answer.body);
}

/** The options that have no substitute: passed on when they are there. */
function given({ webhook, eventDestination, retention, secretKey }: StripeSimulatorOptions) {
  return {
    ...(webhook && { webhook }),
    ...(eventDestination && { eventDestination }),
    ...(retention && { retention }),
    ...(secretKey !== undefined && { secretKey }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

export async function startStripeSimulator(
  options: StripeSimulatorOptions,
): Promise<RunningStripeSimulator> {
  const onDefect = options.onDefect ?? ((error: unknown): void => console.error(error));
  const server = createServer();
  server.keepAliveTimeout = 65_000;
  const port = await listen(server, options.port);
  const url = `http://127.0.0.1:${port}`;
  const running = createSimulator({
    databaseFile: options.databaseFile,
    now: options.now ?? Date.now,
    random: options.random ?? Math.random,
    sleep: async (durationMs) => {
      await sleep(durationMs, undefined, { ref: false });
    },
    defer: setImmediate,
    baseUrl: () => url,
    limits: { ...stripeLimits, ...options.limits },
    onDefect,
    ...given(options),
  });
  server.on('request', (message, response) => {
    respond(running, message, response).catch((error: unknown) => {
      onDefect(error);
      message.socket.destroy();
    });
  });
  const sender = createSender(running.postman);
  const ticker = setInterval(() => running.tick(), tickEveryMs).unref();
  return {
    url,
    port,
    close: async () => {
      clearInterval(ticker);
      await sender.stop();
      await closed(server);
      running.close();
    },
  };
}
