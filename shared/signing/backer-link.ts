/**
 * Links by which a backer does one thing without logging in: a JSON Web Token that names the pledge
 * and the purpose, and ends with the time there is for it. A link for one purpose opens no other.
 * The same pledge, purpose and end always make the same token.
 */
import { SignJWT, errors, jwtVerify } from 'jose';
import type { SigningSecret } from './signing-secret.ts';
import { pledgeIdPattern } from '../domain/ids.ts';
import * as z from 'zod';

export type LinkKeys = SigningSecret['linkKeys'];

/**
 * `mend-payment`: to pay what failed. `exit`: to take the money back. `updates`: to hear of updates,
 * or not any more. `delivery`: to say where to.
 */
export type LinkPurpose = 'mend-payment' | 'exit' | 'updates' | 'delivery';

export type OpenedLink =
  | { readonly kind: 'valid'; readonly pledgeId: string }
  /** It was good once: whoever holds it may be told that. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'forged' };

const audience = 'fanfund';
const claimsSchema = z.object({ sub: z.string().regex(pledgeIdPattern), purpose: z.string() });

const keyOf = (linkKey: string): Uint8Array => Buffer.from(linkKey, 'base64url');

export type BackerLink = {
  readonly purpose: LinkPurpose;
  readonly pledgeId: string;
  readonly expiresAtMs: number;
};

export function signBackerLink([linkKey]: LinkKeys, link: BackerLink): Promise<string> {
  if (linkKey === undefined) throw new Error('There is no key to sign links with.');
  return new SignJWT({ purpose: link.purpose })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setSubject(link.pledgeId)
    .setExpirationTime(Math.ceil(link.expiresAtMs / 1000))
    .sign(keyOf(linkKey));
}

type Opening = { readonly purpose: LinkPurpose; readonly nowMs: number };

export async function openBackerLink(
  linkKeys: LinkKeys,
  token: string,
  opening: Opening,
): Promise<OpenedLink> {
  for (const linkKey of linkKeys) {
    const opened = await openWith(linkKey, token, opening);
    if (opened.kind !== 'forged') return opened;
  }
  return { kind: 'forged' };
}

async function openWith(
  linkKey: string,
  token: string,
  { purpose, nowMs }: Opening,
): Promise<OpenedLink> {
  try {
    const { payload } = await jwtVerify(token, keyOf(linkKey), {
      algorithms: ['HS256'],
      audience,
      requiredClaims: ['exp', 'sub'],
      currentDate: new Date(nowMs),
    });
    const claims = claimsSchema.safeParse(payload);
    return claims.success && claims.data.purpose === purpose
      ? { kind: 'valid', pledgeId: claims.data.sub }
      : { kind: 'forged' };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { kind: 'expired' };
    if (error instanceof errors.JOSEError) return { kind: 'forged' };
    throw error;
  }
}
