/** What operations change of a partner shop. */
import type { Operation } from '../../shared/entry/operation.ts';
import { changePartnerBody, partnerPath } from '../../shared/api/partner-body.ts';
import { partnerAnswer } from '../../shared/api/partner-answer.ts';

export const contract = {
  id: 'changePartner',
  route: 'PATCH /v1/partners/{partnerId}',
  group: 'Partners',
  summary: 'Change a partner shop, or switch it or its endpoint on and off',
  description: 'An endpoint that is switched on is told what it has missed.',
  caller: 'operator',
  path: partnerPath,
  body: changePartnerBody,
  answers: { 200: { description: 'The partner', schema: partnerAnswer } },
  problems: ['not_found', 'endpoint_refused', 'partner_state'],
  bodyExamples: { 'switch the endpoint on': { endpointState: 'on' } },
} satisfies Operation;
