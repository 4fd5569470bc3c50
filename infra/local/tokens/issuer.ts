/** A small OpenID Connect issuer: discovery, keys, and tokens for whoever asks on this machine. */
import type { Reply, RestHandler } from '../aws-services.ts';
import { defaultLifetimeSeconds } from './signing-key.ts';
import type { Signer } from './signing-key.ts';

export function tokenIssuer(signer: Signer, issuer: () => string): RestHandler {
  return ({ method, url, headers, body }) => {
    const route = `${method} ${url.pathname}`;
    if (route === 'GET /oidc/.well-known/openid-configuration') {
      return { status: 200, body: discovery(issuer()) };
    }
    if (route === 'GET /oidc/jwks.json') return { status: 200, body: signer.publicKeys };
    if (route !== 'POST /oidc/token') return undefined;
    return issue(signer, issuer(), parse(body, String(headers['content-type'] ?? '')));
  };
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
    token_endpoint: `${issuer}/token`,
    response_types_supported: ['token'],
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
