import { describe, expect, test } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { newSigningKeys } from '../../infra/signing-keys.ts';
import {
  openPaymentLink,
  paymentLink,
  signPaymentLink,
} from '../../shared/signing/payment-link.ts';
import { dayMs, hourMs, pledgeIn, startMs } from '../support/given.ts';

const { id: pledgeId } = pledgeIn('past_due');
const [oldKey = '', newKey = ''] = [newSigningKeys(), newSigningKeys()].flatMap(
  ({ linkKeys }) => linkKeys,
);
const secondMs = 1000;
const sign = (key = oldKey) => signPaymentLink([key], { pledgeId, expiresAtMs: startMs + hourMs });

const claims = { purpose: 'mend-payment', aud: 'fanfund', sub: pledgeId, exp: startMs / 1000 + 60 };
const signedAs = (other: Record<string, unknown>, alg = 'HS256') =>
  new SignJWT({ ...claims, ...other })
    .setProtectedHeader({ alg })
    .sign(Buffer.from(oldKey, 'base64url'));

describe('a link', () => {
  test('opens its pledge until its very end', async () => {
    const token = await sign();
    const valid = { kind: 'valid', pledgeId };
    expect(await openPaymentLink([oldKey], token, startMs)).toEqual(valid);
    expect(await openPaymentLink([oldKey], token, startMs + hourMs - secondMs)).toEqual(valid);
    expect(await openPaymentLink([oldKey], token, startMs + hourMs)).toEqual({ kind: 'expired' });
  });

  test('is the same for the same pledge and end, so that a notice told twice is one', async () => {
    expect(await sign()).toBe(await sign());
  });

  test('of an older key is good while that key stands beside the new one', async () => {
    const token = await sign(oldKey);
    expect(await openPaymentLink([newKey, oldKey], token, startMs)).toMatchObject({
      kind: 'valid',
    });
    expect(await openPaymentLink([newKey], token, startMs)).toEqual({ kind: 'forged' });
    const later = startMs + hourMs;
    expect(await openPaymentLink([newKey, oldKey], token, later)).toEqual({ kind: 'expired' });
  });
});

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
  expect(await openPaymentLink([oldKey], await token(), startMs)).toEqual({ kind: 'forged' });
});

describe('the address in a mail', () => {
  const pledge = { id: pledgeId, pastDueUntilMs: startMs + 7 * dayMs };
  const bases = { pageUrl: '', apiUrl: 'https://api.example/', linkKeys: [oldKey] };

  test('is our own page, and good for a day after the window', async () => {
    const link = await paymentLink(bases, pledge);
    const [, token = ''] = /^https:\/\/api\.example\/v1\/payment-links\/(\S+)$/.exec(link) ?? [];
    const lastMs = startMs + 8 * dayMs;
    expect(await openPaymentLink([oldKey], token, lastMs - secondMs)).toMatchObject({ pledgeId });
    expect(await openPaymentLink([oldKey], token, lastMs)).toEqual({ kind: 'expired' });
  });

  test("is the brand's own page where there is one", async () => {
    const link = await paymentLink(
      { ...bases, pageUrl: 'https://brand.example/pay?lang=de' },
      pledge,
    );
    const url = new URL(link);
    expect(`${url.origin}${url.pathname} ${url.searchParams.get('lang')}`).toBe(
      'https://brand.example/pay de',
    );
    const token = url.searchParams.get('token') ?? '';
    expect(await openPaymentLink([oldKey], token, startMs)).toEqual({ kind: 'valid', pledgeId });
  });
});
