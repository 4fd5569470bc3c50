import { createPublicKey } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { calculateJwkThumbprint } from 'jose';
import { readReportKey } from '../../functions/read-report-key/read-report-key.ts';
import { otherReportKey, testReportKey } from '../support/report-key.ts';

type Key = { readonly kty: string; readonly crv: string; readonly x: string; readonly kid: string };

test('the keys of reports are published, the one in use first and those before it after', async () => {
  const old = createPublicKey(otherReportKey).export({ type: 'spki', format: 'pem' }).toString();
  const keys = () => Promise.resolve({ reportKey: testReportKey, oldReportKeys: [old] });
  const { body, cacheSeconds } = await readReportKey({ keys });
  const published = (body as { keys: Key[] }).keys;
  expect(cacheSeconds).toBe(300);
  expect(published.map(({ x }) => x)).toEqual(
    [testReportKey, otherReportKey].map((pem) => createPublicKey(pem).export({ format: 'jwk' }).x),
  );
  for (const { kid, ...key } of published) {
    expect(kid).toBe(await calculateJwkThumbprint(key));
    expect(key).toMatchObject({ kty: 'OKP', crv: 'Ed25519', use: 'sig', alg: 'EdDSA' });
    expect(Object.keys(key)).not.toContain('d');
  }
});

test('one key is published alone', async () => {
  const { body } = await readReportKey({
    keys: () => Promise.resolve({ reportKey: testReportKey, oldReportKeys: undefined }),
  });
  expect((body as { keys: Key[] }).keys).toHaveLength(1);
});
