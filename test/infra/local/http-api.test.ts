import { describe, expect, test } from '@jest/globals';
import { findRoute, parseRoute } from '../../../infra/local/http/routes.ts';
import type { LocalCloud } from '../../../infra/local/local-cloud.ts';
import { lambda, start, writeAssembly } from './support.ts';

function api(
  functionProperties: Record<string, unknown> = {},
  stage: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
): Promise<LocalCloud> {
  const assembly = writeAssembly({
    Answer: lambda('answer', { FunctionName: 'answer', ...functionProperties }, { COLOUR: 'red' }),
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', ...more } },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', ...stage },
    },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': ['Answer', 'Arn'] },
        PayloadFormatVersion: '2.0',
      },
    },
    Route: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: { Ref: 'Api' },
        RouteKey: 'ANY /things/{id}',
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
      },
    },
  });
  return start(assembly, { dynamodbEndpoint: 'http://127.0.0.1:9' });
}

describe('the most specific route answers', () => {
  const routes = [
    '$default',
    'ANY /a/{proxy+}',
    'GET /a/{id}',
    'ANY /a/{id}',
    'GET /a/b',
    'GET /a/{id}/c',
  ].map((key) => parseRoute(key, key));

  test.each([
    ['GET', '/a/b', 'GET /a/b'],
    ['GET', '/a/x', 'GET /a/{id}'],
    ['POST', '/a/x', 'ANY /a/{id}'],
    ['GET', '/a/x/c', 'GET /a/{id}/c'],
    ['GET', '/a/x/y/z', 'ANY /a/{proxy+}'],
    ['GET', '/other', '$default'],
  ])('%s %s by %s', (method, path, key) => {
    expect(findRoute(routes, method, path)?.route.key).toBe(key);
  });

  test('and no route answers a path with an empty parameter', () => {
    expect(findRoute([parseRoute('GET /a/{id}', 1)], 'GET', '/a/')).toBeUndefined();
  });
});

describe('a function behind the API', () => {
  test('sees a version 2.0 event, its own environment, and answers with its headers', async () => {
    const { api: url, aws } = await api();
    const response = await fetch(`${url}/things/a%20b?x=1&x=2&y=z`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: 'a=1; b=2', 'X-Odd': 'yes' },
      body: '{"n":1}',
    });
    const { event, env } = (await response.json()) as Record<string, Record<string, unknown>>;
    expect(response.status).toBe(200);
    expect(response.headers.get('x-who')).toBe('answer');
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /things/{id}',
      rawPath: '/things/a%20b',
      rawQueryString: 'x=1&x=2&y=z',
      cookies: ['a=1', 'b=2'],
      headers: { 'content-type': 'application/json', 'x-odd': 'yes' },
      queryStringParameters: { x: '1,2', y: 'z' },
      pathParameters: { id: 'a b' },
      requestContext: { stage: '$default', http: { method: 'POST', path: '/things/a%20b' } },
      body: '{"n":1}',
      isBase64Encoded: false,
    });
    expect(env).toMatchObject({
      COLOUR: 'red',
      AWS_LAMBDA_FUNCTION_NAME: 'answer',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_ENDPOINT_URL_SQS: aws,
    });
    expect(env).not.toHaveProperty('HOME');
  });

  test('gets binary bodies as base64, and gives them so', async () => {
    const { api: url } = await api();
    const sent = await fetch(`${url}/things/1`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array([0, 1, 2]),
    });
    const { event } = (await sent.json()) as Record<string, Record<string, unknown>>;
    expect(event).toMatchObject({ body: 'AAEC', isBase64Encoded: true });
    const given = await fetch(`${url}/things/1?do=binary`);
    expect(given.status).toBe(201);
    expect(given.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(new Uint8Array(await given.arrayBuffer())).toEqual(new Uint8Array([0, 1, 2]));
  });

  test('that throws, exits or overruns its time is a 500, and the next request is served', async () => {
    const { api: url } = await api({ Timeout: 1 });
    const statusOf = async (what: string): Promise<number> =>
      (await fetch(`${url}/things/1?do=${what}`)).status;
    expect(await statusOf('fail')).toBe(500);
    expect(await statusOf('exit')).toBe(500);
    const startedAtMs = performance.now();
    expect(await statusOf('hang')).toBe(500);
    expect(performance.now() - startedAtMs).toBeGreaterThan(990);
    expect(await statusOf('well')).toBe(200);
  });

  test('is not run more often at once than its reserved concurrency', async () => {
    const cloud = await api({ ReservedConcurrentExecutions: 2 });
    const requests = Array.from({ length: 20 }, () => fetch(`${cloud.api}/things/1`));
    const statuses = (await Promise.all(requests)).map(({ status }) => status);
    expect(statuses).toEqual(Array(20).fill(200));
    expect(cloud.functionCounts().answer).toEqual({ invocations: 20, errors: 0 });
  });
});

describe('the API itself answers', () => {
  test('404 where no route is', async () => {
    const { api: url } = await api();
    const response = await fetch(`${url}/nothing`);
    expect([response.status, await response.json()]).toEqual([404, { message: 'Not Found' }]);
  });

  test('413 to a body over 10 MB', async () => {
    const { api: url } = await api();
    const response = await fetch(`${url}/things/1`, {
      method: 'POST',
      body: Buffer.alloc(10 * 1024 * 1024 + 1),
    });
    expect([response.status, await response.json()]).toEqual([
      413,
      { message: 'Request Entity Too Large' },
    ]);
  });

  test('429 above the rate of its stage', async () => {
    const { api: url } = await api(
      {},
      { DefaultRouteSettings: { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2 } },
    );
    const statuses: number[] = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await fetch(`${url}/things/1`)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  test('pre-flight requests by its CORS configuration', async () => {
    const CorsConfiguration = {
      AllowOrigins: ['https://shop.example'],
      AllowMethods: ['POST'],
      AllowHeaders: ['authorization'],
      MaxAge: 600,
    };
    const { api: url } = await api({}, {}, { CorsConfiguration });
    const asked = (origin: string): Promise<Response> =>
      fetch(`${url}/things/1`, { method: 'OPTIONS', headers: { origin } });
    const allowed = await asked('https://shop.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(allowed.headers.get('access-control-allow-methods')).toBe('POST');
    const other = await asked('https://evil.example');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});
