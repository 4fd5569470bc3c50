/** How a campaign delivers. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { deliveryPlanAnswer } from '../../shared/api/fulfilment-answer.ts';
import { deliveryPlanBody } from '../../shared/api/fulfilment-body.ts';

export const contract = {
  id: 'planDelivery',
  route: 'POST /v1/ops/campaigns/{id}/delivery-plan',
  group: 'Fulfilment',
  summary: 'Say what backers are asked for the delivery, until when, and how long it is kept',
  description:
    'Every backer with something to come is asked, and asked again when the plan changes; those ' +
    'who do not answer are reminded. Addresses are deleted `keepAddressDays` after the delivery.',
  caller: 'operator',
  path: campaignPath,
  body: deliveryPlanBody,
  answers: { 200: { description: 'The plan as it holds', schema: deliveryPlanAnswer } },
  problems: ['not_found', 'campaign_state', 'reward_not_found'],
  bodyExamples: {
    'one reward in two sizes': {
      lockAt: '2027-02-01T00:00:00Z',
      rewards: [
        {
          ...{ rewardId: 'shirt', kind: 'parcel' },
          choices: [{ id: 'size', title: 'Size', options: ['S', 'M', 'L'] }],
        },
      ],
    },
  },
} satisfies Operation;
