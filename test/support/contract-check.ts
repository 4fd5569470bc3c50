/**
 * Holds every answer that a test sees against the contract of its operation: the shape of the body,
 * and whether the code of a problem is one that the API document names. What it finds is a failure
 * of the test that asked.
 */
import type { Operation, SuccessStatus } from '../../shared/entry/operation.ts';
import { operations } from '../../infra/openapi/operations.ts';
import { problemStatuses } from '../../shared/entry/problem.ts';
import type { ProblemCode } from '../../shared/entry/problem.ts';
import { problemsOf } from '../../shared/entry/operation.ts';
import * as z from 'zod';

export type SeenAnswer = { readonly status: number; readonly body: unknown };

const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z
    .array(z.strictObject({ path: z.string(), message: z.string() }))
    .min(1)
    .optional(),
});
const messageSchema = z.strictObject({ message: z.string().nullable() });

/** Of the gateway, before any function was asked. */
const gatewayStatuses = new Set([413, 429, 500, 503]);

const routes = operations.map((operation) => {
  const [method = '', path = ''] = operation.route.split(' ');
  const pattern = path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+');
  return { operation, method, pattern: new RegExp(`^${pattern}$`) };
});

/** Literal segments before parameters, as the API routes them. */
export function operationFor(method: string, path: string): Operation | undefined {
  const [pathname = ''] = path.split('?');
  const found = routes.filter((route) => route.method === method && route.pattern.test(pathname));
  return found.toSorted((a, b) => b.operation.route.length - a.operation.route.length)[0]
    ?.operation;
}

export const operationOf = (id: string): Operation | undefined =>
  operations.find((operation) => operation.id === id);

/** What is wrong with an answer, in a sentence; undefined when it is as documented. */
export function faultOf(operation: Operation, { status, body }: SeenAnswer): string | undefined {
  if (status === 304) return operation.cached ? undefined : `${operation.id} is never kept`;
  if (status >= 400) return faultOfProblem(operation, status, body);
  const form = operation.answers[status as SuccessStatus];
  if (!form) return `${operation.id} does not document the status ${status}`;
  return form.schema && faultOfBody(operation, form.schema(), body);
}

export function faultOfBody(
  { id }: Operation,
  schema: z.ZodType,
  body: unknown,
): string | undefined {
  const result = schema.safeParse(JSON.parse(JSON.stringify(body)));
  return result.success
    ? undefined
    : `${id} answers what it does not document: ${z.prettifyError(result.error)}`;
}

function faultOfProblem(operation: Operation, status: number, body: unknown): string | undefined {
  if (gatewayStatuses.has(status) && messageSchema.safeParse(body).success) return undefined;
  const problem = problemSchema.safeParse(body);
  if (!problem.success) return `${operation.id} answers ${status} with no problem document`;
  const { code } = problem.data;
  const documented = problemsOf(operation) as readonly string[];
  if (!documented.includes(code)) return `${operation.id} does not document the problem ${code}`;
  return problemStatuses[code as ProblemCode] === status && problem.data.status === status
    ? undefined
    : `${code} came with the status ${status}`;
}

export function checkAnswer(method: string, path: string, answer: SeenAnswer): void {
  const operation = operationFor(method, path);
  const fault = operation && faultOf(operation, answer);
  if (fault !== undefined) throw new Error(`${method} ${path}: ${fault}`);
}

/** The operation that a file of tests is the twin of, if it is one. */
export function operationOfTest(testPath = ''): Operation | undefined {
  const [, name = ''] = /\/functions\/([a-z-]+)\.test\.ts$/.exec(testPath) ?? [];
  return operationOf(name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
}
