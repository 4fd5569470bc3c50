/** What warehouses and partner shops post of parcels. */
import type { Operation } from '../../shared/entry/operation.ts';
import { partnerPath } from '../../shared/api/partner-body.ts';
import { shipmentWebhookBody } from '../../shared/fulfilment/shipment-fact.ts';
import { shipmentsAnswer } from '../../shared/api/fulfilment-answer.ts';

export const contract = {
  id: 'receiveShipmentWebhook',
  route: 'POST /v1/partners/{partnerId}/shipments',
  group: 'Partners',
  summary: 'Say what became of parcels, as a warehouse or partner shop',
  description:
    'Signed as Standard Webhooks has it, with the secret of the partner. Each parcel is judged on ' +
    'its own and known by its `reference`: the same webhook again changes nothing. A partner sends ' +
    'what it has sold itself, or everything where operations have set `ships`; parcels of other ' +
    'partners are unknown to it.',
  caller: 'anyone',
  raw: true,
  signedBy: 'partner',
  path: partnerPath,
  body: shipmentWebhookBody,
  answers: { 200: { description: 'One by one', schema: shipmentsAnswer } },
  problems: [
    ...(['signature_missing', 'signature_invalid', 'signature_expired'] as const),
    ...(['signature_in_the_future', 'webhook_id_invalid', 'partner_switched_off'] as const),
    ...(['malformed_json', 'invalid_request', 'body_too_large'] as const),
    ...(['campaign_not_allowed', 'campaign_state'] as const),
  ],
  bodyExamples: {
    'a parcel was delivered': {
      type: 'shipment.update',
      data: {
        campaignId: 'cmp_k4jq2m7dxw5ahzet',
        shipments: [{ reference: 'WH-1001', status: 'delivered' }],
      },
    },
  },
} satisfies Operation;
