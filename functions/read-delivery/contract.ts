/** Where is my reward. */
import type { Operation } from '../../shared/entry/operation.ts';
import { deliveryAnswer } from '../../shared/api/fulfilment-answer.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';

export const contract = {
  id: 'readDelivery',
  route: 'GET /v1/pledges/{id}/delivery',
  group: 'Pledges',
  summary: 'Where is my reward',
  description:
    'Its wave and place in the queue, its parcels with links to follow them, what was asked and ' +
    "said, and codes. Before the campaign is settled, and of somebody else's pledge, there is none.",
  caller: 'backer',
  path: pledgePath,
  answers: { 200: { description: 'The delivery', schema: deliveryAnswer } },
  problems: ['not_found'],
} satisfies Operation;
