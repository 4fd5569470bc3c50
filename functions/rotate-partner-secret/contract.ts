/** Another signing secret for a partner shop. */
import type { Operation } from '../../shared/entry/operation.ts';
import { partnerPath, rotateSecretBody } from '../../shared/api/partner-body.ts';
import { partnerSecretAnswer } from '../../shared/api/partner-answer.ts';

export const contract = {
  id: 'rotatePartnerSecret',
  route: 'POST /v1/partners/{partnerId}/secrets',
  group: 'Partners',
  summary: 'Give a partner shop another signing secret',
  description:
    'The one before stays valid for `overlapHours`, in both directions; 0 ends it at once. The ' +
    'same request again changes nothing and shows the same secret.',
  caller: 'operator',
  path: partnerPath,
  body: rotateSecretBody,
  answers: { 200: { description: 'The partner, with its secret', schema: partnerSecretAnswer } },
  problems: ['not_found', 'partner_state'],
  bodyExamples: { 'the first rotation': { replaces: 1, overlapHours: 24 } },
} satisfies Operation;
