/** A wave of deliveries. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { waveAnswer } from '../../shared/api/fulfilment-answer.ts';
import { waveBody } from '../../shared/api/fulfilment-body.ts';

export const contract = {
  id: 'createWave',
  route: 'POST /v1/ops/campaigns/{id}/waves',
  group: 'Fulfilment',
  summary: 'Split off a wave of deliveries by rule',
  description:
    'Of those that are in no wave yet, by reward, country and number of the backer. It is split ' +
    'once; places follow from the numbers.',
  caller: 'operator',
  path: campaignPath,
  body: waveBody,
  idempotencyKey: true,
  answers: { 202: { description: 'It is being split', schema: waveAnswer } },
  problems: ['not_found', 'campaign_state', 'wave_busy', 'idempotency_key_reused'],
  bodyExamples: {
    'the first thousand in two countries': {
      name: 'Early birds',
      rules: { countries: ['DE', 'AT'], numberTo: 1000 },
    },
  },
} satisfies Operation;
