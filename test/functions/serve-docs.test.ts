import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { serveDocs } from '../../functions/serve-docs/serve-docs.ts';
import { bundleDocs } from '../../infra/openapi/bundle-docs.ts';
import { bundledFiles } from '../../shared/entry/bundled-files.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { httpEvent, lambdaContext } from '../support/http-event.ts';

const folder = mkdtempSync(join(tmpdir(), 'fanfund-docs-'));
beforeAll(() => bundleDocs(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const handler = rawHttpEntry(serveDocs, () => ({ file: bundledFiles(folder) }));
const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await handler(httpEvent({ method: 'GET', path, headers }), lambdaContext);
  const bytes = Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8');
  return { status: answer.statusCode, headers: answer.headers ?? {}, bytes };
};

describe('the document', () => {
  test('is served as JSON, to be kept for five minutes', async () => {
    const { status, headers, bytes } = await get('/openapi.json');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'public, max-age=300',
      etag: expect.stringMatching(/^"[\w-]{22}"$/),
    });
    expect(JSON.parse(bytes.toString())).toMatchObject({ openapi: '3.1.0' });
  });

  test('travels compressed to whoever takes that, and is the same', async () => {
    const plain = await get('/openapi.json');
    const packed = await get('/openapi.json', { 'accept-encoding': 'gzip, br' });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      etag: plain.headers['etag'],
      vary: 'accept-encoding, origin',
    });
    expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 4);
  });

  test('is not sent again to whoever has it', async () => {
    const { headers } = await get('/openapi.json');
    const again = await get('/openapi.json', { 'if-none-match': String(headers['etag']) });
    expect(again).toMatchObject({ status: 304, bytes: Buffer.alloc(0) });
  });
});

describe('the page', () => {
  test('may load what lies beside it and nothing else', async () => {
    const { status, headers } = await get('/docs');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    });
  });

  test('asks for files that are all there, and for no other address', async () => {
    const { bytes } = await get('/docs');
    const html = bytes.toString();
    const asked = [...html.matchAll(/(?:src|href)="(docs\/[^"]+)"/g)].map(([, path]) => path);
    expect(asked).toHaveLength(3);
    for (const path of asked) expect((await get(`/${path}`)).status).toBe(200);
    expect(html).not.toMatch(/https?:\/\//);
  });

  test.each(['/docs/nothing.js', '/docs/../handler.ts', '/docs/__proto__', '/docs/openapi.json'])(
    'has no %s',
    async (path) => {
      const { status, bytes } = await get(path);
      expect(status).toBe(404);
      expect(JSON.parse(bytes.toString())).toMatchObject({ code: 'not_found' });
    },
  );
});
