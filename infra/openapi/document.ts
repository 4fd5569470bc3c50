/**
 * The API document (OpenAPI 3.1), made of the contracts that the functions validate by. What it says
 * of an operation is what the operation checks; only prose is added here.
 */
import type { AnswerForm, Operation } from '../../shared/entry/operation.ts';
import type { ProblemCode } from '../../shared/entry/problem.ts';
import type {
  ZodOpenApiOperationObject,
  ZodOpenApiPathsObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { createDocument } from 'zod-openapi';
import { introduction, problemTable } from './introduction.ts';
import { operations } from './operations.ts';
import { problemMeanings } from './problem-meanings.ts';
import { problemStatuses } from '../../shared/entry/problem.ts';
import { problemsOf, scopesOf } from '../../shared/entry/operation.ts';
import * as z from 'zod';

export type ApiDocument = ReturnType<typeof createDocument>;

export const apiDocument = (version: string): ApiDocument =>
  createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Fanfund',
      version,
      description: introduction,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'Where this document came from' }],
    tags: [...new Set(operations.map(({ group }) => group))].map((name) => ({ name })),
    paths: paths(),
    components: { securitySchemes, schemas: { Problem: problem, Message: message } },
  });

function paths(): ZodOpenApiPathsObject {
  const found: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    const [method = '', path = ''] = operation.route.split(' ');
    found[path] = { ...found[path], [method.toLowerCase()]: operationObject(operation) };
  }
  return found;
}

function operationObject(operation: Operation): ZodOpenApiOperationObject {
  const { id, group, summary, description } = operation;
  return {
    operationId: id,
    tags: [group],
    summary,
    ...(description !== undefined && { description }),
    security: securityOf(operation),
    requestParams: paramsOf(operation),
    ...bodyOf(operation),
    responses: responsesOf(operation),
  };
}

const signatureHeaders = { stripe: 'stripeSignature', partner: 'webhookSignature' } as const;

/** Scopes of a list are each enough. */
function securityOf({ caller, signedBy, scopes, raw }: Operation): Record<string, string[]>[] {
  if (signedBy) return [{ [signatureHeaders[signedBy]]: [] }];
  if (raw) return [];
  if (scopes) return scopes.map((scope) => ({ token: [scope] }));
  if (caller === 'anyone') return [{}, { token: [] }];
  const enough = scopesOf[caller];
  return enough.length === 0 ? [{ token: [] }] : enough.map((scope) => ({ token: [scope] }));
}

const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .meta({
    description: 'Repeating the request with the same key is safe; a UUID will do',
    example: '8e03978e-40d5-43e8-bc93-6894a57f9324',
  });
const ifNoneMatch = z
  .string()
  .optional()
  .meta({ description: 'An `ETag` that was answered before' });

function paramsOf(operation: Operation): NonNullable<ZodOpenApiOperationObject['requestParams']> {
  const { path, query, cached } = operation;
  const header = z.object({
    ...(operation.idempotencyKey && { 'Idempotency-Key': idempotencyKey }),
    ...(cached && { 'If-None-Match': ifNoneMatch }),
  });
  return {
    ...(path && { path: path as z.ZodObject }),
    ...(query && { query: query as z.ZodObject }),
    ...(Object.keys(header.shape).length > 0 && { header }),
  };
}

function bodyOf({ body, bodyExamples, signedBy }: Operation) {
  if (!body)
    return signedBy === 'stripe'
      ? { requestBody: { required: true, content: { 'application/json': { schema: {} } } } }
      : {};
  const examples = Object.fromEntries(
    Object.entries(bodyExamples ?? {}).map(([name, value]) => [name, { value }]),
  );
  return {
    requestBody: {
      required: !body.safeParse({}).success,
      content: { 'application/json': { schema: body, examples } },
    },
  };
}

function responsesOf(operation: Operation): ZodOpenApiResponsesObject {
  const responses: Record<string, unknown> = {};
  for (const [status, answer] of Object.entries(operation.answers))
    responses[status] = answerResponse(answer, operation);
  if (operation.cached)
    responses['304'] = { description: 'Nothing has changed', headers: cacheHeaders };
  for (const [status, codes] of byStatus(problemsOf(operation)))
    responses[status] = problemResponse(Number(status), codes, operation);
  responses['429'] ??= {
    description: 'Too many requests: wait a moment.',
    content: { 'application/json': { schema: messageRef } },
  };
  return responses as ZodOpenApiResponsesObject;
}

const cacheHeaders = {
  ETag: { description: 'Of this very answer', schema: { type: 'string' as const } },
  'Cache-Control': {
    description: 'For how long anybody may keep it',
    schema: { type: 'string' as const },
  },
};

function answerResponse(answer: AnswerForm, { cached }: Operation) {
  const { description, schema, media = [], example } = answer;
  const pages = media.map((type) => [type, { schema: { type: 'string' as const } }] as const);
  const json = schema && {
    'application/json': { schema: schema(), ...(example !== undefined && { example }) },
  };
  return {
    description,
    ...(cached && { headers: cacheHeaders }),
    content: { ...json, ...Object.fromEntries(pages) },
  };
}

function byStatus(codes: readonly ProblemCode[]): Map<string, ProblemCode[]> {
  const found = new Map<string, ProblemCode[]>();
  for (const code of codes) {
    const status = String(problemStatuses[code]);
    found.set(status, [...(found.get(status) ?? []), code]);
  }
  return found;
}

/** Those of the API itself, before any function is asked, have a message and nothing else. */
const alsoOfApi = new Set([413, 429, 500, 503]);

function problemResponse(status: number, codes: readonly ProblemCode[], { pages }: Operation) {
  const lines = codes.map((code) => `- \`${code}\`: ${problemMeanings[code]}`);
  return {
    description: lines.join('\n'),
    ...(status === 429 && { headers: retryAfter }),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            problemRef,
            {
              type: 'object' as const,
              properties: { status: { const: status }, code: { enum: [...codes] } },
            },
          ],
        },
      },
      ...(pages?.includes(status) && { 'text/html': { schema: { type: 'string' as const } } }),
      ...(alsoOfApi.has(status) && { 'application/json': { schema: messageRef } }),
    },
  };
}

const retryAfter = {
  'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' as const } },
};

const problemRef = { $ref: '#/components/schemas/Problem' };
const messageRef = { $ref: '#/components/schemas/Message' };

/** RFC 9457. */
const problem = {
  type: 'object' as const,
  additionalProperties: false,
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' as const, description: '`urn:fanfund:problem:<code>`' },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    code: {
      type: 'string' as const,
      enum: Object.keys(problemStatuses),
      description: problemTable,
    },
    detail: { type: 'string' as const, description: 'For people: it may change' },
    instance: { type: 'string' as const },
    errors: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        additionalProperties: false,
        required: ['path', 'message'],
        properties: { path: { type: 'string' as const }, message: { type: 'string' as const } },
      },
    },
  },
  description: 'RFC 9457',
};

const message = {
  type: 'object' as const,
  additionalProperties: false,
  required: ['message'],
  properties: { message: { type: ['string' as const, 'null' as const] } },
  description: 'An answer of the gateway, before any function was asked',
};

const securitySchemes = {
  token: {
    type: 'http' as const,
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'A token of the OpenID Connect issuer that this stage is configured with. Its `sub` is the ' +
      'backer; `fanfund/creator` and `fanfund/ops` are scopes.',
  },
  stripeSignature: {
    type: 'apiKey' as const,
    in: 'header' as const,
    name: 'Stripe-Signature',
    description: 'Made by Stripe over the raw body',
  },
  webhookSignature: {
    type: 'apiKey' as const,
    in: 'header' as const,
    name: 'webhook-signature',
    description: 'Standard Webhooks, over `webhook-id`, `webhook-timestamp` and the raw body',
  },
};
