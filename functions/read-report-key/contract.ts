/** The keys that settlement reports are signed with. */
import type { Operation } from '../../shared/entry/operation.ts';
import { reportKeysAnswer } from '../../shared/api/settlement-answer.ts';

export const contract = {
  id: 'readReportKey',
  route: 'GET /.well-known/fanfund/report-key.json',
  group: 'Settlement',
  summary: 'The public keys of settlement reports',
  description: 'A JSON Web Key Set: the key in use first, and those that were replaced.',
  caller: 'anyone',
  cached: true,
  answers: { 200: { description: 'The keys', schema: reportKeysAnswer } },
} satisfies Operation;
