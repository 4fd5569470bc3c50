/** The server of the reference storefront, and the words of its page, without a browser. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Campaign } from 'fanfund/client';
import { currencies } from '../../../shared/domain/money.ts';
import { parseSettings } from '../../../infra/local/settings.ts';
import {
  digitsOf,
  discountPercent,
  money,
  problemWords,
  spanWords,
} from '../../../infra/local/storefront/page/words.ts';
import { stockShelves } from '../../../infra/local/storefront/stock-shelves.ts';
import type { RunningStorefront } from '../../../infra/local/storefront/storefront.ts';
import { startStorefront } from '../../../infra/local/storefront/storefront.ts';

type Seen = { readonly method: string; readonly url: string; readonly body: string };

/** Something to be asked, which answers everything with the same. */
async function answering(body: object): Promise<{ url: string; seen: Seen[]; server: Server }> {
  const seen: Seen[] = [];
  const server = createServer((asked, response) => {
    const { method = '', url = '' } = asked;
    void text(asked).then((sent) => {
      seen.push({ method, url, body: sent });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, server };
}

describe('the server', () => {
  let issuer: Awaited<ReturnType<typeof answering>>;
  let store: RunningStorefront;
  const options = {
    ...{ api: 'http://127.0.0.1:4400', testCardsAt: 'http://127.0.0.1:4401', publishableKey: '' },
    ...{ now: () => 1_800_000_000_000, port: 0, usualPort: 0 },
  };

  beforeEach(async () => {
    issuer = await answering({ access_token: 'a.b.c' });
    store = await startStorefront({ ...options, issuer: issuer.url });
  });
  afterEach(async () => {
    await store.close();
    issuer.server.close();
  });

  const signIn = (body: string, type = 'application/json'): Promise<Response> =>
    fetch(`${store.url}/sign-in`, { method: 'POST', headers: { 'content-type': type }, body });

  test('serves the page, its script and its style under a policy that allows nothing else', async () => {
    for (const [path, type] of [
      ['/', 'text/html'],
      ['/main.js', 'text/javascript'],
      ['/style.css', 'text/css'],
    ] as const) {
      const answer = await fetch(store.url + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain(type);
      expect(answer.headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; " +
          "connect-src 'self' http://127.0.0.1:4400 http://127.0.0.1:4401; img-src data:; " +
          "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
    }
    expect((await fetch(`${store.url}/../settings.ts`)).status).toBe(404);
  });

  test('lets Stripe in only where there is a key for its form', async () => {
    const real = await startStorefront({
      ...{ ...options, issuer: issuer.url, testCardsAt: '', publishableKey: 'pk_test_1' },
    });
    const { headers } = await fetch(real.url);
    await real.close();
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self' https://js.stripe.com https://*.js.stripe.com; " +
        "style-src 'self'; connect-src 'self' http://127.0.0.1:4400 https://api.stripe.com; " +
        'frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com; ' +
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  test('signs a demo fan in, without any scope', async () => {
    const answer = await signIn('{"fan":"Anna","scope":"fanfund/ops"}');
    expect([answer.status, await answer.json()]).toEqual([200, { token: 'a.b.c' }]);
    expect(issuer.seen).toEqual([{ method: 'POST', url: '/token', body: '{"sub":"fan-anna"}' }]);
  });

  test.each([
    ['somebody else', '{"fan":"Eve"}', 'application/json', 404],
    ['nobody', '{}', 'application/json', 404],
    ['what is no JSON', 'fan=Anna', 'application/json', 404],
    ['null', 'null', 'application/json', 404],
    ['more than a name', `{"fan":"${'A'.repeat(2000)}"}`, 'application/json', 404],
    ['a form of another site', '{"fan":"Anna"}', 'text/plain', 415],
  ])('gives no token to %s', async (_who, body, type, status) => {
    expect((await signIn(body, type)).status).toBe(status);
    expect(issuer.seen).toEqual([]);
  });

  test('answers to no other name, whatever leads here', async () => {
    const status = await new Promise((done) => {
      const asked = request(`${store.url}/settings.json`, { headers: { host: 'evil.example' } });
      asked.on('response', (answer) => done(answer.resume().statusCode)).end();
    });
    expect(status).toBe(421);
  });

  test('says so when the issuer cannot be reached', async () => {
    issuer.server.close();
    issuer.server.closeAllConnections();
    expect((await signIn('{"fan":"Anna"}')).status).toBe(502);
  });

  test('takes another port when the usual one is taken, but not when it was asked for', async () => {
    const taken = Number(new URL(store.url).port);
    const both = { ...options, issuer: issuer.url, usualPort: taken };
    const other = await startStorefront({ ...both, port: undefined });
    expect(other.url).not.toBe(store.url);
    await other.close();
    await expect(startStorefront({ ...both, port: taken })).rejects.toThrow('STOREFRONT_PORT');
  });
});

test.each([
  [{}, { storefrontPort: undefined, usualStorefrontPort: 4410 }],
  [{ PORT: '0' }, { storefrontPort: undefined, usualStorefrontPort: 0 }],
  [{ PORT: '65530' }, { storefrontPort: undefined, usualStorefrontPort: 65_535 }],
  [{ STOREFRONT_PORT: '5000' }, { storefrontPort: 5000, usualStorefrontPort: 4410 }],
])('with %j the storefront is beside the API', (environment, ports) => {
  expect(parseSettings(environment)).toMatchObject(ports);
});

test('shelves are stocked once: not while the first campaign is live', async () => {
  const title = 'Cloudstep Three: running shoes that grow old with you';
  const api = await answering({ items: [{ title } as Campaign] });
  await stockShelves({ api: api.url, issuer: api.url, now: () => 0 });
  api.server.close();
  expect(api.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /token',
    'GET /v1/campaigns?state=live&limit=50',
  ]);
});

describe('the words', () => {
  test.each(Object.entries(currencies))(
    '%s is counted as Stripe does',
    (currency, { exponent }) => {
      expect(digitsOf(currency)).toBe(exponent);
    },
  );

  test.each([
    [4900, 'EUR', '€49'],
    [5990, 'EUR', '€59.90'],
    [1_234_567, 'EUR', '€12,345.67'],
    [4900, 'JPY', 'JP¥4,900'],
    [4900, 'KWD', 'KWD 4.900'],
  ])('%d of %s are %s', (amountMinor, currency, words) => {
    expect(money(amountMinor, currency).replaceAll(/\s/g, ' ')).toBe(words);
  });

  test.each([
    [0, '0 seconds'],
    [1000, '1 second'],
    [119_999, '119 seconds'],
    [120_000, '2 minutes'],
    [36 * 3_600_000, '36 hours'],
    [7 * 24 * 3_600_000 - 1, '6 days'],
    [-5, '0 seconds'],
  ])('%d ms are %s', (ms, words) => expect(spanWords(ms)).toBe(words));

  test.each([
    [4900, 9900, 50],
    [9900, 9900, 0],
    [9900, undefined, 0],
    [9899, 9900, 0],
  ])('%d instead of %s is %d%% off, never more than it is', (price, retail, percent) => {
    expect(discountPercent(price, retail)).toBe(percent);
  });

  test('a problem is said by its code, its detail and its fields', () => {
    const problem = { type: '', title: '', status: 409, detail: 'It is closed.' };
    expect(problemWords({ ...problem, code: 'sold_out' })).toContain('faster');
    expect(problemWords({ ...problem, code: 'reward_closed' })).toBe('It is closed.');
    const errors = [{ path: 'body.quantity', message: 'Too big.' }];
    expect(problemWords({ ...problem, code: 'invalid_request', errors })).toBe(
      'It is closed. Too big.',
    );
    expect(problemWords('<html>')).toContain('cannot be reached');
  });
});
