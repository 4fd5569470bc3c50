/** The AWS services on a port: the unmodified SDK clients reach it by their endpoint variables. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { AwsError, createAwsServices, errorReply } from './aws-services.ts';
import type { AwsReply, AwsServices } from './aws-services.ts';
import { LocalCloudError } from './local-cloud-error.ts';
import { readBody } from './http/read-body.ts';

export type AwsEndpoint = AwsServices & { readonly server: Server };

const bodyBytesMax = 16 * 1024 * 1024;

export function createAwsEndpoint(reportDefect: (error: unknown) => void): AwsEndpoint {
  const services = createAwsServices();
  const server = createServer((request, response) => {
    answer(services, request, response).then(
      (reply) => send(response, reply),
      (error: unknown) => {
        if (!(error instanceof AwsError)) reportDefect(error);
        const defect = new AwsError('InternalFailure', 'Internal failure', 500);
        send(response, errorReply(error instanceof AwsError ? error : defect));
      },
    );
  });
  server.keepAliveTimeout = 60_000;
  return { ...services, server };
}

async function answer(
  services: AwsServices,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<AwsReply> {
  const body = await readBody(request, bodyBytesMax);
  if (body === 'too large') throw new AwsError('RequestEntityTooLarge', 'Body too large', 413);
  const closed = new AbortController();
  response.once('close', () => closed.abort());
  const { method = 'GET', url = '/', headers } = request;
  return services.answer({ method, url, headers, body: body.toString() }, closed.signal);
}

function send(response: ServerResponse, { status, headers, body }: AwsReply): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(text);
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
