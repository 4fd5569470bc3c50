import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProblemCode } from '../../shared/entry/problem.ts';
import { RequestProblem, problemResponse, refusalResponse } from '../../shared/entry/problem.ts';
import { refuse } from '../../shared/domain/refusal.ts';

const shared = join(import.meta.dirname, '..', '..', 'shared');
const codesIn = (path: string, from: string): string[] => {
  const text = readFileSync(join(shared, path), 'utf8');
  const union = text.slice(text.indexOf(from), text.indexOf(';', text.indexOf(from)));
  return [...union.matchAll(/'([a-z_]+)'/g)].map(([, code]) => code ?? '');
};

const refusalCodes = codesIn('domain/refusal.ts', 'export type RefusalCode');
const entryCodes = codesIn('entry/problem.ts', 'export type EntryCode');
const codes = [...refusalCodes, ...entryCodes] as ProblemCode[];

describe('every code', () => {
  test('is known here', () => {
    expect(refusalCodes.length).toBeGreaterThan(30);
    expect(entryCodes.length).toBeGreaterThan(13);
  });

  test.each(codes)('%s has a status that is no success', (code) => {
    const { statusCode, body } = problemResponse(code, 'Because.');
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(600);
    expect(JSON.parse(body)).toMatchObject({ code, status: statusCode, detail: 'Because.' });
  });

  test.each(refusalCodes as ProblemCode[])('%s is the caller’s affair', (code) => {
    expect(problemResponse(code, '').statusCode).toBeLessThan(500);
  });
});

describe('a problem document', () => {
  test('says what RFC 9457 asks for', () => {
    const { headers, body } = refusalResponse(refuse('sold_out', 'None is left.'), '/v1/x');
    expect(headers).toMatchObject({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
    });
    expect(JSON.parse(body)).toEqual({
      type: 'urn:fanfund:problem:sold_out',
      title: 'Sold out',
      status: 409,
      code: 'sold_out',
      detail: 'None is left.',
      instance: '/v1/x',
    });
  });

  test('names the fields that do not fit', () => {
    const errors = [{ path: 'body.amountMinor', message: 'Too small' }];
    expect(JSON.parse(problemResponse('invalid_request', 'No.', { errors }).body)).toMatchObject({
      status: 400,
      errors,
    });
    expect(JSON.parse(problemResponse('invalid_request', 'No.', { errors: [] }).body)).toEqual(
      expect.not.objectContaining({ errors: expect.anything() }),
    );
  });

  test.each([
    ['not_found', 404],
    ['forbidden', 403],
    ['idempotency_key_reused', 422],
    ['body_too_large', 413],
    ['token_missing', 401],
    ['insufficient_scope', 403],
    ['payment_declined', 402],
    ['dispute_state', 409],
    ['evidence_refused', 422],
    ['too_many_attempts', 429],
    ['temporarily_unavailable', 503],
    ['internal_error', 500],
  ] as const)('of %s has the status %i', (code, status) => {
    expect(problemResponse(code, '').statusCode).toBe(status);
  });
});

test('a request problem carries its code, its fields and its headers', () => {
  const problem = new RequestProblem('token_missing', 'No token.', { headers: { a: 'b' } });
  expect(problem).toMatchObject({ code: 'token_missing', message: 'No token.', errors: [] });
  expect(problem.headers).toEqual({ a: 'b' });
});
