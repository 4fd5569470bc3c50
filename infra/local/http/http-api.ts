/**
 * The HTTP API of the template: routes, throttling, CORS, size and time limits as API Gateway has
 * them, for requests that come over a socket or from the same process. Invariant: every request is
 * answered, whatever becomes of its function.
 */
import type { Pool } from '../functions/pool.ts';
import { functionOf } from '../functions/functions.ts';
import type { Functions } from '../functions/functions.ts';
import { LocalCloudError } from '../local-cloud-error.ts';
import { numberOf, objectOf, oneOf, textOf } from '../template/read-property.ts';
import type { Resource } from '../template/resolved-template.ts';
import { corsHeaders } from './cors.ts';
import type { CorsSettings } from './cors.ts';
import { fromResult, toEvent } from './payload.ts';
import type { HttpAnswer, HttpRequest } from './payload.ts';
import { findRoute, parseRoute } from './routes.ts';
import type { Route } from './routes.ts';
import { tokenBucket } from './throttle.ts';

type Integration = { readonly pool: Pool; readonly timeoutMs: number };
type Endpoint = Integration & { readonly admits: () => boolean };

export type HttpApi = {
  readonly apiId: string;
  readonly routes: readonly Route<Endpoint>[];
  readonly cors: CorsSettings | undefined;
  readonly now: () => number;
  readonly request: (request: HttpRequest) => Promise<HttpAnswer>;
};

export const bodyBytesMax = 10 * 1024 * 1024;
const answerBytesMax = 6 * 1024 * 1024;
const timeoutMsMax = 30_000;

export function createHttpApi(
  resources: readonly Resource[],
  functions: Functions,
  now: () => number,
): HttpApi | undefined {
  const ofType = (type: string): Resource[] =>
    resources.filter((resource) => resource.type === `AWS::ApiGatewayV2::${type}`);
  const [api, ...others] = ofType('Api');
  if (api === undefined) return undefined;
  if (others.length > 0) throw new LocalCloudError('The local cloud serves one HTTP API only.');
  oneOf(api, 'ProtocolType', ['HTTP']);
  const integrations = new Map<string, Integration>();
  for (const integration of ofType('Integration')) {
    oneOf(integration, 'IntegrationType', ['AWS_PROXY']);
    oneOf(integration, 'PayloadFormatVersion', ['2.0']);
    integrations.set(integration.ref, {
      pool: functionOf(functions, withPlainArn(integration), 'IntegrationUri'),
      timeoutMs: numberOf(integration, 'TimeoutInMillis', timeoutMsMax),
    });
  }
  const bucketFor = throttling(ofType('Stage'), now);
  const routes = ofType('Route').map((route) => {
    oneOf(route, 'AuthorizationType', ['NONE', undefined]);
    const integration = integrations.get(textOf(route, 'Target').replace('integrations/', ''));
    if (integration === undefined) throw new LocalCloudError(`${route.path} has no integration.`);
    const key = textOf(route, 'RouteKey');
    return parseRoute(key, { ...integration, admits: bucketFor(key) });
  });
  const cors = api.properties.CorsConfiguration as CorsSettings | undefined;
  const served = { apiId: api.ref, routes, cors, now };
  return { ...served, request: (request) => answer(served, request) };
}

/** An integration's URI is the function's ARN, alone or inside API Gateway's own. */
function withPlainArn(integration: Resource): Resource {
  const [, arn] =
    /functions\/(arn:.+)\/invocations$/.exec(textOf(integration, 'IntegrationUri')) ?? [];
  if (arn === undefined) return integration;
  return { ...integration, properties: { ...integration.properties, IntegrationUri: arn } };
}

function throttling(
  stages: readonly Resource[],
  now: () => number,
): (routeKey: string) => () => boolean {
  const [stage, ...others] = stages;
  if (stage === undefined) return () => () => true;
  if (others.length > 0) throw new LocalCloudError('The local cloud serves one stage only.');
  oneOf(stage, 'StageName', ['$default']);
  const bucket = (settings: Record<string, unknown>): (() => boolean) | undefined => {
    const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = settings;
    if (rate === undefined) return undefined;
    return tokenBucket({ perSecond: Number(rate), burst: Number(burst ?? rate) }, now);
  };
  const shared = bucket(objectOf(stage, 'DefaultRouteSettings'));
  const perRoute = objectOf(stage, 'RouteSettings');
  return (routeKey) =>
    bucket((perRoute[routeKey] ?? {}) as Record<string, unknown>) ?? shared ?? (() => true);
}

type Served = Omit<HttpApi, 'request'>;

async function answer(api: Served, request: HttpRequest): Promise<HttpAnswer> {
  if (api.cors === undefined) return route(api, request);
  const cors = corsHeaders(api.cors, request);
  const preflight = { status: 204, headers: {}, body: Buffer.alloc(0) };
  const result = request.method === 'OPTIONS' ? preflight : await route(api, request);
  return { ...result, headers: { ...result.headers, ...cors } };
}

async function route(api: Served, request: HttpRequest): Promise<HttpAnswer> {
  const url = URL.parse(request.path, 'http://local');
  const found = url && findRoute(api.routes, request.method, url.pathname);
  if (url === null || !found) return message(404);
  if (request.body === 'too large') return message(413);
  if (!found.route.value.admits()) return message(429);
  const event = toEvent({
    request,
    url,
    body: request.body,
    routeKey: found.route.key,
    pathParameters: found.pathParameters,
    apiId: api.apiId,
    nowMs: api.now(),
  });
  return invoke(found.route.value, JSON.stringify(event));
}

async function invoke({ pool, timeoutMs }: Integration, event: string): Promise<HttpAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'too late'>((resolve) => {
    timer = setTimeout(() => resolve('too late'), Math.min(timeoutMs, timeoutMsMax));
  });
  const result = await Promise.race([pool.invoke(event), tooLate]);
  clearTimeout(timer);
  if (result === 'too late') return message(503);
  if (!result.ok || result.payload.length > answerBytesMax) return message(500);
  return fromResult(result.payload) ?? message(500);
}

const messages: Readonly<Record<number, string>> = {
  404: 'Not Found',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** An answer of the API itself. */
export function message(status: number): HttpAnswer {
  const body = Buffer.from(JSON.stringify({ message: messages[status] }));
  return { status, headers: { 'content-type': 'application/json' }, body };
}
