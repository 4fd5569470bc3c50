/** One partner shop. */
import type { Operation } from '../../shared/entry/operation.ts';
import { partnerAnswer } from '../../shared/api/partner-answer.ts';
import { partnerPath } from '../../shared/api/partner-body.ts';

export const contract = {
  id: 'readPartner',
  route: 'GET /v1/partners/{partnerId}',
  group: 'Partners',
  summary: 'A partner shop',
  caller: 'observer',
  path: partnerPath,
  answers: { 200: { description: 'The partner', schema: partnerAnswer } },
  problems: ['not_found'],
} satisfies Operation;
