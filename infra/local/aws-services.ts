/**
 * All AWS services of this machine but DynamoDB, as requests and answers: JSON services are told
 * apart by X-Amz-Target, REST ones by path. Whether requests come over a socket or from the same
 * process makes no difference. Invariant: an error leaves here in the service's own shape.
 */
import { randomUUID } from 'node:crypto';

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
/** The signal tells that whoever asked is gone. */
export type JsonOperation = (input: JsonInput, signal: AbortSignal) => unknown;
export type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

type Headers = Readonly<Record<string, string | string[] | undefined>>;

export type RestHandler = (request: {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
}) => Reply | undefined | Promise<Reply | undefined>;

export type AwsRequest = {
  readonly method: string;
  /** Path and query; what stands before the path does not matter. */
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Headers;
  /** As text, or as the JSON that it says. */
  readonly body: string | JsonInput;
};

export type AwsReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** To be sent as JSON. */
  readonly body: unknown;
};

export type AwsServices = {
  /** Key: the whole X-Amz-Target. */
  readonly operations: Map<string, JsonOperation>;
  readonly rest: RestHandler[];
  /** One operation without the wire; throws AwsError, or rejects with it. */
  readonly call: (target: string, input: JsonInput, signal?: AbortSignal) => unknown;
  /** One request as it is on the wire; a refusal is an answer, only a defect rejects. */
  readonly answer: (request: AwsRequest, signal?: AbortSignal) => Promise<AwsReply>;
};

const neverAborted = new AbortController().signal;

export function createAwsServices(): AwsServices {
  const operations = new Map<string, JsonOperation>();
  const rest: RestHandler[] = [];
  const call: AwsServices['call'] = (target, input, signal = neverAborted) => {
    const operation = operations.get(target);
    if (operation !== undefined) return operation(input, signal);
    throw new AwsError('UnknownOperationException', `The local cloud has no ${target}.`);
  };
  const work = async (request: AwsRequest, signal?: AbortSignal): Promise<AwsReply> => {
    const target = request.headers['x-amz-target'];
    if (typeof target === 'string') {
      return reply(200, await call(target, parse(request.body), signal));
    }
    const url = new URL(request.url, 'http://local');
    const body = typeof request.body === 'string' ? request.body : JSON.stringify(request.body);
    for (const handle of rest) {
      const answer = await handle({ ...request, url, body });
      if (answer !== undefined) return withHeaders(answer);
    }
    throw new AwsError('UnknownOperationException', `Nothing answers at ${url.pathname}.`, 404);
  };
  return {
    operations,
    rest,
    call,
    answer: async (request, signal) => {
      try {
        return await work(request, signal);
      } catch (error) {
        if (error instanceof AwsError) return errorReply(error);
        throw error;
      }
    },
  };
}

function parse(body: string | JsonInput): JsonInput {
  if (typeof body !== 'string') return body;
  try {
    return (body === '' ? {} : JSON.parse(body)) as JsonInput;
  } catch {
    throw new AwsError('SerializationException', 'The body is not JSON.');
  }
}

function withHeaders({ status, body, headers }: Reply): AwsReply {
  const plain = reply(status, body);
  return { ...plain, headers: { ...plain.headers, ...headers } };
}

function reply(status: number, body: unknown): AwsReply {
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() };
  return { status, headers, body: body ?? {} };
}

/** The error as each service's own client reads it. */
export function errorReply(error: AwsError): AwsReply {
  const { code, message, queryCode } = error;
  const { status, headers, body } = reply(error.status, {
    __type: code,
    message,
    Message: message,
  });
  return {
    status,
    body,
    headers: {
      ...headers,
      'x-amzn-errortype': code,
      ...(queryCode !== undefined && { 'x-amzn-query-error': `${queryCode};Sender` }),
    },
  };
}
