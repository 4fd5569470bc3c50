/** Webhook endpoints made through the API; their events go out like those of the configured one. */
import { invalidRequest, noSuch } from '../protocol/errors.ts';
import { page, pageFields } from '../protocol/lists.ts';
import { mergedMetadata, text, textList } from '../protocol/params.ts';
import type { Call, Reply, Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';
import type { WebhookEndpoint } from '../world/entities.ts';
import { randomText } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import { mintId } from '../world/world.ts';

function requireEndpoint(world: World, id: string): WebhookEndpoint {
  const endpoint = world.store.get('webhook_endpoints', id);
  if (endpoint === undefined) throw noSuch('webhook endpoint', id, 'id');
  return endpoint;
}

function withoutSecret(endpoint: WebhookEndpoint): object {
  const { secret: _secret, ...shown } = endpoint;
  return shown;
}

function requireUrl(url: string): string {
  if (/^https?:\/\//.test(url)) return url;
  throw invalidRequest('Invalid URL: An explicit scheme (such as https) must be provided.', {
    code: 'url_invalid',
    param: 'url',
  });
}

function create(world: World, { params }: Call): Reply {
  const endpoint: WebhookEndpoint = {
    id: mintId(world, 'we'),
    object: 'webhook_endpoint',
    api_version: text(params, 'api_version') ?? null,
    application: null,
    created: world.clock.nowSeconds(),
    description: text(params, 'description') ?? null,
    enabled_events: textList(params, 'enabled_events'),
    livemode: false,
    metadata: mergedMetadata({}, params),
    secret: `whsec_${randomText(world.random, 32)}`,
    status: 'enabled',
    url: requireUrl(text(params, 'url') ?? ''),
  };
  world.store.put('webhook_endpoints', endpoint);
  return ok(endpoint);
}

function update(world: World, { id, params }: Call): Reply {
  const endpoint = requireEndpoint(world, id);
  const types = textList(params, 'enabled_events');
  const disabled = params['disabled'];
  const changed: WebhookEndpoint = {
    ...endpoint,
    description: text(params, 'description') ?? endpoint.description,
    enabled_events: types.length > 0 ? types : endpoint.enabled_events,
    metadata: mergedMetadata(endpoint.metadata, params),
    status: disabled === undefined ? endpoint.status : disabled === true ? 'disabled' : 'enabled',
    url: requireUrl(text(params, 'url') ?? endpoint.url),
  };
  world.store.put('webhook_endpoints', changed);
  return ok(withoutSecret(changed));
}

function remove(world: World, { id }: Call): Reply {
  requireEndpoint(world, id);
  world.store.remove('webhook_endpoints', id);
  return ok({ id, object: 'webhook_endpoint', deleted: true });
}

const fields = {
  api_version: 'text',
  connect: 'boolean',
  description: 'text',
  enabled_events: 'list',
  metadata: 'metadata',
  url: 'text',
} as const;

const oneEndpoint = '/v1/webhook_endpoints/:endpoint';

export const webhookEndpointRoutes: Route[] = [
  {
    method: 'POST',
    template: '/v1/webhook_endpoints',
    spec: { fields, required: ['enabled_events', 'url'] },
    run: create,
  },
  {
    method: 'GET',
    template: '/v1/webhook_endpoints',
    spec: { fields: pageFields },
    run: (world, { params }) =>
      ok(
        page({
          world,
          table: 'webhook_endpoints',
          url: '/v1/webhook_endpoints',
          params,
          present: withoutSecret,
        }),
      ),
  },
  {
    method: 'GET',
    template: oneEndpoint,
    spec: { fields: {} },
    run: (world, { id }) => ok(withoutSecret(requireEndpoint(world, id))),
  },
  {
    method: 'POST',
    template: oneEndpoint,
    spec: { fields: { ...fields, disabled: 'boolean' } },
    run: update,
  },
  { method: 'DELETE', template: oneEndpoint, spec: { fields: {} }, run: remove },
];
