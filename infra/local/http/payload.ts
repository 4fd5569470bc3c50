/** Payload format 2.0: how API Gateway shows a request to a function, and reads its answer. */
import type { OutgoingHttpHeaders } from 'node:http';
import { randomUUID } from 'node:crypto';
import { accountId } from '../aws-names.ts';

export type HttpRequest = {
  readonly method: string;
  /** With the query, if there is one. */
  readonly path: string;
  /** By lower-case name; several of one name joined, cookies by "; " and others by ",". */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | 'too large';
  readonly sourceIp: string | undefined;
};

export type HttpAnswer = {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
};

type Asked = {
  readonly request: HttpRequest;
  readonly url: URL;
  readonly body: Buffer;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly apiId: string;
  readonly nowMs: number;
};

type FunctionAnswer = {
  readonly statusCode: unknown;
  readonly headers: Record<string, unknown>;
  readonly cookies: string[];
  readonly body: unknown;
  readonly isBase64Encoded: boolean;
};

const textTypes = /^(text\/|application\/(json|javascript|xml)|application\/[\w.-]+\+(json|xml))/;

export function toEvent(asked: Asked): Record<string, unknown> {
  const { request, url, body, routeKey, pathParameters, apiId, nowMs } = asked;
  const { headers, cookies } = headersOf(request);
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    ...(cookies.length > 0 && { cookies }),
    ...(url.search.length > 1 && { queryStringParameters: queryOf(url) }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    requestContext: {
      accountId,
      apiId,
      domainName: headers.host,
      domainPrefix: apiId,
      http: {
        method: request.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'],
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: clfTime(nowMs),
      timeEpoch: nowMs,
    },
    ...bodyOf(body, headers),
  };
}

function bodyOf(
  body: Buffer,
  headers: Readonly<Record<string, string>>,
): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const text = textTypes.test(headers['content-type'] ?? 'text/') && !headers['content-encoding'];
  return { body: body.toString(text ? 'utf8' : 'base64'), isBase64Encoded: !text };
}

function headersOf(request: HttpRequest): {
  headers: Record<string, string>;
  cookies: string[];
} {
  const { cookie = '', ...headers } = request.headers;
  return { headers, cookies: cookie.split('; ').filter((each) => each !== '') };
}

function queryOf(url: URL): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    query[name] = query[name] === undefined ? value : `${query[name]},${value}`;
  }
  return query;
}

/** 22/Nov/2026:04:51:32 +0000 */
function clfTime(nowMs: number): string {
  const [, day, month, year, time] = new Date(nowMs).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

/** Undefined when the function's answer is not one that API Gateway can read. */
export function fromResult(payload: string): HttpAnswer | undefined {
  const result = JSON.parse(payload) as unknown;
  if (!isFunctionAnswer(result)) {
    const headers = { 'content-type': 'application/json' };
    return { status: 200, headers, body: Buffer.from(payload) };
  }
  const status = Number(result.statusCode);
  const body = result.body ?? '';
  const valid = Number.isInteger(status) && status >= 100 && status <= 599;
  if (!valid || typeof body !== 'string') return undefined;
  const encoding = result.isBase64Encoded === true ? 'base64' : 'utf8';
  return { status, headers: headersFrom(result, body), body: Buffer.from(body, encoding) };
}

/** A function may also answer with a bare value, which is then the body of a 200. */
function isFunctionAnswer(result: unknown): result is Partial<FunctionAnswer> {
  return typeof result === 'object' && result !== null && 'statusCode' in result;
}

function headersFrom(
  { headers = {}, cookies = [] }: Partial<FunctionAnswer>,
  body: string,
): OutgoingHttpHeaders {
  const outgoing: OutgoingHttpHeaders = {};
  if (body !== '') outgoing['content-type'] = 'text/plain;charset=utf-8';
  for (const [name, value] of Object.entries(headers)) outgoing[name.toLowerCase()] = String(value);
  if (cookies.length > 0) outgoing['set-cookie'] = cookies;
  return outgoing;
}
