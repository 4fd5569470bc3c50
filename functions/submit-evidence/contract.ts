/** Evidence for a bank is handed in. */
import type { Operation } from '../../shared/entry/operation.ts';
import { disputePath, evidenceBody } from '../../shared/api/evidence-body.ts';
import { submittedEvidenceAnswer } from '../../shared/api/operations-answer.ts';

export const contract = {
  id: 'submitEvidence',
  route: 'POST /v1/ops/pledges/{id}/disputes/{disputeId}/evidence',
  group: 'Operations',
  summary: 'Keep evidence with a dispute, or send it to the bank',
  description: 'To the bank it can be sent only once. The same evidence is one submission.',
  caller: 'operator',
  path: disputePath,
  body: evidenceBody,
  answers: {
    200: { description: 'Where the dispute stands', schema: submittedEvidenceAnswer },
  },
  problems: ['not_found', 'dispute_state', 'evidence_refused'],
  bodyExamples: { 'what is known': { submit: true }, 'own words': { submit: false, text: 'As …' } },
} satisfies Operation;
