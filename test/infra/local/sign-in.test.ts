/** The console's sign-in on one machine: what a code is given for, and what it is exchanged for. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import type { Reply, RestHandler } from '../../../infra/local/aws-services.ts';
import { tokenIssuer } from '../../../infra/local/tokens/issuer.ts';
import { openSignIn } from '../../../infra/local/tokens/sign-in.ts';
import { openSigner } from '../../../infra/local/tokens/signing-key.ts';

const issuer = 'http://127.0.0.1:4402/oidc';
const api = 'http://127.0.0.1:4400';
const folder = mkdtempSync(join(tmpdir(), 'fanfund-sign-in-'));
let nowMs = Date.UTC(2026, 10, 22);
let handle: RestHandler;

beforeAll(async () => {
  const signer = await openSigner(folder, () => nowMs);
  const at = { issuer: () => issuer, api: () => api };
  const signIn = openSignIn({ ...at, signer, now: () => nowMs });
  handle = tokenIssuer(signer, at.issuer, { signIn, api: at.api });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const verifier = 'a-verifier-that-is-as-long-as-the-standard-wants-it';
const asked = {
  response_type: 'code',
  client_id: 'fanfund-console',
  redirect_uri: `${api}/ops`,
  scope: 'openid fanfund/ops fanfund/ops:read',
  state: 'the-state',
  nonce: 'the-nonce',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
};

async function authorize(changes: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const url = new URL(`${issuer}/authorize`);
  url.search = new URLSearchParams({ ...asked, ...changes }).toString();
  return (await handle({ method: 'GET', url, headers: {}, body: '' }))!;
}

const answerIn = ({ headers }: Reply): URLSearchParams => new URL(headers!.location!).searchParams;

async function exchange(
  code: string,
  changes: Readonly<Record<string, string>> = {},
  origin = api,
): Promise<Reply> {
  const form = {
    grant_type: 'authorization_code',
    client_id: 'fanfund-console',
    redirect_uri: `${api}/ops`,
    ...{ code, code_verifier: verifier },
    ...changes,
  };
  return (await handle({
    method: 'POST',
    url: new URL(`${issuer}/token`),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
    body: new URLSearchParams(form).toString(),
  }))!;
}

const codeOf = async (changes = {}): Promise<string> =>
  answerIn(await authorize(changes)).get('code') ?? '';

test('a code leads back to the console with its state and issuer', async () => {
  const reply = await authorize();
  expect(reply.status).toBe(302);
  expect(reply.headers!.location).toMatch(/^http:\/\/127\.0\.0\.1:4400\/ops\?/);
  expect(Object.fromEntries(answerIn(reply))).toEqual({
    ...{ state: 'the-state', iss: issuer },
    code: expect.stringMatching(/^[\w-]{36}$/),
  });
});

test.each([
  ['another address', { redirect_uri: 'https://thief.example/ops' }],
  ['another path', { redirect_uri: `${api}/docs` }],
  ['another port', { redirect_uri: 'http://127.0.0.1:4401/ops' }],
  ['another client', { client_id: 'somebody' }],
])('nothing leads to %s', async (_, changes) => {
  const { status, headers } = await authorize(changes);
  expect(status).toBe(400);
  expect(headers).toBeUndefined();
});

test.each([
  [
    'a challenge that is the verifier itself',
    { code_challenge_method: 'plain' },
    'invalid_request',
  ],
  ['no challenge', { code_challenge: '' }, 'invalid_request'],
  ['no state', { state: '' }, 'invalid_request'],
  ['a token in the address', { response_type: 'token' }, 'unsupported_response_type'],
  ['a scope without openid', { scope: 'fanfund/ops' }, 'invalid_scope'],
])('no code is given for %s', async (_, changes, error) => {
  const answer = answerIn(await authorize(changes));
  expect([answer.get('error'), answer.get('code')]).toEqual([error, null]);
});

test('a code becomes a token of the scopes asked for, and says who', async () => {
  const { status, body, headers } = await exchange(await codeOf());
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'access-control-allow-origin': api,
    'cache-control': 'no-store',
  });
  const tokens = body as Record<string, string>;
  expect(decodeJwt(tokens['access_token']!)).toMatchObject({
    ...{ iss: issuer, sub: 'operator', aud: 'fanfund', scope: 'fanfund/ops fanfund/ops:read' },
  });
  expect(decodeJwt(tokens['id_token']!)).toMatchObject({
    ...{ iss: issuer, sub: 'operator', aud: 'fanfund-console', nonce: 'the-nonce' },
  });
});

test('who asks to look only gets no more', async () => {
  const { body } = await exchange(await codeOf({ scope: 'openid fanfund/ops:read' }));
  const claims = decodeJwt((body as Record<string, string>)['access_token']!);
  expect(claims).toMatchObject({ sub: 'onlooker', scope: 'fanfund/ops:read' });
});

test.each([
  ['another verifier', { code_verifier: 'another-one' }],
  ['no verifier', { code_verifier: '' }],
  ['another address', { redirect_uri: 'http://localhost:4400/ops' }],
  ['another client', { client_id: 'somebody' }],
])('a code is worth nothing with %s', async (_, changes) => {
  const { status, body } = await exchange(await codeOf(), changes);
  expect(status).toBe(400);
  expect(body).toMatchObject({ error: 'invalid_grant' });
});

test('a code is worth something once, and for a minute', async () => {
  const code = await codeOf();
  expect((await exchange(code, { code_verifier: 'wrong' })).status).toBe(400);
  expect((await exchange(code)).status).toBe(400);
  const late = await codeOf();
  nowMs += 60_000;
  expect((await exchange(late)).status).toBe(400);
});

test('no other page can read the answer', async () => {
  const { status, headers } = await exchange(await codeOf(), {}, 'https://thief.example');
  expect(status).toBe(200);
  expect(headers?.['access-control-allow-origin']).toBeUndefined();
});
