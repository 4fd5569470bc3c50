/** The API document, and a page to read it by. */
import type { Operation } from '../../shared/entry/operation.ts';
import * as z from 'zod';

const common = {
  folder: 'serve-docs',
  group: 'This API',
  caller: 'anyone',
  raw: true,
  cached: true,
} as const;

export const readOpenapi = {
  ...common,
  id: 'readOpenapi',
  route: 'GET /openapi.json',
  summary: 'This document',
  answers: {
    200: { description: 'OpenAPI 3.1', schema: () => z.looseObject({ openapi: z.string() }) },
  },
} satisfies Operation;

export const showDocs = {
  ...common,
  id: 'showDocs',
  route: 'GET /docs',
  summary: 'This document as a page',
  answers: { 200: { description: 'A page for people', media: ['text/html'] } },
} satisfies Operation;

export const readDocsFile = {
  ...common,
  id: 'readDocsFile',
  route: 'GET /docs/{file}',
  summary: 'What the page is made of',
  path: z.object({ file: z.enum(['start.js', 'swagger-ui-bundle.js', 'swagger-ui.css']) }),
  answers: { 200: { description: 'A file', media: ['text/javascript', 'text/css'] } },
  problems: ['not_found'],
} satisfies Operation;
