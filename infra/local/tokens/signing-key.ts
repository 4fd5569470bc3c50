/** The local issuer's key: made once per home folder, so that tokens outlive a restart. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { SignJWT, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';

export type TokenClaims = {
  readonly sub: string;
  readonly scope?: string | undefined;
  /** A backer has one unless this says otherwise; empty: none. */
  readonly email?: string | undefined;
  readonly audience?: string | undefined;
  readonly expiresInSeconds?: number | undefined;
  /** Of the sign-in that an ID token answers. */
  readonly nonce?: string | undefined;
};

export type Signer = {
  readonly publicKeys: { readonly keys: JWK[] };
  readonly sign: (issuer: string, claims: TokenClaims) => Promise<string>;
};

export const defaultAudience = 'fanfund';
export const defaultLifetimeSeconds = 3_600;

const algorithm = 'RS256';

export async function openSigner(home: string, now: () => number): Promise<Signer> {
  const file = join(home, 'oidc-key.json');
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: algorithm };
    writeFileSync(file, JSON.stringify(jwk), { mode: 0o600 });
  }
  const jwk = JSON.parse(readFileSync(file, 'utf8')) as JWK & { kid: string };
  const key = (await importJWK(jwk, algorithm)) as CryptoKey;
  const { kty = '', n = '', e = '', kid } = jwk;
  return {
    publicKeys: { keys: [{ kty, n, e, kid, alg: algorithm, use: 'sig' }] },
    sign: (issuer, claims) => {
      const { sub, scope, nonce, audience, expiresInSeconds } = claims;
      const issuedAt = Math.floor(now() / 1000);
      const email = claims.email ?? (scope === undefined ? addressFor(sub) : '');
      const own = { ...(scope !== undefined && { scope }), ...(email && { email }) };
      return new SignJWT({ ...own, ...(nonce !== undefined && { nonce }) })
        .setProtectedHeader({ alg: algorithm, kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setSubject(sub)
        .setAudience(audience ?? defaultAudience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + (expiresInSeconds ?? defaultLifetimeSeconds))
        .setJti(randomUUID())
        .sign(key);
    },
  };
}

/** An address that nobody has (RFC 2606), the same for the same backer. */
const addressFor = (sub: string): string =>
  `${sub.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 64)}@backers.example`;
