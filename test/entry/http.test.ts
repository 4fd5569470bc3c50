import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { refuse } from '../../shared/domain/refusal.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { HttpAnswer, HttpRequest, PageAnswer } from '../../shared/entry/http.ts';
import { errorResponse, httpEntry, rawBody, rawHttpEntry } from '../../shared/entry/http.ts';
import { logger } from '../../shared/entry/logger.ts';
import { RequestProblem } from '../../shared/entry/problem.ts';
import { InvalidCursorError, TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import type { RequestParts } from '../support/http-event.ts';
import { httpEvent, lambdaContext } from '../support/http-event.ts';
import type { TokenIssuer } from '../support/token-issuer.ts';
import { audience, tokenIssuer } from '../support/token-issuer.ts';
import * as z from 'zod';

let issuer: TokenIssuer;
let bearer = '';
const logged: unknown[] = [];

beforeAll(async () => {
  issuer = await tokenIssuer(Date.now());
  process.env['OIDC_ISSUER'] = issuer.url;
  process.env['OIDC_AUDIENCE'] = audience;
  bearer = `Bearer ${await issuer.token({ scope: 'fanfund/creator' })}`;
  const keep = (...args: unknown[]): void => void logged.push(args);
  jest.spyOn(logger, 'warn').mockImplementation(keep);
  jest.spyOn(logger, 'error').mockImplementation(keep);
});
afterAll(() => issuer.close());
beforeEach(() => {
  logged.length = 0;
});

const body = z.strictObject({
  amountMinor: z.number().optional(),
  note: z.strictObject({ text: z.string() }).optional(),
});
type Body = z.infer<typeof body>;
type Asked = HttpRequest<{ id: string }, { limit: number }, Body>;

/** A route with everything, whose use case answers as the test says. */
function route(answer: (request: Asked) => Promise<HttpAnswer | PageAnswer | Refusal>) {
  const seen: Asked[] = [];
  const handler = httpEntry(
    {
      caller: 'backer',
      path: z.object({ id: z.string().max(10) }),
      query: z.strictObject({ limit: z.coerce.number().int().default(20) }),
      body,
      idempotencyKey: true,
    },
    async (_deps: object, request: Asked) => {
      seen.push(request);
      return answer(request);
    },
    () => ({}),
  );
  const send = async (parts: RequestParts = {}, form: 'json' | 'text' = 'json') => {
    const headers = { authorization: bearer, 'idempotency-key': 'key-1', ...parts.headers };
    const sent = { pathParameters: { id: 'one' }, ...parts, headers };
    const response = await handler(httpEvent(sent), lambdaContext);
    return {
      status: response.statusCode,
      headers: response.headers ?? {},
      text: response.body,
      json: JSON.parse(form === 'json' ? (response.body ?? 'null') : '{}') as Record<
        string,
        unknown
      >,
    };
  };
  return { send, seen };
}

const ok = async () => ({ body: { done: true } });

/** On every answer. */
const securityHeaders = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

describe('a request', () => {
  test('reaches its use case parsed', async () => {
    const { send, seen } = route(async () => ({ status: 201, body: { id: 'x' } }));
    const answer = await send({ body: '{"amountMinor":100}', query: { limit: '5' } });
    expect(answer).toMatchObject({ status: 201, json: { id: 'x' } });
    expect(answer.headers).toEqual({
      ...securityHeaders,
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    expect(seen).toEqual([
      {
        caller: { id: 'anna', scopes: ['fanfund/creator'] },
        path: { id: 'one' },
        query: { limit: 5 },
        body: { amountMinor: 100 },
        idempotencyKey: 'key-1',
        accept: undefined,
        clientAddress: '192.0.2.1',
      },
    ]);
  });

  test('may ask for a text, and learns of it as it is', async () => {
    const { send, seen } = route(async ({ accept }) => ({
      ...{ page: `You asked for ${accept}.`, status: 200 },
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    }));
    const { status, headers, text } = await send({ headers: { accept: 'text/plain' } }, 'text');
    expect({ status, text }).toEqual({ status: 200, text: 'You asked for text/plain.' });
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(seen).toHaveLength(1);
  });

  test('may have its body in base64', async () => {
    const { send, seen } = route(ok);
    const text = '{"note":{"text":"Füße 🫖"}}';
    await send({ body: Buffer.from(text).toString('base64'), isBase64Encoded: true });
    expect(seen[0]?.body).toEqual({ note: { text: 'Füße 🫖' } });
  });

  test('may come without a body where nothing in it is needed', async () => {
    const { send, seen } = route(ok);
    expect((await send()).status).toBe(200);
    expect((await send({ body: '' })).status).toBe(200);
    expect(seen.map((request) => request.body)).toEqual([{}, {}]);
  });

  test('has its dependencies made once, at the first', async () => {
    let made = 0;
    const handler = httpEntry({ caller: 'anyone' }, ok, () => ({ number: (made += 1) }));
    expect(made).toBe(0);
    await handler(httpEvent(), lambdaContext);
    await handler(httpEvent(), lambdaContext);
    expect(made).toBe(1);
  });
});

describe('a request is refused, and no use case sees it', () => {
  const large = 256 * 1024;
  const json = (padding: number): string => `{"note":{"text":"${'x'.repeat(padding)}"}}`;

  test.each<[string, RequestParts, number, string]>([
    ['with broken JSON', { body: '{"amountMinor":' }, 400, 'malformed_json'],
    ['with text', { body: 'hello' }, 400, 'malformed_json'],
    ['with a list', { body: '[]' }, 400, 'invalid_request'],
    ['with null', { body: 'null' }, 400, 'invalid_request'],
    ['with an unknown field', { body: '{"amount":1}' }, 400, 'invalid_request'],
    [
      'with an unknown field inside',
      { body: '{"note":{"text":"","x":1}}' },
      400,
      'invalid_request',
    ],
    ['with another type', { body: '{"amountMinor":"100"}' }, 400, 'invalid_request'],
    ['with a number out of range', { body: '{"amountMinor":1e999}' }, 400, 'invalid_request'],
    ['with __proto__', { body: '{"__proto__":{"admin":true}}' }, 400, 'invalid_request'],
    ['with constructor', { body: '{"constructor":{"a":1}}' }, 400, 'invalid_request'],
    ['with a query it does not know', { query: { state: 'x' } }, 400, 'invalid_request'],
    ['with a bad query', { query: { limit: 'many' } }, 400, 'invalid_request'],
    ['with a bad path', { pathParameters: { id: 'far-too-long' } }, 400, 'invalid_request'],
    ['with too large a body', { body: json(large) }, 413, 'body_too_large'],
    ['with half a character', { body: '{"amountMinor":1,"x":"\\ud800"}' }, 400, 'malformed_json'],
    ['with half a character in a name', { body: '{"\\uDC00":1}' }, 400, 'malformed_json'],
    ['nested too deeply', { body: '['.repeat(13) }, 400, 'invalid_request'],
    ['with brackets in a text alone', { body: `"${'['.repeat(99)}\\""` }, 400, 'invalid_request'],
    ['without a key', { headers: { 'idempotency-key': '' } }, 400, 'idempotency_key_missing'],
    [
      'with a key of spaces',
      { headers: { 'idempotency-key': 'a b' } },
      400,
      'idempotency_key_invalid',
    ],
    [
      'with a key in Greek',
      { headers: { 'idempotency-key': 'κλειδί' } },
      400,
      'idempotency_key_invalid',
    ],
    ['without a token', { headers: { authorization: '' } }, 401, 'token_missing'],
    ['with a bad token', { headers: { authorization: 'Bearer x' } }, 401, 'token_invalid'],
  ])('%s', async (_how, parts, status, code) => {
    const { send, seen } = route(ok);
    const answer = await send(parts);
    expect(answer).toMatchObject({ status, json: { status, code, instance: '/v1/things' } });
    expect(answer.headers).toMatchObject({
      ...securityHeaders,
      'content-type': 'application/problem+json',
    });
    expect(seen).toEqual([]);
  });

  test('with a key of 256 characters, though not of 255', async () => {
    const { send } = route(ok);
    const withKey = (length: number) =>
      send({ headers: { 'idempotency-key': 'k'.repeat(length) } });
    expect((await withKey(255)).status).toBe(200);
    expect((await withKey(256)).json).toMatchObject({ code: 'idempotency_key_invalid' });
  });

  test('by the size of its bytes, whatever its encoding', async () => {
    const text = json(large - json(0).length);
    expect(Buffer.byteLength(text)).toBe(large);
    expect(rawBody(httpEvent({ body: text })).length).toBe(large);
    const over = Buffer.from(`${text} `).toString('base64');
    expect(() => rawBody(httpEvent({ body: over, isBase64Encoded: true }))).toThrow(RequestProblem);
    expect(() => rawBody(httpEvent({ body: 'ü'.repeat(large / 2 + 1) }))).toThrow(RequestProblem);
  });

  test('naming each field that does not fit, and repeating no value', async () => {
    const { send } = route(ok);
    const secret = 'pm_4242424242424242';
    const answer = await send({ body: `{"amountMinor":"${secret}","note":{"text":5}}` });
    expect(answer.json['errors']).toEqual([
      { path: 'body.amountMinor', message: expect.any(String) },
      { path: 'body.note.text', message: expect.any(String) },
    ]);
    expect(answer.text).not.toContain(secret);
  });

  test('and leaves the prototype of objects alone', async () => {
    const { send } = route(ok);
    await send({ body: '{"__proto__":{"admin":true}}' });
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });
});

describe('where anybody may call', () => {
  const open = httpEntry(
    { caller: 'anyone' },
    async (_deps: object, { caller }) => ({ body: { caller: caller?.id ?? 'nobody' } }),
    () => ({}),
  );
  const answerTo = async (headers: Record<string, string>) => {
    const { statusCode, body: text } = await open(httpEvent({ headers }), lambdaContext);
    return [statusCode, JSON.parse(text ?? '{}') as object];
  };

  test('nobody is known without a token', async () => {
    expect(await answerTo({})).toEqual([200, { caller: 'nobody' }]);
  });

  test('a token tells who it is', async () => {
    expect(await answerTo({ authorization: bearer })).toEqual([200, { caller: 'anna' }]);
  });

  test('a bad token is refused all the same', async () => {
    expect(await answerTo({ authorization: 'Bearer x' })).toMatchObject([
      401,
      { code: 'token_invalid' },
    ]);
  });
});

describe('an answer that may be kept', () => {
  const cached = httpEntry(
    { caller: 'anyone' },
    async () => ({ body: { n: 1 }, cacheSeconds: 5 }),
    () => ({}),
  );
  const get = (headers: Record<string, string> = {}) =>
    cached(httpEvent({ method: 'GET', headers }), lambdaContext);

  test('says for how long, and by which mark it is known', async () => {
    const { statusCode, headers } = await get();
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=5',
      etag: expect.stringMatching(/^"[\w-]{22}"$/),
    });
  });

  test('is known by the same mark in whatever order the database gives its fields', async () => {
    const goals = [
      { goal: { units: 1, amountMinor: 2 }, items: [{ a: 1, b: 2 }] },
      { items: [{ b: 2, a: 1 }], goal: { amountMinor: 2, units: 1 } },
      { items: [{ b: 2, a: 1 }, {}], goal: { amountMinor: 2, units: 1 } },
    ];
    let asked = 0;
    const shuffled = httpEntry(
      { caller: 'anyone' },
      async () => ({ body: goals[asked++]!, cacheSeconds: 5 }),
      () => ({}),
    );
    const send = () => shuffled(httpEvent({ method: 'GET', headers: {} }), lambdaContext);
    const [first, second, other] = [await send(), await send(), await send()];
    expect(second.headers?.['etag']).toBe(first.headers?.['etag']);
    expect(second.body).toBe(first.body);
    expect(other.headers?.['etag']).not.toBe(first.headers?.['etag']);
  });

  test('is not sent again to whoever has it', async () => {
    const etag = String((await get()).headers?.['etag']);
    const again = await get({ 'if-none-match': etag });
    expect(again).toMatchObject({ statusCode: 304, headers: { etag } });
    expect(again.body).toBeUndefined();
    expect((await get({ 'if-none-match': '"another"' })).statusCode).toBe(200);
  });

  test.each([
    ['a weak mark', (etag: string) => `W/${etag}`],
    ['one of several', (etag: string) => `"other", ${etag}`],
    ['any', () => '*'],
  ])('is known by %s, as HTTP has it', async (_how, header) => {
    const etag = String((await get()).headers?.['etag']);
    expect((await get({ 'if-none-match': header(etag) })).statusCode).toBe(304);
  });
});

describe('a refusal of the use case', () => {
  test('becomes a problem document', async () => {
    const { send } = route(async () => refuse('sold_out', 'None is left.'));
    expect(await send()).toMatchObject({
      status: 409,
      json: { code: 'sold_out', detail: 'None is left.', instance: '/v1/things' },
    });
  });
});

describe('an error of the use case', () => {
  const failing = (error: unknown) =>
    route(async () => {
      throw error;
    });

  test.each([
    ['transient', new TransientError('DynamoDB is busy')],
    ['of unknown outcome', new UnknownOutcomeError('Stripe broke off')],
  ])('that is %s asks to come back', async (_kind, error) => {
    const answer = await failing(error).send();
    expect(answer).toMatchObject({ status: 503, json: { code: 'temporarily_unavailable' } });
    expect(answer.headers).toMatchObject({ 'retry-after': '1' });
    expect(answer.text).not.toContain(error.message);
  });

  test('about a cursor is the caller’s', async () => {
    expect(await failing(new InvalidCursorError('Not of this list.')).send()).toMatchObject({
      status: 400,
      json: { code: 'invalid_cursor' },
    });
  });

  test.each([
    ['an error', new Error('password=hunter2 at /var/task/index.mjs')],
    ['an error with data', Object.assign(new Error('secret'), { apiKey: 'sk_live_1' })],
    ['a text', 'sk_live_2'],
    ['nothing', undefined],
  ])('that nobody expected tells nothing: %s', async (_what, error) => {
    const answer = await failing(error).send();
    expect(answer.status).toBe(500);
    expect(answer.json).toEqual({
      type: 'urn:fanfund:problem:internal_error',
      title: 'Internal error',
      status: 500,
      code: 'internal_error',
      detail: 'This is our mistake, and it was recorded.',
      instance: '/v1/things',
    });
    expect(JSON.stringify(logged)).not.toContain('sk_live');
    expect(logged).toHaveLength(1);
  });

  test('is logged with its causes', async () => {
    const cause = new TypeError('the reason');
    errorResponse(new Error('what broke', { cause }), '/v1/x');
    expect(JSON.stringify(logged)).toContain('Error: what broke <- TypeError: the reason');
  });
});

test('a page for people is told as one, kept by nobody, under what it says itself', async () => {
  const handler = rawHttpEntry(
    async () =>
      ({ page: '<p>Hi</p>', status: 410, headers: { 'x-robots-tag': 'noindex' } }) as const,
    () => ({}),
  );
  expect(await handler(httpEvent(), lambdaContext)).toEqual({
    statusCode: 410,
    headers: {
      ...securityHeaders,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
    body: '<p>Hi</p>',
  });
});
