import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { serveConsole } from '../../functions/serve-console/serve-console.ts';
import { bundleConsole } from '../../infra/console/bundle-console.ts';
import { bundledFiles } from '../../shared/entry/bundled-files.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { TransientError } from '../../shared/errors.ts';
import { httpEvent, lambdaContext } from '../support/http-event.ts';

const folder = mkdtempSync(join(tmpdir(), 'fanfund-console-'));
beforeAll(() => bundleConsole(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const issuer = 'https://login.brand.example';
let isIssuerSilent = false;
const handler = rawHttpEntry(serveConsole, () => ({
  file: bundledFiles(folder),
  endpoints: () =>
    isIssuerSilent
      ? Promise.reject(new TransientError('silent'))
      : Promise.resolve({
          issuer,
          authorizationEndpoint: `${issuer}/authorize`,
          tokenEndpoint: 'https://tokens.brand.example/oauth2/token',
        }),
  audience: 'fanfund',
  clientId: 'fanfund-console',
  stripeDashboard: 'https://dashboard.stripe.com',
  now: () => Date.UTC(2026, 10, 22),
}));
const get = async (path: string) => {
  const answer = await handler(httpEvent({ method: 'GET', path }), lambdaContext);
  const bytes = Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8');
  return { status: answer.statusCode, headers: answer.headers ?? {}, bytes };
};

describe('the page', () => {
  test('runs its own script alone, and speaks with this API and who gives tokens', async () => {
    const { status, headers } = await get('/ops');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; " +
        "connect-src 'self' https://tokens.brand.example; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
    });
  });

  test('asks for two files of this origin, and has no script or style in itself', async () => {
    const html = (await get('/ops')).bytes.toString();
    const asked = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);
    expect(asked.toSorted()).toEqual(['/ops/main.js', '/ops/style.css']);
    for (const path of asked) expect((await get(String(path))).status).toBe(200);
    expect(html).not.toMatch(/https?:\/\/|<style|style=|\son\w+=|<script(?![^>]*src=)/);
  });

  test('loads no more than 150 KB of script, as it travels', async () => {
    const { bytes } = await get('/ops/main.js');
    expect(gzipSync(bytes, { level: 9 }).length).toBeLessThanOrEqual(150 * 1024);
  });

  test('loads nothing by its style sheet', async () => {
    const { bytes } = await get('/ops/style.css');
    expect(bytes.toString()).not.toMatch(/@import|url\(/);
  });

  test('is shown while the issuer does not answer, and not kept', async () => {
    isIssuerSilent = true;
    const { status, headers } = await get('/ops');
    isIssuerSilent = false;
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("connect-src 'self';");
    expect(headers['cache-control']).toBe('no-store');
  });

  test.each(['/ops/nothing.js', '/ops/console.html', '/ops/__proto__', '/ops/../handler.ts'])(
    'has no %s',
    async (path) => {
      const { status, bytes } = await get(path);
      expect(status).toBe(404);
      expect(JSON.parse(bytes.toString())).toMatchObject({ code: 'not_found' });
    },
  );
});

describe('the settings', () => {
  test('say where to sign in, and by which time', async () => {
    const { status, headers, bytes } = await get('/ops/settings.json');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(JSON.parse(bytes.toString())).toEqual({
      issuer,
      clientId: 'fanfund-console',
      audience: 'fanfund',
      authorizationEndpoint: 'https://login.brand.example/authorize',
      tokenEndpoint: 'https://tokens.brand.example/oauth2/token',
      now: '2026-11-22T00:00:00.000Z',
      stripeDashboard: 'https://dashboard.stripe.com',
    });
  });

  test('are asked for again when the issuer does not answer', async () => {
    isIssuerSilent = true;
    const { status, bytes } = await get('/ops/settings.json');
    isIssuerSilent = false;
    expect(status).toBe(503);
    expect(JSON.parse(bytes.toString())).toMatchObject({ code: 'temporarily_unavailable' });
  });
});
