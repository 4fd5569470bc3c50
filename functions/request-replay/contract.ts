/** A partner shop is told again. */
import type { Operation } from '../../shared/entry/operation.ts';
import { partnerPath } from '../../shared/api/partner-body.ts';
import { replayAnswer } from '../../shared/api/partner-answer.ts';
import { replayBody } from '../../shared/api/delivery-body.ts';

export const contract = {
  id: 'requestReplay',
  route: 'POST /v1/partners/{partnerId}/replays',
  group: 'Partners',
  summary: 'Tell a partner shop again: one fact, or a span of time',
  description: 'Each keeps its webhook id, so that a receiver knows what it has already.',
  caller: 'operator',
  path: partnerPath,
  body: replayBody,
  answers: { 202: { description: 'It is under way', schema: replayAnswer } },
  problems: ['not_found', 'partner_state'],
  bodyExamples: {
    'what was missed in a night': {
      ...{ from: '2026-11-21T20:00:00Z', until: '2026-11-22T06:00:00Z', only: 'undelivered' },
    },
  },
} satisfies Operation;
