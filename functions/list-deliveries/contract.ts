/** What a partner shop was told. */
import type { Operation } from '../../shared/entry/operation.ts';
import { deliveriesAnswer } from '../../shared/api/partner-answer.ts';
import { deliveriesQuery } from '../../shared/api/delivery-body.ts';
import { partnerPath } from '../../shared/api/partner-body.ts';

export const contract = {
  id: 'listDeliveries',
  route: 'GET /v1/partners/{partnerId}/deliveries',
  group: 'Partners',
  summary: 'What a partner shop was told on a day, try by try',
  caller: 'observer',
  path: partnerPath,
  query: deliveriesQuery,
  answers: { 200: { description: 'A page of the log', schema: deliveriesAnswer } },
  problems: ['not_found', 'invalid_cursor'],
} satisfies Operation;
