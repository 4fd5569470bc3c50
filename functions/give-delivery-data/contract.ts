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
    'By token, or by the `linkToken` of a mail. The country is the one that shipping and taxes were ' +
    'paid for, where the pledge names one. Replaces what was said before, until the lock date or ' +
    'until everything is on its way, ten times a day at most; its backer is told by mail. The same again ' +
    'changes nothing.',
  caller: 'anyone',
  path: pledgePath,
  body: deliveryDataBody,
  answers: { 200: { description: 'It is kept, sealed', schema: deliveryDataAnswer } },
  problems: [
    ...(['not_found', 'delivery_over', 'link_expired', 'link_invalid'] as const),
    ...(['delivery_locked', 'address_invalid', 'choice_invalid'] as const),
    ...(['country_not_served', 'country_not_paid', 'too_many_changes'] as const),
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
