/** The books are held against Stripe. */
import type { Operation } from '../../shared/entry/operation.ts';
import { ledgerCheckAnswer } from '../../shared/api/operations-answer.ts';
import * as z from 'zod';

export const ledgerCheckBody = z.strictObject({
  /** In UTC, as Stripe counts them. */
  day: z.iso.date(),
});
export type LedgerCheckBody = z.infer<typeof ledgerCheckBody>;

export const contract = {
  id: 'requestLedgerCheck',
  route: 'POST /v1/ops/ledger-checks',
  group: 'Operations',
  summary: 'Hold the books of a day against Stripe now',
  caller: 'operator',
  body: ledgerCheckBody,
  idempotencyKey: true,
  answers: {
    202: {
      description: 'It will be done',
      schema: ledgerCheckAnswer,
      example: { day: '2026-10-31', state: 'requested' },
    },
  },
  bodyExamples: { 'a day': { day: '2026-10-31' } },
} satisfies Operation;
