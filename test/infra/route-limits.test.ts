import { expect, test } from '@jest/globals';
import { operations } from '../../infra/openapi/operations.ts';
import { routeClassOf, routeSettings } from '../../infra/route-limits.ts';

test('what fans read and pledge has no other limit than the stage', () => {
  const free = operations.map(({ route }) => route).filter((route) => !routeClassOf(route));
  expect(free.toSorted()).toEqual([
    'GET /.well-known/fanfund/report-key.json',
    'GET /v1/campaigns',
    'GET /v1/campaigns/{id}',
    'GET /v1/campaigns/{id}/abandonment',
    'GET /v1/campaigns/{id}/milestones',
    'GET /v1/campaigns/{id}/pledges',
    'GET /v1/campaigns/{id}/promise',
    'GET /v1/campaigns/{id}/settlement',
    'GET /v1/campaigns/{id}/settlement/report',
    'GET /v1/campaigns/{id}/updates',
    'GET /v1/me/pledges',
    'GET /v1/pledges/{id}',
    'GET /v1/pledges/{id}/delivery',
    'GET /v1/pledges/{id}/receipt',
    'GET /v1/pledges/{id}/updates',
    'PATCH /v1/pledges/{id}',
    'POST /v1/campaigns/{id}/interest',
    'POST /v1/campaigns/{id}/interest/withdraw',
    'POST /v1/campaigns/{id}/pledges',
    'POST /v1/pledges/{id}/cancel',
    'POST /v1/pledges/{id}/confirm',
    'POST /v1/pledges/{id}/updates/{updateId}/reaction',
  ]);
});

test.each([
  ['POST /v1/ops/pledges/{id}/refunds', 'operations'],
  ['GET /v1/ops/tasks', 'operations'],
  ['POST /v1/campaigns', 'creators'],
  ['POST /v1/campaigns/{id}/cancel', 'creators'],
  ['POST /v1/pledges/{id}/payment-method', 'links'],
  ['GET /v1/payment-links/{token}', 'links'],
  ['POST /v1/pledges/{id}/exit', 'links'],
  ['GET /v1/exit-links/{token}', 'links'],
  ['GET /v1/delivery-links/{token}', 'links'],
  ['POST /v1/pledges/{id}/delivery', 'links'],
  ['POST /v1/update-links/{token}', 'links'],
  ['POST /v1/campaigns/{id}/promise-changes', 'creators'],
  ['POST /v1/campaigns/{id}/milestones/{milestoneId}', 'creators'],
  ['POST /v1/stripe/webhook', 'webhooks'],
  ['POST /v1/partners/{partnerId}/pledges', 'partners'],
  ['POST /v1/partners', 'operations'],
  ['PATCH /v1/partners/{partnerId}', 'operations'],
  ['GET /docs/{file}', 'docs'],
  ['GET /ops', 'docs'],
  ['GET /ops/{file}', 'docs'],
  ['GET /v1/ops/queues', 'operations'],
  ['$default', 'unknown'],
])('%s is limited as %s', (route, wanted) => {
  expect(routeClassOf(route)).toBe(wanted);
});

test('a limit is both rate and burst', () => {
  const limits = { operations: 50, creators: 1, partners: 1, webhooks: 1, links: 1, docs: 1 };
  expect(
    routeSettings(['GET /v1/ops/tasks', 'GET /v1/campaigns'], { ...limits, unknown: 1 }),
  ).toEqual({
    'GET /v1/ops/tasks': { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 50 },
  });
});
