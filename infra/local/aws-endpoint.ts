/**
 * One HTTP server speaks for all AWS services but DynamoDB: the unmodified SDK clients reach it by
 * their endpoint variables. JSON services are told apart by X-Amz-Target, REST ones by path.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { LocalCloudError } from './local-cloud-error.ts';
import { readBody } from './http/read-body.ts';

/** An answer in a service's own error shape. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: string;
  readonly status: number;
  /** The older code that SQS clients still read from a header. */
  readonly queryCode: string | undefined;

  constructor(code: string, message: string, status = 400, queryCode?: string) {
    super(message);
    this.code = code;
    this.status = status;
    this.queryCode = queryCode;
  }
}

export type JsonInput = Record<string, unknown>;
export type JsonOperation = (input: JsonInput, signal: AbortSignal) => unknown;
export type Reply = { readonly status: number; readonly body: unknown };
export type RestHandler = (request: {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}) => Reply | undefined | Promise<Reply | undefined>;

export type AwsEndpoint = {
  readonly server: Server;
  /** Key: the whole X-Amz-Target. */
  readonly operations: Map<string, JsonOperation>;
  readonly rest: RestHandler[];
};

const bodyBytesMax = 16 * 1024 * 1024;

export function createAwsEndpoint(reportDefect: (error: unknown) => void): AwsEndpoint {
  const operations = new Map<string, JsonOperation>();
  const rest: RestHandler[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (error instanceof AwsError) return sendError(response, error);
      reportDefect(error);
      return sendError(response, new AwsError('InternalFailure', 'Internal failure', 500));
    });
  });
  server.keepAliveTimeout = 60_000;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, bodyBytesMax);
    if (body === 'too large') throw new AwsError('RequestEntityTooLarge', 'Body too large', 413);
    const target = request.headers['x-amz-target'];
    if (typeof target === 'string') {
      const operation = operations.get(target);
      if (operation === undefined) {
        throw new AwsError('UnknownOperationException', `The local cloud has no ${target}.`);
      }
      const closed = new AbortController();
      response.once('close', () => closed.abort());
      send(response, 200, await operation(parse(body.toString()), closed.signal));
      return;
    }
    const url = new URL(request.url ?? '/', 'http://local');
    for (const handle of rest) {
      const call = { method: request.method ?? 'GET', url, headers: request.headers };
      const reply = await handle({ ...call, body: body.toString() });
      if (reply !== undefined) return send(response, reply.status, reply.body);
    }
    throw new AwsError('UnknownOperationException', `Nothing answers at ${url.pathname}.`, 404);
  }

  return { server, operations, rest };
}

function parse(body: string): JsonInput {
  try {
    return (body === '' ? {} : JSON.parse(body)) as JsonInput;
  } catch {
    throw new AwsError('SerializationException', 'The body is not JSON.');
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body ?? {});
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(text);
}

function sendError(response: ServerResponse, error: AwsError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.setHeader('x-amzn-errortype', error.code);
  if (error.queryCode !== undefined) {
    response.setHeader('x-amzn-query-error', `${error.queryCode};Sender`);
  }
  send(response, error.status, {
    __type: error.code,
    message: error.message,
    Message: error.message,
  });
}

/** Resolves with the port, or says in one sentence why it cannot be had. */
export function listen(server: Server, port: number, variable: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new LocalCloudError(
              `Port ${port} is in use by another program; stop it or choose another port with ${variable}.`,
            )
          : new LocalCloudError(`Port ${port} cannot be opened (${error.message}).`),
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
