/**
 * The contract of one HTTP operation: what its function validates by is what the API document is
 * made of, so that neither can say what the other does not. What only the document needs (the shapes
 * of answers) is made at its first use: a function that answers requests never builds it.
 */
import type { HttpDefinition } from './http.ts';
import type { ProblemCode } from './problem.ts';
import type * as z from 'zod';

/** An observer sees what operators see, and changes nothing. */
export type Role = 'backer' | 'creator' | 'operator' | 'observer';

/** Each of them is enough; none is needed where there are none. */
export const scopesOf: Readonly<Record<Role, readonly string[]>> = {
  backer: [],
  creator: ['fanfund/creator'],
  operator: ['fanfund/ops'],
  observer: ['fanfund/ops', 'fanfund/ops:read'],
};

export type AnswerForm = {
  readonly description: string;
  /** Of the JSON body; closed. */
  readonly schema?: () => z.ZodType;
  /** Other forms that the same answer has, such as `text/html`; the first one needs no `accept`. */
  readonly media?: readonly string[];
  readonly example?: unknown;
};

export type SuccessStatus = 200 | 201 | 202;

export type Operation<Path = unknown, Query = unknown, Body = unknown> = HttpDefinition<
  Path,
  Query,
  Body
> & {
  /** In camel case, as its folder is in kebab case unless `folder` says otherwise. */
  readonly id: string;
  readonly folder?: string;
  readonly route: `${'GET' | 'POST' | 'PATCH'} /${string}`;
  readonly group:
    | 'Campaigns'
    | 'Pledges'
    | 'Settlement'
    | 'Promises'
    | 'Fulfilment'
    | 'Operations'
    | 'Webhooks'
    | 'Partners'
    | 'This API';
  readonly summary: string;
  readonly description?: string;
  /** What proves the sender, where it is no token. */
  readonly signedBy?: 'stripe' | 'partner';
  /** Judged by its function alone: nothing is checked on the way to it. */
  readonly raw?: true;
  /** Scopes that the use case asks for itself, beside what `caller` does. */
  readonly scopes?: readonly string[];
  readonly answers: Readonly<Partial<Record<SuccessStatus, AnswerForm>>>;
  /** Its pages for people have these statuses where a program gets a problem. */
  readonly pages?: readonly number[];
  /** Public: with `ETag` and `Cache-Control`, and 304 for who has it already. */
  readonly cached?: true;
  /** Beside those that follow from what is asked for: see `problemsOf`. */
  readonly problems?: readonly ProblemCode[];
  readonly bodyExamples?: Readonly<Record<string, unknown>>;
};

const tokenProblems = [
  ...(['token_missing', 'token_invalid', 'token_expired', 'token_wrong_audience'] as const),
];
const always = ['temporarily_unavailable', 'internal_error'] as const;

/** Every code that an operation can answer with. */
export function problemsOf(operation: Operation): readonly ProblemCode[] {
  const { raw, problems = [] } = operation;
  const codes: ProblemCode[] = [...(raw ? [] : impliedBy(operation)), ...problems, ...always];
  return [...new Set(codes)];
}

function impliedBy({ caller, path, query, body, idempotencyKey }: Operation): ProblemCode[] {
  const codes: ProblemCode[] = ['body_too_large', ...tokenProblems];
  if (caller !== 'anyone' && caller !== 'backer') codes.push('insufficient_scope');
  if (path ?? query ?? body) codes.push('invalid_request');
  if (body) codes.push('malformed_json');
  if (idempotencyKey) codes.push('idempotency_key_missing', 'idempotency_key_invalid');
  return codes;
}
