/**
 * A small OpenID Connect issuer: discovery, keys, tokens for whoever asks on this machine, and the
 * sign-in of the console where there is one.
 */
import type { Reply, RestHandler } from '../aws-services.ts';
import { consoleOrigins } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';
import { defaultLifetimeSeconds } from './signing-key.ts';
import type { Signer } from './signing-key.ts';

export type ConsoleAccess = { readonly signIn: SignIn; readonly api: () => string };

export function tokenIssuer(
  signer: Signer,
  issuer: () => string,
  access?: ConsoleAccess,
): RestHandler {
  return (request) => {
    const { method, url, headers, body } = request;
    const route = `${method} ${url.pathname}`;
    if (route === 'GET /oidc/.well-known/openid-configuration') {
      return { status: 200, body: discovery(issuer()) };
    }
    if (route === 'GET /oidc/jwks.json') return { status: 200, body: signer.publicKeys };
    const signedIn = access && signInReply(access, route, request);
    if (signedIn !== undefined) return signedIn;
    if (route !== 'POST /oidc/token') return undefined;
    return issue(signer, issuer(), parse(body, String(headers['content-type'] ?? '')));
  };
}

function signInReply(
  access: ConsoleAccess,
  route: string,
  { url, headers, body }: Parameters<RestHandler>[0],
): Reply | Promise<Reply> | undefined {
  if (route === 'GET /oidc/authorize') return access.signIn.authorize(url.searchParams);
  if (route !== 'POST /oidc/token') return undefined;
  const form = new URLSearchParams(body);
  if (form.get('grant_type') !== 'authorization_code') return undefined;
  return forConsole(access, headers.origin, access.signIn.exchange(form));
}

/** Browsers let the console read the answer, and no other page. */
async function forConsole(
  { api }: ConsoleAccess,
  origin: unknown,
  answering: Promise<Reply>,
): Promise<Reply> {
  const reply = await answering;
  const isConsole = typeof origin === 'string' && consoleOrigins(api()).includes(origin);
  const cors = { 'access-control-allow-origin': String(origin), vary: 'origin' };
  return { ...reply, headers: { ...reply.headers, ...(isConsole && cors) } };
}

async function issue(
  signer: Signer,
  issuer: string,
  input: Record<string, unknown> | undefined,
): Promise<Reply> {
  const { sub, scope, email, audience, expires_in: expires = defaultLifetimeSeconds } = input ?? {};
  const expiresInSeconds = Number(expires);
  if (typeof sub !== 'string' || sub === '' || !Number.isInteger(expiresInSeconds)) {
    return {
      status: 400,
      body: { error: 'invalid_request', error_description: 'sub is needed: whose token is it?' },
    };
  }
  const text = (value: unknown): string | undefined =>
    value === undefined ? undefined : String(value);
  const claims = {
    sub,
    scope: text(scope),
    email: text(email),
    audience: text(audience),
    expiresInSeconds,
  };
  const access_token = await signer.sign(issuer, claims);
  return {
    status: 200,
    body: { access_token, token_type: 'Bearer', expires_in: expiresInSeconds },
  };
}

function discovery(issuer: string): Record<string, unknown> {
  return {
    issuer,
    jwks_uri: `${issuer}/jwks.json`,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    response_types_supported: ['code', 'token'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

function parse(body: string, contentType: string): Record<string, unknown> | undefined {
  if (!contentType.includes('json')) return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
