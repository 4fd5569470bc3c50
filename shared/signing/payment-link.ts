/**
 * The link by which a backer mends a failed payment without logging in: a JSON Web Token that names
 * the pledge and nothing else, and ends with the time there is for it. It opens this one purpose
 * only. The same pledge and end always make the same token.
 */
import { SignJWT, errors, jwtVerify } from 'jose';
import type { SigningSecret } from './signing-secret.ts';
import { pledgeIdPattern } from '../domain/ids.ts';
import * as z from 'zod';

export type LinkKeys = SigningSecret['linkKeys'];

export type OpenedLink =
  | { readonly kind: 'valid'; readonly pledgeId: string }
  /** It was good once: whoever holds it may be told that. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'forged' };

const audience = 'fanfund';
const purpose = 'mend-payment';
const claimsSchema = z.object({
  sub: z.string().regex(pledgeIdPattern),
  purpose: z.literal(purpose),
});

const keyOf = (linkKey: string): Uint8Array => Buffer.from(linkKey, 'base64url');

export function signPaymentLink(
  [linkKey]: LinkKeys,
  { pledgeId, expiresAtMs }: { readonly pledgeId: string; readonly expiresAtMs: number },
): Promise<string> {
  if (linkKey === undefined) throw new Error('There is no key to sign links with.');
  return new SignJWT({ purpose })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setSubject(pledgeId)
    .setExpirationTime(Math.ceil(expiresAtMs / 1000))
    .sign(keyOf(linkKey));
}

export async function openPaymentLink(
  linkKeys: LinkKeys,
  token: string,
  nowMs: number,
): Promise<OpenedLink> {
  for (const linkKey of linkKeys) {
    const opened = await openWith(linkKey, token, nowMs);
    if (opened.kind !== 'forged') return opened;
  }
  return { kind: 'forged' };
}

async function openWith(linkKey: string, token: string, nowMs: number): Promise<OpenedLink> {
  try {
    const { payload } = await jwtVerify(token, keyOf(linkKey), {
      algorithms: ['HS256'],
      audience,
      requiredClaims: ['exp', 'sub'],
      currentDate: new Date(nowMs),
    });
    const claims = claimsSchema.safeParse(payload);
    return claims.success ? { kind: 'valid', pledgeId: claims.data.sub } : { kind: 'forged' };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { kind: 'expired' };
    if (error instanceof errors.JOSEError) return { kind: 'forged' };
    throw error;
  }
}

const dayMs = 24 * 60 * 60 * 1000;

export type LinkBases = {
  /** The brand's own page; empty: ours. */
  readonly pageUrl: string;
  readonly apiUrl: string;
};

/** Where the backer of a past due pledge pays; good for a day longer, to be told how it ended. */
export async function paymentLink(
  { pageUrl, apiUrl, linkKeys }: LinkBases & { readonly linkKeys: LinkKeys },
  { id, pastDueUntilMs }: { readonly id: string; readonly pastDueUntilMs: number },
): Promise<string> {
  const expiresAtMs = pastDueUntilMs + dayMs;
  const token = await signPaymentLink(linkKeys, { pledgeId: id, expiresAtMs });
  if (pageUrl === '') return `${apiUrl.replace(/\/$/, '')}/v1/payment-links/${token}`;
  const url = new URL(pageUrl);
  url.searchParams.set('token', token);
  return url.href;
}
