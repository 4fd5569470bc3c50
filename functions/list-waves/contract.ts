/** The waves of a campaign. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { wavesAnswer } from '../../shared/api/fulfilment-answer.ts';

export const contract = {
  id: 'listWaves',
  route: 'GET /v1/ops/campaigns/{id}/waves',
  group: 'Fulfilment',
  summary: 'The waves of a campaign',
  caller: 'observer',
  path: campaignPath,
  answers: { 200: { description: 'In the order of their numbers', schema: wavesAnswer } },
  problems: ['not_found'],
} satisfies Operation;
