/**
 * Who is calling: a JSON Web Token of the configured OpenID Connect issuer, checked inside the
 * function, because HTTP API's own authorizer cannot answer with problem documents
 * (infra/DECISIONS.md). Keys come from the issuer's JWKS, fetched once per cold start.
 */
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type { Clock } from '../clock.ts';
import type { Role } from './operation.ts';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { RequestProblem } from './problem.ts';
import { TransientError } from '../errors.ts';
import { scopesOf } from './operation.ts';
import * as z from 'zod';

export type Caller = {
  readonly id: string;
  readonly scopes: readonly string[];
  /** Where the caller may be written to, as far as the issuer knows. */
  readonly email?: string | undefined;
};

/** Whether the issuer has seen more of this backer than an address. */
export const isVouchedFor = (caller: Caller | undefined): boolean =>
  caller?.scopes.includes('fanfund/verified') ?? false;

export type Issuer = {
  readonly url: string;
  readonly audience: string;
  readonly now: Clock;
};

const discoverySchema = z.object({ jwks_uri: z.url() });
const keySets = new Map<string, Promise<JWTVerifyGetKey>>();

function keysOf(issuer: Issuer): Promise<JWTVerifyGetKey> {
  const known = keySets.get(issuer.url);
  if (known) return known;
  const fetched = discover(issuer.url);
  keySets.set(issuer.url, fetched);
  fetched.catch(() => keySets.delete(issuer.url));
  return fetched;
}

async function discover(issuerUrl: string): Promise<JWTVerifyGetKey> {
  const address = `${issuerUrl.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(3000) });
    const { jwks_uri: keys } = discoverySchema.parse(await answer.json());
    return createRemoteJWKSet(new URL(keys));
  } catch (error) {
    throw new TransientError('The token issuer does not answer.', { cause: error });
  }
}

const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  client_id: z.string().optional(),
  scope: z.string().default(''),
  /** One address and nothing around it, or none: what is odd about it concerns no caller's rights. */
  email: z
    .string()
    .max(254)
    .regex(/^[^\s@<>(),:;"\\\p{Cc}]+@[^\s@<>(),:;"\\\p{Cc}]+$/u)
    .optional()
    .catch(undefined),
  /** Some issuers write it as a text. */
  email_verified: z.unknown().optional(),
});

/** Refuses a call without a valid token, or without the scope that the role needs. */
export async function authenticate(
  authorization: string | undefined,
  role: Role,
  issuer: Issuer,
): Promise<Caller> {
  const token = /^bearer +([^\s]+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw unauthorized('token_missing', 'A bearer token is needed.');
  const claims = claimsSchema.safeParse(await verified(token, issuer));
  if (!claims.success) throw unauthorized('token_invalid', 'The token names no subject.');
  if (!audiencesOf(claims.data).includes(issuer.audience))
    throw unauthorized('token_wrong_audience', 'The token was made for another audience.');
  const scopes = claims.data.scope.split(' ').filter((part) => part !== '');
  const enough = scopesOf[role];
  if (enough.length > 0 && !enough.some((scope) => scopes.includes(scope)))
    throw new RequestProblem(
      'insufficient_scope',
      `The token lacks the scope ${enough.join(' or ')}.`,
    );
  return { id: claims.data.sub, scopes, ...addressOf(claims.data) };
}

/** An address that the issuer has seen fail belongs to somebody else, perhaps. */
function addressOf({ email, email_verified: verified }: z.infer<typeof claimsSchema>) {
  return email === undefined || verified === false || verified === 'false' ? {} : { email };
}

/** Access tokens of some issuers (Amazon Cognito) name the client instead of an audience. */
const audiencesOf = ({ aud, client_id: client }: z.infer<typeof claimsSchema>): string[] =>
  [aud ?? [], client ?? []].flat();

/** What is wrong with a token; everything else is wrong with the way to its issuer. */
const faultsOfTokens = [
  errors.JWTInvalid,
  errors.JWTClaimValidationFailed,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

async function verified(token: string, issuer: Issuer): Promise<JWTPayload> {
  const keys = await keysOf(issuer);
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: issuer.url,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'sub'],
      currentDate: new Date(issuer.now()),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw unauthorized('token_expired', 'The token has expired.');
    if (faultsOfTokens.some((fault) => error instanceof fault))
      throw unauthorized('token_invalid', 'The token is not valid.');
    throw new TransientError('The keys of the token issuer cannot be read.', { cause: error });
  }
}

const unauthorized = (
  code: 'token_missing' | 'token_invalid' | 'token_expired' | 'token_wrong_audience',
  detail: string,
): RequestProblem =>
  new RequestProblem(code, detail, {
    headers: {
      'www-authenticate': code === 'token_missing' ? 'Bearer' : 'Bearer error="invalid_token"',
    },
  });
