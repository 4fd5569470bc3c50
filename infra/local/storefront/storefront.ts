/**
 * The reference storefront on a port, and so an origin, of its own: the page, where it finds the API,
 * and a sign-in that stands for the store's own. Invariant: the page runs nothing and asks nobody but
 * what its policy names, and a token is given for a demo fan only, to this very page.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { listen } from '../aws-endpoint.ts';
import { LocalCloudError } from '../local-cloud-error.ts';
import { readBody } from '../http/read-body.ts';
import type { PageFiles } from './bundle-page.ts';
import { bundlePage } from './bundle-page.ts';
import { demoFans, subjectOf } from './demo-fans.ts';

export type StorefrontOptions = {
  readonly api: string;
  readonly issuer: string;
  /** Where test cards are taken: the simulator's address; empty with Stripe itself. */
  readonly testCardsAt: string;
  /** Stripe's, for its form. */
  readonly publishableKey: string;
  /** The store's time, which may be ahead of the browser's. */
  readonly now: () => number;
  /** Any free one when missing and the usual one is taken. */
  readonly port: number | undefined;
  readonly usualPort: number;
};

export type RunningStorefront = { readonly url: string; readonly close: () => Promise<void> };

export async function startStorefront(options: StorefrontOptions): Promise<RunningStorefront> {
  const files = await bundlePage();
  const server = createServer((request, response) => {
    answer(options, files, request).then(
      (reply) => send(response, options, reply),
      () => send(response, options, problem(502, 'The token issuer does not answer.')),
    );
  });
  const port = await listenSomewhere(server, options);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Nobody who has another program on the usual port is kept from starting. */
async function listenSomewhere(
  server: Server,
  { port, usualPort }: StorefrontOptions,
): Promise<number> {
  try {
    return await listen(server, port ?? usualPort, 'STOREFRONT_PORT');
  } catch (error) {
    if (port !== undefined || !(error instanceof LocalCloudError)) throw error;
    return listen(server, 0, 'STOREFRONT_PORT');
  }
}

type Reply = { readonly status: number; readonly type: string; readonly content: Uint8Array };

const json = (status: number, body: object): Reply => ({
  status,
  type: 'application/json',
  content: Buffer.from(JSON.stringify(body)),
});
const problem = (status: number, detail: string): Reply => json(status, { detail });

async function answer(
  options: StorefrontOptions,
  files: PageFiles,
  request: IncomingMessage,
): Promise<Reply> {
  if (!isOurName(request.headers.host)) return problem(421, 'This is not the name of the store.');
  const { pathname } = new URL(request.url ?? '/', 'http://store');
  const route = `${request.method} ${pathname}`;
  if (route === 'POST /sign-in') return signIn(options, request);
  if (request.method !== 'GET') return problem(405, 'There is nothing to be done here.');
  if (pathname === '/settings.json') return json(200, settingsOf(options));
  const file = files.get(pathname);
  return file ? { status: 200, ...file } : problem(404, 'There is no such page.');
}

/** Another site's name that leads here would let that site read what is here. */
const isOurName = (host = ''): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);

const settingsOf = ({ api, testCardsAt, publishableKey, now }: StorefrontOptions) => ({
  ...{ api, testCardsAt, publishableKey, fans: demoFans, nowMs: now() },
});

const signInBytesMax = 1_000;

/** JSON alone: no other site's page can send that here without being asked first, and refused. */
async function signIn({ issuer }: StorefrontOptions, request: IncomingMessage): Promise<Reply> {
  if (request.headers['content-type'] !== 'application/json') return problem(415, 'Send JSON.');
  const body = await readBody(request, signInBytesMax);
  const fan = body === 'too large' ? undefined : fanIn(body.toString());
  if (fan === undefined) return problem(404, 'There is no such fan.');
  const issued = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sub: subjectOf(fan) }),
  });
  if (!issued.ok) return problem(502, 'The token issuer gives no token.');
  const { access_token: token } = (await issued.json()) as { access_token: string };
  return json(200, { token });
}

function fanIn(text: string): string | undefined {
  try {
    const { fan } = JSON.parse(text) as { fan?: unknown };
    return demoFans.find((name) => name === fan);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, options: StorefrontOptions, reply: Reply): void {
  response.writeHead(reply.status, {
    'content-type': reply.type,
    'content-length': reply.content.length,
    'cache-control': 'no-store',
    'content-security-policy': policyFor(options),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  });
  response.end(reply.content);
}

/** https://docs.stripe.com/security/guide#content-security-policy */
function policyFor({ api, testCardsAt, publishableKey }: StorefrontOptions): string {
  const takesCards = publishableKey !== '';
  const stripe = takesCards ? ' https://js.stripe.com https://*.js.stripe.com' : '';
  const cards = takesCards ? 'https://api.stripe.com' : testCardsAt;
  return [
    "default-src 'none'",
    `script-src 'self'${stripe}`,
    "style-src 'self'",
    `connect-src 'self' ${api} ${cards}`.trim(),
    ...(takesCards ? [`frame-src${stripe} https://hooks.stripe.com`] : []),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
