import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newSigningKeys } from '../../infra/signing-keys.ts';
import { TransientError } from '../../shared/errors.ts';
import { readSigningSecret } from '../../shared/signing/signing-secret.ts';
import type { LocalServer } from '../support/local-server.ts';
import { localServer } from '../support/local-server.ts';

let server: LocalServer;
let answer: object | number = 500;
beforeAll(async () => {
  server = await localServer(() => answer);
  process.env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] = server.url;
  process.env['AWS_REGION'] = 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] = 'test';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
  process.env['AWS_MAX_ATTEMPTS'] = '1';
});
afterAll(() => server.close());

const read = () => readSigningSecret('arn:aws:secretsmanager:us-east-1:1:secret:signing-abcdef');

test('what `npm run signing-keys` prints is a signing secret', async () => {
  const keys = newSigningKeys();
  answer = { SecretString: JSON.stringify(keys) };
  expect(await read()).toEqual(keys);
  expect(newSigningKeys()).not.toEqual(keys);
});

test.each<[string, string]>([
  ['that was generated for something else', 'VnI3c2tqZmhrc2poZmtzaGRma2pz'],
  ['without a link key', JSON.stringify({ ...newSigningKeys(), linkKeys: [] })],
  ['with a short link key', JSON.stringify({ ...newSigningKeys(), linkKeys: ['secret'] })],
  ['without a report key', JSON.stringify({ linkKeys: newSigningKeys().linkKeys })],
])('a secret %s is refused, and not quoted', async (_what, secret) => {
  answer = { SecretString: secret };
  await expect(read()).rejects.toThrow(
    'The signing secret does not fit: make one with `npm run signing-keys`.',
  );
});

test('Secrets Manager that does not answer is asked again later', async () => {
  answer = 500;
  await expect(read()).rejects.toThrow(TransientError);
});
