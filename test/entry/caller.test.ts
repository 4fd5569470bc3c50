import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Role } from '../../shared/entry/operation.ts';
import { authenticate } from '../../shared/entry/caller.ts';
import type { ProblemCode } from '../../shared/entry/problem.ts';
import { TransientError } from '../../shared/errors.ts';
import { startMs } from '../support/given.ts';
import type { TokenIssuer } from '../support/token-issuer.ts';
import { audience, tokenIssuer } from '../support/token-issuer.ts';

let issuer: TokenIssuer;
beforeAll(async () => {
  issuer = await tokenIssuer(startMs);
});
afterAll(() => issuer.close());

const seconds = startMs / 1000;

const call = (authorization: string | undefined, role: Role = 'backer', nowMs = startMs) =>
  authenticate(authorization, role, { url: issuer.url, audience, now: () => nowMs });

const withToken = async (claims: Record<string, unknown>, role: Role = 'backer') =>
  call(`Bearer ${await issuer.token(claims)}`, role);

async function refusalOf(answer: Promise<unknown>): Promise<{
  code: ProblemCode;
  headers: Record<string, string>;
}> {
  try {
    await answer;
  } catch (error) {
    return error as Awaited<ReturnType<typeof refusalOf>>;
  }
  throw new Error('the call was expected to be refused');
}

describe('a caller is known', () => {
  test('by the subject of a valid token', async () => {
    expect(await withToken({})).toEqual({ id: 'anna', scopes: [] });
  });

  test('with their scopes, and whatever the case of the scheme', async () => {
    const token = await issuer.token({ scope: 'openid  fanfund/creator ' });
    expect(await call(`bearer   ${token}`)).toEqual({
      id: 'anna',
      scopes: ['openid', 'fanfund/creator'],
    });
  });

  test.each([{}, { email_verified: true }, { email_verified: 'true' }])(
    'with the address that their issuer vouches for (%j)',
    async (claims) => {
      const told = { email: 'anna+kettle@mail.example', ...claims };
      expect(await withToken(told)).toMatchObject({
        id: 'anna',
        email: 'anna+kettle@mail.example',
      });
    },
  );

  test.each<Record<string, unknown>>([
    { email: 'anna@mail.example', email_verified: false },
    { email: 'anna@mail.example', email_verified: 'false' },
    { email: 'anna' },
    { email: 'Anna <anna@mail.example>' },
    { email: 'anna@mail.example, ben@mail.example' },
    { email: 'anna@mail.example\r\nBcc: ben@mail.example' },
    { email: `${'a'.repeat(250)}@mail.example` },
    { email: 42 },
    { email: null },
  ])('but without an address that is none, or not theirs for sure: %j', async (claims) => {
    expect(await withToken(claims)).toEqual({ id: 'anna', scopes: [] });
  });

  test('for one of several audiences, or as its client', async () => {
    expect(await withToken({ aud: ['shop', 'fanfund'] })).toMatchObject({ id: 'anna' });
    expect(await withToken({ aud: undefined, client_id: 'fanfund' })).toMatchObject({ id: 'anna' });
  });

  test.each([
    ['creator', 'fanfund/creator'],
    ['operator', 'fanfund/ops'],
  ] as const)('as %s by the scope %s', async (role, scope) => {
    expect(await withToken({ scope }, role)).toMatchObject({ id: 'anna' });
  });

  test('by keys that are fetched once', async () => {
    for (let times = 0; times < 5; times += 1) await withToken({});
    expect(issuer.keyFetches()).toBe(1);
  });
});

describe('a caller is refused', () => {
  test.each([
    ['without a token', undefined],
    ['with an empty header', ''],
    ['with another scheme', 'Basic YW5uYTpzZWNyZXQ='],
    ['with a scheme alone', 'Bearer '],
    ['with two tokens', 'Bearer one two'],
  ])('%s: token_missing', async (_how, authorization) => {
    const refusal = await refusalOf(call(authorization));
    expect(refusal).toMatchObject({
      code: 'token_missing',
      headers: { 'www-authenticate': 'Bearer' },
    });
  });

  test.each([
    ['that is no token', 'Bearer nonsense'],
    ['of three empty parts', 'Bearer ..'],
    ['cut short', 'Bearer eyJhbGciOiJSUzI1NiJ9.e30'],
  ])('with a token %s: token_invalid', async (_how, authorization) => {
    const refusal = await refusalOf(call(authorization));
    expect(refusal).toMatchObject({
      code: 'token_invalid',
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    });
  });

  const forged: [string, (from: TokenIssuer) => Promise<string> | string][] = [
    ['signed by another key', (from) => from.signedByAnotherKey()],
    ['signed with the public key as a secret', (from) => from.signedWithPublicKey()],
    ['without a signature, algorithm none', (from) => from.unsigned()],
    ['of another issuer', (from) => from.token({ iss: 'https://elsewhere.example' })],
    ['without an issuer', (from) => from.token({ iss: undefined })],
    ['without a subject', (from) => from.token({ sub: undefined })],
    ['with an empty subject', (from) => from.token({ sub: '' })],
    ['with a subject of 256 characters', (from) => from.token({ sub: 'x'.repeat(256) })],
    ['without an end', (from) => from.token({ exp: undefined })],
    ['that is not valid yet', (from) => from.token({ nbf: seconds + 60 })],
  ];

  test.each(forged)('with a token %s: token_invalid', async (_how, made) => {
    const refusal = await refusalOf(call(`Bearer ${await made(issuer)}`));
    expect(refusal.code).toBe('token_invalid');
  });

  test('with a token whose payload was changed: token_invalid', async () => {
    const [header, , signature] = (await issuer.token()).split('.');
    const claims = { iss: issuer.url, sub: 'somebody', aud: audience, exp: seconds + 60 };
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const refusal = await refusalOf(call(`Bearer ${header}.${payload}.${signature}`));
    expect(refusal.code).toBe('token_invalid');
  });

  test('from the second in which the token ends: token_expired', async () => {
    const authorization = `Bearer ${await issuer.token({ exp: seconds + 60 })}`;
    expect(await call(authorization, 'backer', startMs + 59_999)).toMatchObject({ id: 'anna' });
    const refusal = await refusalOf(call(authorization, 'backer', startMs + 60_000));
    expect(refusal.code).toBe('token_expired');
  });

  test.each([
    ['another', { aud: 'shop' }],
    ['none', { aud: undefined }],
    ['others', { aud: ['shop', 'fanfund-admin'] }],
  ])('with a token for %s audience: token_wrong_audience', async (_what, claims) => {
    expect((await refusalOf(withToken(claims))).code).toBe('token_wrong_audience');
  });

  test.each<[Role, string | undefined]>([
    ['creator', undefined],
    ['creator', 'fanfund/ops'],
    ['creator', 'fanfund/creators'],
    ['operator', 'fanfund/creator'],
    ['operator', 'FANFUND/OPS'],
  ])('as %s with scope %s: insufficient_scope', async (role, scope) => {
    expect((await refusalOf(withToken({ scope }, role))).code).toBe('insufficient_scope');
  });
});

test('an issuer that does not answer is a matter of time, and is asked again', async () => {
  const silent = await tokenIssuer(startMs);
  const authorization = `Bearer ${await silent.token()}`;
  const ask = () =>
    authenticate(authorization, 'backer', { url: silent.url, audience, now: () => startMs });
  silent.goSilent('all');
  await expect(ask()).rejects.toThrow(TransientError);
  await silent.close();
  await expect(ask()).rejects.toThrow(TransientError);
});

test('keys that cannot be fetched are no fault of the token', async () => {
  const silent = await tokenIssuer(startMs);
  const authorization = `Bearer ${await silent.token()}`;
  silent.goSilent('keys');
  const ask = authenticate(authorization, 'backer', {
    url: silent.url,
    audience,
    now: () => startMs,
  });
  await expect(ask).rejects.toThrow(TransientError);
  await silent.close();
});
