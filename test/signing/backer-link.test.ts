import { describe, expect, test } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { newSigningKeys } from '../../infra/signing-keys.ts';
import type { LinkPurpose } from '../../shared/signing/backer-link.ts';
import { openBackerLink, signBackerLink } from '../../shared/signing/backer-link.ts';
import { hourMs, pledgeIn, startMs } from '../support/given.ts';

const { id: pledgeId } = pledgeIn('past_due');
const [oldKey = '', newKey = ''] = [newSigningKeys(), newSigningKeys()].flatMap(
  ({ linkKeys }) => linkKeys,
);
const secondMs = 1000;
const purpose = 'mend-payment';
const sign = (key = oldKey) =>
  signBackerLink([key], { purpose, pledgeId, expiresAtMs: startMs + hourMs });
const open = (keys: string[], token: string, nowMs: number, asked: LinkPurpose = purpose) =>
  openBackerLink(keys, token, { purpose: asked, nowMs });

const claims = { purpose: 'mend-payment', aud: 'fanfund', sub: pledgeId, exp: startMs / 1000 + 60 };
const signedAs = (other: Record<string, unknown>, alg = 'HS256') =>
  new SignJWT({ ...claims, ...other })
    .setProtectedHeader({ alg })
    .sign(Buffer.from(oldKey, 'base64url'));

describe('a link', () => {
  test('opens its pledge until its very end', async () => {
    const token = await sign();
    const valid = { kind: 'valid', pledgeId };
    expect(await open([oldKey], token, startMs)).toEqual(valid);
    expect(await open([oldKey], token, startMs + hourMs - secondMs)).toEqual(valid);
    expect(await open([oldKey], token, startMs + hourMs)).toEqual({ kind: 'expired' });
  });

  test('is the same for the same pledge and end, so that a notice told twice is one', async () => {
    expect(await sign()).toBe(await sign());
  });

  test('of an older key is good while that key stands beside the new one', async () => {
    const token = await sign(oldKey);
    expect(await open([newKey, oldKey], token, startMs)).toMatchObject({
      kind: 'valid',
    });
    expect(await open([newKey], token, startMs)).toEqual({ kind: 'forged' });
    const later = startMs + hourMs;
    expect(await open([newKey, oldKey], token, later)).toEqual({ kind: 'expired' });
  });
});

test.each(['exit', 'updates'] as const)(
  'a link for one purpose opens no other: %s',
  async (other) => {
    expect(await open([oldKey], await sign(), startMs, other)).toEqual({ kind: 'forged' });
  },
);

test.each<[string, () => Promise<string> | string]>([
  ['of another purpose', () => signedAs({ purpose: 'log-in' })],
  ['for another audience', () => signedAs({ aud: 'elsewhere' })],
  ['that never ends', () => signedAs({ exp: undefined })],
  ['of no pledge', () => signedAs({ sub: 'cmp_aaaaaaaaaaaaaaaa' })],
  ['of another algorithm', () => signedAs({}, 'HS512')],
  ['that is not signed', () => new UnsecuredJWT(claims).encode()],
  ['that was changed', async () => `${(await sign()).slice(0, -3)}AAA`],
  ['that is none', () => 'not-a-token'],
  ['that is empty', () => ''],
])('a token %s is forged', async (_what, token) => {
  expect(await open([oldKey], await token(), startMs)).toEqual({ kind: 'forged' });
});
