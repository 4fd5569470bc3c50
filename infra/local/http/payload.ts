/** Payload format 2.0: how API Gateway shows a request to a function, and reads its answer. */
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { randomUUID } from 'node:crypto';
import { accountId } from '../aws-names.ts';

export type HttpAnswer = {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
};

type Asked = {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly apiId: string;
  readonly nowMs: number;
};

const textTypes = /^(text\/|application\/(json|javascript|xml)|application\/[\w.-]+\+(json|xml))/;

export function toEvent(asked: Asked): Record<string, unknown> {
  const { request, url, body, routeKey, pathParameters, nowMs } = asked;
  const { headers, cookies } = headersOf(request);
  const text = textTypes.test(headers['content-type'] ?? 'text/') && !headers['content-encoding'];
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(url.search.length > 1 && { queryStringParameters: queryOf(url) }),
    requestContext: {
      accountId,
      apiId: asked.apiId,
      domainName: headers.host ?? '127.0.0.1',
      domainPrefix: asked.apiId,
      http: {
        method: request.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: clfTime(nowMs),
      timeEpoch: nowMs,
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...(body.length > 0 && { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !text,
  };
}

function headersOf(request: IncomingMessage): {
  headers: Record<string, string>;
  cookies: string[];
} {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (name !== 'cookie' && name !== 'connection') headers[name] = (values ?? []).join(',');
  }
  const cookies = (request.headers.cookie ?? '').split('; ').filter((cookie) => cookie !== '');
  return { headers, cookies };
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
  const result: unknown = JSON.parse(payload);
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    const headers = { 'content-type': 'application/json' };
    return { status: 200, headers, body: Buffer.from(payload) };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = result as {
    statusCode: unknown;
    headers?: Record<string, unknown>;
    cookies?: string[];
    body?: unknown;
    isBase64Encoded?: boolean;
  };
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  if (body !== undefined && body !== null && typeof body !== 'string') return undefined;
  const outgoing: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    outgoing[name.toLowerCase()] = String(value);
  }
  if (cookies !== undefined && cookies.length > 0) outgoing['set-cookie'] = cookies;
  if (body && outgoing['content-type'] === undefined) {
    outgoing['content-type'] = 'text/plain;charset=utf-8';
  }
  return {
    status,
    headers: outgoing,
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}
