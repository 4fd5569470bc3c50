import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signInEndpoints } from '../../shared/entry/sign-in-endpoints.ts';
import { TransientError } from '../../shared/errors.ts';
import { localServer } from '../support/local-server.ts';
import type { LocalServer } from '../support/local-server.ts';

let server: LocalServer;
let document: object | number = {};
beforeAll(async () => {
  server = await localServer(() => document);
});
afterAll(() => server.close());

const documentOf = (changes: object = {}) => ({
  issuer: server.url,
  authorization_endpoint: `${server.url}/authorize`,
  token_endpoint: `${server.url}/token`,
  jwks_uri: `${server.url}/jwks`,
  ...changes,
});

describe('where people sign in', () => {
  test('is what the issuer says of itself, asked once', async () => {
    document = documentOf();
    const endpoints = signInEndpoints(server.url);
    const before = server.heard.length;
    expect(await endpoints()).toEqual({
      issuer: server.url,
      authorizationEndpoint: `${server.url}/authorize`,
      tokenEndpoint: `${server.url}/token`,
    });
    await endpoints();
    expect(server.heard.slice(before).map(({ path }) => path)).toEqual([
      '/.well-known/openid-configuration',
    ]);
  });

  test('is not believed of somebody who speaks for another issuer', async () => {
    document = documentOf({ issuer: 'https://another.example' });
    await expect(signInEndpoints(server.url)()).rejects.toThrow(TransientError);
  });

  test('is no address that a browser would run', async () => {
    document = documentOf({ authorization_endpoint: 'javascript:alert(1)' });
    await expect(signInEndpoints(server.url)()).rejects.toThrow(TransientError);
  });

  test('is asked for again after a failure', async () => {
    document = 503;
    const endpoints = signInEndpoints(server.url);
    await expect(endpoints()).rejects.toThrow(TransientError);
    document = documentOf();
    expect(await endpoints()).toMatchObject({ issuer: server.url });
  });
});
