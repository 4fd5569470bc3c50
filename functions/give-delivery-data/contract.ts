/** Where to, and in which kind. */
import type { Operation } from '../../shared/entry/operation.ts';
import { deliveryDataAnswer, deliveryDataBody } from '../../shared/api/delivery-data-body.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';

export const contract = {
  id: 'giveDeliveryData',
  route: 'POST /v1/pledges/{id}/delivery',
  group: 'Pledges',
  summary: 'Say where to and in which kind your reward is to be sent',
  description:
    'Replaces what was said before, until the lock date or until everything is on its way.',
  caller: 'backer',
  path: pledgePath,
  body: deliveryDataBody,
  answers: { 200: { description: 'It is kept, sealed', schema: deliveryDataAnswer } },
  problems: [
    ...(['not_found', 'delivery_over'] as const),
    ...(['delivery_locked', 'address_invalid', 'country_not_served', 'choice_invalid'] as const),
  ],
  bodyExamples: {
    'an address and a size': {
      address: {
        ...{ name: 'Anna Example', line1: 'Musterweg 1', city: 'Berlin', postalCode: '10115' },
        country: 'DE',
      },
      choices: { 'shirt.size': 'M' },
    },
  },
} satisfies Operation;
