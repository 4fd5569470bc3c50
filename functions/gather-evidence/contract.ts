/** What can be said for a disputed payment. */
import type { Operation } from '../../shared/entry/operation.ts';
import { evidenceAnswer } from '../../shared/api/operations-answer.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';

export const contract = {
  id: 'gatherEvidence',
  route: 'GET /v1/ops/pledges/{id}/evidence',
  group: 'Operations',
  summary: 'All that can be said for a payment that a bank asks about',
  description: 'With `Accept: text/plain`, a text that is ready to be pasted.',
  caller: 'observer',
  path: pledgePath,
  answers: {
    200: { description: 'The evidence', schema: evidenceAnswer, media: ['text/plain'] },
  },
  problems: ['not_found'],
} satisfies Operation;
