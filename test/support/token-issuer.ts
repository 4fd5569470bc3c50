/** An OpenID Connect issuer for one test file, which also signs what it should not. */
import type { JWTPayload } from 'jose';
import { SignJWT, UnsecuredJWT, exportJWK, generateKeyPair } from 'jose';
import { localServer } from './local-server.ts';

export type TokenIssuer = {
  readonly url: string;
  /** How often its keys were fetched. */
  keyFetches(): number;
  /** A token as it should be, but for what is asked otherwise; undefined leaves a claim out. */
  token(claims?: Readonly<Record<string, unknown>>): Promise<string>;
  signedByAnotherKey(): Promise<string>;
  /** HS256 with the public key as the secret. */
  signedWithPublicKey(): Promise<string>;
  unsigned(): string;
  /** From now on it answers nothing, or everything but its keys. */
  goSilent(what: 'all' | 'keys'): void;
  close(): Promise<void>;
};

export const audience = 'fanfund';

const discovery = (issuer: string) => ({
  issuer,
  jwks_uri: `${issuer}/jwks`,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
});

export async function tokenIssuer(nowMs: number): Promise<TokenIssuer> {
  const keys = await generateKeyPair('RS256');
  const others = await generateKeyPair('RS256');
  const publicJwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  let silent: 'nothing' | 'keys' | 'all' = 'nothing';
  const server = await localServer(({ path }) => {
    if (silent === 'all' || (silent === 'keys' && path === '/jwks')) return 503;
    if (path === '/.well-known/openid-configuration') return discovery(server.url);
    return path === '/jwks' ? { keys: [publicJwk] } : undefined;
  });
  const nowSeconds = Math.floor(nowMs / 1000);
  const ordinary = (): JWTPayload => ({
    iss: server.url,
    sub: 'anna',
    aud: audience,
    iat: nowSeconds,
    exp: nowSeconds + 3600,
  });
  const header = { alg: 'RS256', kid: 'k1' };
  const secret = new TextEncoder().encode(JSON.stringify(publicJwk));
  return {
    url: server.url,
    keyFetches: () => server.heard.filter(({ path }) => path === '/jwks').length,
    token: (claims = {}) =>
      new SignJWT({ ...ordinary(), ...claims }).setProtectedHeader(header).sign(keys.privateKey),
    signedByAnotherKey: () =>
      new SignJWT(ordinary()).setProtectedHeader(header).sign(others.privateKey),
    signedWithPublicKey: () =>
      new SignJWT(ordinary()).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret),
    unsigned: () => new UnsecuredJWT(ordinary()).encode(),
    goSilent: (what) => {
      silent = what;
    },
    close: () => server.close(),
  };
}
