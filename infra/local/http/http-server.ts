/** The HTTP API on a port: what comes over a socket becomes a request, and its answer goes back. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { bodyBytesMax, message } from './http-api.ts';
import type { HttpApi } from './http-api.ts';
import type { HttpAnswer, HttpRequest } from './payload.ts';
import { readBody } from './read-body.ts';

export function createHttpServer(
  current: () => HttpApi | undefined,
  reportDefect: (error: unknown) => void,
): Server {
  const server = createServer((request, response) => {
    const api = current();
    const answering =
      api === undefined
        ? Promise.resolve(message(503))
        : readBody(request, bodyBytesMax).then((body) => api.request(requestOf(request, body)));
    answering.then(
      (result) => send(response, result, request),
      (error: unknown) => {
        reportDefect(error);
        send(response, message(500), request);
      },
    );
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

function requestOf(request: IncomingMessage, body: HttpRequest['body']): HttpRequest {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (name !== 'connection') headers[name] = (values ?? []).join(name === 'cookie' ? '; ' : ',');
  }
  const { method = '', url: path = '/', socket } = request;
  return { method, path, headers, body, sourceIp: socket.remoteAddress };
}

function send(response: ServerResponse, result: HttpAnswer, request: IncomingMessage): void {
  const bare = result.status === 204 || result.status === 304 || result.status < 200;
  const headers = { ...result.headers };
  if (!bare) headers['content-length'] = result.body.length;
  try {
    response.writeHead(result.status, headers);
  } catch {
    response.writeHead(500, { 'content-type': 'application/json' });
    response.end(message(500).body);
    return;
  }
  response.end(bare || request.method === 'HEAD' ? undefined : result.body);
}
