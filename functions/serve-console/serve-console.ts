/**
 * Serves the console of operations: files that lie beside this function since it was bundled, and
 * where to sign in. Invariant: the page runs nothing but its own file, and speaks with nobody but
 * this API and the endpoint that gives tokens. Without a token it shows nothing of anybody.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Clock } from '../../shared/clock.ts';
import type { FileAnswer, HttpAnswer } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { SignInEndpoints } from '../../shared/entry/sign-in-endpoints.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';
import { refuse } from '../../shared/domain/refusal.ts';

export type ServeConsoleDeps = {
  /** As it was bundled: compressed by gzip. */
  readonly file: (name: string) => Promise<Buffer>;
  readonly endpoints: () => Promise<SignInEndpoints>;
  readonly audience: string;
  readonly clientId: string;
  readonly stripeDashboard: string;
  readonly now: Clock;
};

const page = { name: 'console.html', type: 'text/html; charset=utf-8' };
const files: Readonly<Record<string, { readonly name: string; readonly type: string }>> = {
  '/ops': page,
  '/ops/main.js': { name: 'main.js', type: 'text/javascript; charset=utf-8' },
  '/ops/style.css': { name: 'style.css', type: 'text/css; charset=utf-8' },
};

/** An old page must not meet a new API for long. */
const cacheSeconds = 60;

export async function serveConsole(
  deps: ServeConsoleDeps,
  { rawPath }: Pick<APIGatewayProxyEventV2, 'rawPath'>,
): Promise<FileAnswer | HttpAnswer | Refusal> {
  if (rawPath === '/ops/settings.json') return { body: await settingsOf(deps) };
  const found = Object.hasOwn(files, rawPath) ? files[rawPath] : undefined;
  if (!found) return refuse('not_found', 'The console has no such file.');
  const headers = found === page ? await pageHeaders(deps) : {};
  return { file: await deps.file(found.name), type: found.type, cacheSeconds, headers };
}

async function settingsOf(deps: ServeConsoleDeps) {
  const { endpoints, audience, clientId, stripeDashboard, now } = deps;
  const { issuer, authorizationEndpoint, tokenEndpoint } = await endpoints();
  return {
    ...{ issuer, clientId, audience, authorizationEndpoint, tokenEndpoint, stripeDashboard },
    now: isoTime(now()),
  };
}

/** While the issuer does not answer, the page can be read and says so. */
async function pageHeaders({ endpoints }: ServeConsoleDeps): Promise<Record<string, string>> {
  const found = await endpoints().catch(() => undefined);
  const tokens = found ? ` ${new URL(found.tokenEndpoint).origin}` : '';
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src data:',
    `connect-src 'self'${tokens}`,
    ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    ...(!found && { 'cache-control': 'no-store' }),
  };
}
