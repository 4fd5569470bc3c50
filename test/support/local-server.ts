/** A small HTTP server for one test file: a token issuer, or an AWS service that only listens. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Heard = {
  readonly method: string;
  readonly path: string;
  readonly target: string;
  readonly body: string;
};

export type LocalServer = {
  readonly url: string;
  readonly heard: Heard[];
  close(): Promise<void>;
};

/** `answer` gives the JSON for a request; undefined is a 404, a number a status without a body. */
export async function localServer(
  answer: (request: Heard) => object | number | undefined,
): Promise<LocalServer> {
  const heard: Heard[] = [];
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const request = {
        method: message.method ?? '',
        path: message.url ?? '',
        target: String(message.headers['x-amz-target'] ?? ''),
        body: Buffer.concat(chunks).toString('utf8'),
      };
      heard.push(request);
      const given = answer(request) ?? 404;
      const status = typeof given === 'number' ? given : 200;
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(typeof given === 'number' ? '{}' : JSON.stringify(given));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
