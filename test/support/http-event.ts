/** Requests as HTTP API gives them to Lambda (payload format 2.0). */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';

export type RequestParts = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
};

export function httpEvent(parts: RequestParts = {}): APIGatewayProxyEventV2 {
  const asked = { method: 'POST', path: '/v1/things', headers: {}, ...parts };
  const { method, path, headers, query, pathParameters, body } = asked;
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { ...headers },
    ...(query && { queryStringParameters: { ...query } }),
    ...(pathParameters && { pathParameters: { ...pathParameters } }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.example',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: `${method} ${path}`,
      stage: '$default',
      time: '01/Oct/2026:12:00:00 +0000',
      timeEpoch: Date.UTC(2026, 9, 1, 12),
    },
    ...(body !== undefined && { body }),
    isBase64Encoded: asked.isBase64Encoded === true,
  };
}

export const lambdaContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'fanfund-test',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:fanfund-test',
  memoryLimitInMB: '256',
  awsRequestId: 'invocation-1',
  logGroupName: '/fanfund/test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};
