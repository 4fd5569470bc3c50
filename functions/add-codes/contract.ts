/** The pool of a digital reward. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { codesAnswer } from '../../shared/api/fulfilment-answer.ts';
import { codesBody } from '../../shared/api/fulfilment-body.ts';

export const contract = {
  id: 'addCodes',
  route: 'POST /v1/ops/campaigns/{id}/codes',
  group: 'Fulfilment',
  summary: 'Fill the pool of codes of a digital reward',
  description:
    'Each code is handed out once, by a shipment whose carrier is `digital`. One that is known ' +
    'already is not added again.',
  caller: 'operator',
  path: campaignPath,
  body: codesBody,
  answers: { 200: { description: 'How many were new', schema: codesAnswer } },
  problems: ['not_found', 'reward_not_found'],
  bodyExamples: { 'two codes': { rewardId: 'e-book', codes: ['AAAA-1111', 'BBBB-2222'] } },
} satisfies Operation;
