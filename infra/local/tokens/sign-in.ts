/**
 * The console's sign-in on this machine: authorization code with PKCE (RFC 7636), without a password,
 * because whoever can reach the issuer may have any token from it. Invariant: a code goes to the
 * console's own address only, once, within a minute, and becomes a token only for whoever knows the
 * verifier that its challenge was made of.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Reply } from '../aws-services.ts';
import { defaultLifetimeSeconds } from './signing-key.ts';
import type { Signer } from './signing-key.ts';

export const consoleClientId = 'fanfund-console';

export type SignInOptions = {
  readonly signer: Signer;
  readonly issuer: () => string;
  /** Where the console is served. */
  readonly api: () => string;
  readonly now: () => number;
};

export type SignIn = {
  readonly authorize: (asked: URLSearchParams) => Reply;
  readonly exchange: (asked: URLSearchParams) => Promise<Reply>;
};

type Granted = {
  readonly redirectUri: string;
  readonly challenge: string;
  readonly scope: string;
  readonly nonce: string | undefined;
  readonly expiresAtMs: number;
};

const codeMsMax = 60_000;
const challengePattern = /^[A-Za-z0-9_-]{43}$/;

/** The same program by both of its names on this machine. */
export const consoleOrigins = (api: string): string[] => [
  api,
  api.replace('//127.0.0.1:', '//localhost:'),
];

export function openSignIn(options: SignInOptions): SignIn {
  const granted = new Map<string, Granted>();
  return {
    authorize: (asked) => authorize(options, granted, asked),
    exchange: (asked) => exchange(options, granted, asked),
  };
}

const refusal = (error: string, why: string): Reply => ({
  status: 400,
  body: { error, error_description: why },
});

function authorize(
  options: SignInOptions,
  granted: Map<string, Granted>,
  asked: URLSearchParams,
): Reply {
  const redirectUri = asked.get('redirect_uri') ?? '';
  const mayReturn = consoleOrigins(options.api()).some((at) => redirectUri === `${at}/ops`);
  if (asked.get('client_id') !== consoleClientId || !mayReturn)
    return refusal('invalid_request', 'Only the console of this machine signs in here.');
  const back = new URL(redirectUri);
  back.searchParams.set('state', asked.get('state') ?? '');
  back.searchParams.set('iss', options.issuer());
  const wrong = wrongIn(asked);
  if (wrong === undefined) back.searchParams.set('code', grant(options, granted, asked));
  else back.searchParams.set('error', wrong);
  return { status: 302, body: {}, headers: { location: back.href, 'cache-control': 'no-store' } };
}

function grant(
  { now }: SignInOptions,
  granted: Map<string, Granted>,
  asked: URLSearchParams,
): string {
  const code = randomUUID();
  granted.set(code, {
    redirectUri: asked.get('redirect_uri') ?? '',
    challenge: asked.get('code_challenge') ?? '',
    scope: asked.get('scope') ?? '',
    nonce: asked.get('nonce') ?? undefined,
    expiresAtMs: now() + codeMsMax,
  });
  return code;
}

function wrongIn(asked: URLSearchParams): string | undefined {
  if (asked.get('response_type') !== 'code') return 'unsupported_response_type';
  const isBound =
    asked.get('code_challenge_method') === 'S256' &&
    challengePattern.test(asked.get('code_challenge') ?? '');
  if (!isBound || !asked.get('state')) return 'invalid_request';
  return (asked.get('scope') ?? '').split(' ').includes('openid') ? undefined : 'invalid_scope';
}

async function exchange(
  { signer, issuer, now }: SignInOptions,
  granted: Map<string, Granted>,
  asked: URLSearchParams,
): Promise<Reply> {
  const code = asked.get('code') ?? '';
  const found = granted.get(code);
  granted.delete(code);
  if (!found || !isRedeemedBy(found, asked, now()))
    return refusal('invalid_grant', 'This code is used, too old, or somebody else’s.');
  const scopes = found.scope.split(' ').filter((scope) => scope.startsWith('fanfund/'));
  const scope = scopes.join(' ');
  const sub = scopes.includes('fanfund/ops') ? 'operator' : 'onlooker';
  const { nonce } = found;
  const [access, id] = await Promise.all([
    signer.sign(issuer(), { sub, scope }),
    signer.sign(issuer(), { sub, email: '', nonce, audience: consoleClientId }),
  ]);
  const headers = { 'cache-control': 'no-store' };
  const expires_in = defaultLifetimeSeconds;
  const tokens = { access_token: access, id_token: id, token_type: 'Bearer', expires_in, scope };
  return { status: 200, headers, body: tokens };
}

function isRedeemedBy(found: Granted, asked: URLSearchParams, nowMs: number): boolean {
  const verifier = asked.get('code_verifier') ?? '';
  return (
    nowMs < found.expiresAtMs &&
    asked.get('client_id') === consoleClientId &&
    asked.get('redirect_uri') === found.redirectUri &&
    createHash('sha256').update(verifier).digest('base64url') === found.challenge
  );
}
