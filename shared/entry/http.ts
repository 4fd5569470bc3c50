/**
 * Every HTTP request goes through here: size, token, key, path, query and body are checked before
 * a use case sees them, and whatever it answers becomes a response.
 */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Caller } from './caller.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Role } from './operation.ts';
import middy from '@middy/core';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { InvalidCursorError, TransientError, UnknownOutcomeError } from '../errors.ts';
import { RequestProblem, problemResponse, refusalResponse } from './problem.ts';
import { authenticate } from './caller.ts';
import { environment } from '../env.ts';
import { idsIn } from '../domain/ids.ts';
import { isRefusal } from '../domain/refusal.ts';
import { hotAnswers } from './hot-answers.ts';
import { logger, toldOf } from './logger.ts';
import { systemClock } from '../clock.ts';

export type HttpRequest<Path = unknown, Query = unknown, Body = unknown> = {
  /** Missing only where anybody may call. */
  readonly caller: Caller | undefined;
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  readonly idempotencyKey: string;
  /** Which form of answer the caller would rather have. */
  readonly accept?: string | undefined;
  /** Where the request comes from, as API Gateway sees it. */
  readonly clientAddress?: string | undefined;
};

export type HttpAnswer = {
  readonly body: object;
  readonly status?: 200 | 201 | 202;
  /** For how long browsers and CDNs may keep it; not at all when missing. */
  readonly cacheSeconds?: number;
};

/** A file as it was made when the function was bundled. */
export type FileAnswer = {
  /** Compressed by gzip. */
  readonly file: Buffer;
  readonly type: string;
  readonly cacheSeconds: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A page for people. It says itself what a browser may do with it. */
export type PageAnswer = {
  readonly page: string;
  readonly status: 200 | 204 | 404 | 410 | 503;
  readonly headers: Readonly<Record<string, string>>;
};

export type HttpDefinition<Path, Query, Body> = {
  /** `anyone` may also send a token: then the use case learns who it is. */
  readonly caller: Role | 'anyone';
  readonly path?: z.ZodType<Path>;
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
  readonly idempotencyKey?: boolean;
  /** Who asks without a token gets what everybody gets. */
  readonly cached?: boolean;
};

type Invocation = middy.Request<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

const bodyBytesMax = 256 * 1024;

export function httpEntry<Path, Query, Body, Deps>(
  definition: HttpDefinition<Path, Query, Body>,
  useCase: (
    deps: Deps,
    request: HttpRequest<Path, Query, Body>,
  ) => Promise<HttpAnswer | PageAnswer | Refusal>,
  dependencies: () => Deps,
) {
  const hot = hotAnswers<HttpAnswer | PageAnswer | Refusal>(systemClock);
  const parseThenUse = async (deps: Deps, event: APIGatewayProxyEventV2) => {
    const request = await parseRequest(definition, event);
    if (!definition.cached || request.caller) return useCase(deps, request);
    const asked = [definition.path && request.path, definition.query && request.query];
    return hot(JSON.stringify(asked), () => useCase(deps, request));
  };
  return rawHttpEntry(parseThenUse, dependencies);
}

/** For a request that must be judged by its raw bytes: a signed webhook. */
export function rawHttpEntry<Deps>(
  useCase: (
    deps: Deps,
    event: APIGatewayProxyEventV2,
  ) => Promise<HttpAnswer | PageAnswer | FileAnswer | Refusal>,
  dependencies: () => Deps,
) {
  let deps: Deps | undefined;
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use({
      before: ({ event, context }: Invocation) => {
        logger.addContext(context);
        const { requestId } = event.requestContext;
        const none = { campaignId: undefined, pledgeId: undefined };
        logger.appendKeys({ requestId, ...none, ...idsIn(event.rawPath) });
      },
      onError: ({ event, error }: Invocation) => secured(errorResponse(error, event.rawPath)),
    })
    .handler(async (event: APIGatewayProxyEventV2) => {
      deps ??= dependencies();
      return secured(responseOf(await useCase(deps, event), event));
    });
}

/** Which form the answer has. */
function responseOf(
  answer: HttpAnswer | PageAnswer | FileAnswer | Refusal,
  { headers, rawPath }: APIGatewayProxyEventV2,
): APIGatewayProxyStructuredResultV2 {
  if ('page' in answer) return pageResponse(answer);
  if ('file' in answer) return fileResponse(answer, headers);
  return isRefusal(answer)
    ? refusalResponse(answer, rawPath)
    : answerResponse(answer, headers['if-none-match']);
}

/** On every answer; a page says itself what it may load (https://cheatsheetseries.owasp.org). */
const securityHeaders = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

const secured = (
  response: APIGatewayProxyStructuredResultV2,
): APIGatewayProxyStructuredResultV2 => ({
  ...response,
  headers: { ...securityHeaders, ...response.headers },
});

async function parseRequest<Path, Query, Body>(
  definition: HttpDefinition<Path, Query, Body>,
  event: APIGatewayProxyEventV2,
): Promise<HttpRequest<Path, Query, Body>> {
  const text = bodyText(event);
  const caller = await callerOf(definition.caller, event.headers['authorization']);
  const idempotencyKey = keyOf(event.headers['idempotency-key'], definition.idempotencyKey);
  return {
    caller,
    idempotencyKey,
    accept: event.headers['accept'],
    clientAddress: event.requestContext.http.sourceIp,
    path: parsed(definition.path, event.pathParameters ?? {}, 'path'),
    query: parsed(definition.query, event.queryStringParameters ?? {}, 'query'),
    body: parsed(definition.body, definition.body && readJson(text), 'body'),
  };
}

/** The body as it was sent: HTTP API encodes what is not text. */
export function rawBody(event: APIGatewayProxyEventV2): Buffer {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > bodyBytesMax)
    throw new RequestProblem('body_too_large', `A body may have ${bodyBytesMax} bytes at most.`);
  return bytes;
}

const bodyText = (event: APIGatewayProxyEventV2): string => rawBody(event).toString('utf8');

async function callerOf(
  role: Role | 'anyone',
  authorization: string | undefined,
): Promise<Caller | undefined> {
  if (role === 'anyone' && authorization === undefined) return undefined;
  return authenticate(authorization, role === 'anyone' ? 'backer' : role, {
    url: environment('OIDC_ISSUER'),
    audience: environment('OIDC_AUDIENCE'),
    now: systemClock,
  });
}

const keyPattern = /^[\x21-\x7e]{1,255}$/;

function keyOf(header: string | undefined, needed = false): string {
  if (!needed) return '';
  if (header === undefined || header === '')
    throw new RequestProblem(
      'idempotency_key_missing',
      'Send an Idempotency-Key header: repeating the request with it is then safe.',
    );
  if (!keyPattern.test(header))
    throw new RequestProblem(
      'idempotency_key_invalid',
      'An Idempotency-Key has 1 to 255 visible ASCII characters.',
    );
  return header;
}

/** Of a body that somebody sent; nothing in it is believed yet. */
export function readJson(text: string): unknown {
  if (text === '') return {};
  if (isTooDeep(text))
    throw new RequestProblem('invalid_request', 'The body does not fit.', {
      errors: [{ path: 'body', message: `It may be nested ${jsonDepthMax} deep at most.` }],
    });
  try {
    // Half a character, which no database takes, can be written as an escape only.
    return /\\ud[89a-f]/i.test(text) ? JSON.parse(text, wholeCharacters) : JSON.parse(text);
  } catch {
    throw new RequestProblem('malformed_json', 'The body is no valid JSON.');
  }
}

function wholeCharacters(name: string, value: unknown): unknown {
  if (name.isWellFormed() && (typeof value !== 'string' || value.isWellFormed())) return value;
  throw new SyntaxError('A text holds half a character.');
}

/** Deeper than any body that fits, and long before anything that walks through one could tire. */
const jsonDepthMax = 12;

/** Looked for before it is parsed: brackets outside of strings are all that counts. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"') isInString = !isInString;
    else if (isInString) at += letter === '\\' ? 1 : 0;
    else depth += nesting[letter] ?? 0;
    if (depth > jsonDepthMax) return true;
  }
  return false;
}

const nesting: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

function parsed<T>(schema: z.ZodType<T> | undefined, value: unknown, where: string): T {
  const result = (schema ?? z.custom<T>()).safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({
    path: [where, ...path].join('.'),
    message,
  }));
  throw new RequestProblem('invalid_request', `The ${where} does not fit.`, { errors });
}

function answerResponse(
  answer: HttpAnswer,
  ifNoneMatch: string | undefined,
): APIGatewayProxyStructuredResultV2 {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  if (answer.cacheSeconds === undefined)
    return { statusCode: answer.status ?? 200, headers, body: JSON.stringify(answer.body) };
  const body = JSON.stringify(answer.body, inOrder);
  const cached = { ...headers, ...keptHeaders(body, answer.cacheSeconds) };
  const { etag } = cached;
  return isKept(ifNoneMatch, etag)
    ? { statusCode: 304, headers: cached }
    : { statusCode: answer.status ?? 200, headers: cached, body };
}

/** DynamoDB gives a map's fields in any order: the same answer must have the same mark every time. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** What is the same for everybody; the API itself answers with the caller's origin beside it. */
const keptHeaders = (body: string | Buffer, cacheSeconds: number) => ({
  etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  'cache-control': `public, max-age=${cacheSeconds}`,
  vary: 'accept-encoding, origin',
});

function fileResponse(
  { file, type, cacheSeconds, headers }: FileAnswer,
  asked: APIGatewayProxyEventV2['headers'],
): APIGatewayProxyStructuredResultV2 {
  const kept = { 'content-type': type, ...keptHeaders(file, cacheSeconds), ...headers };
  if (isKept(asked['if-none-match'], kept.etag)) return { statusCode: 304, headers: kept };
  const takesGzip = /\bgzip\b/.test(asked['accept-encoding'] ?? '');
  return {
    statusCode: 200,
    headers: { ...kept, ...(takesGzip && { 'content-encoding': 'gzip' }) },
    body: (takesGzip ? file : gunzipSync(file)).toString('base64'),
    isBase64Encoded: true,
  };
}

const pageResponse = ({ page, status, headers }: PageAnswer) => ({
  statusCode: status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: page,
});

/** Weakly, as RFC 9110 has it: on the way, compression turns a mark into a weak one. */
const isKept = (ifNoneMatch = '', etag: string): boolean =>
  ifNoneMatch.split(',').some((mark) => [etag, '*'].includes(mark.trim().replace(/^W\//, '')));

/** What an error means to the caller. What nobody expected is logged and told as no more than that. */
export function errorResponse(error: unknown, instance: string): APIGatewayProxyStructuredResultV2 {
  if (error instanceof RequestProblem)
    return problemResponse(error.code, error.message, {
      errors: error.errors,
      headers: error.headers,
      instance,
    });
  if (error instanceof InvalidCursorError)
    return problemResponse('invalid_cursor', error.message, { instance });
  if (error instanceof TransientError || error instanceof UnknownOutcomeError) {
    logger.warn('A request could not be served now', { cause: toldOf(error) });
    return problemResponse('temporarily_unavailable', 'Try again in a moment.', {
      headers: { 'retry-after': '1' },
      instance,
    });
  }
  logger.error('A request failed unexpectedly', { cause: toldOf(error) });
  return problemResponse('internal_error', 'This is our mistake, and it was recorded.', {
    instance,
  });
}
