/** Operations say what became of parcels. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { shipmentsAnswer } from '../../shared/api/fulfilment-answer.ts';
import { shipmentsBody } from '../../shared/api/fulfilment-body.ts';

export const contract = {
  id: 'recordShipments',
  route: 'POST /v1/ops/campaigns/{id}/shipments',
  group: 'Fulfilment',
  summary: 'Say what became of parcels',
  description:
    'Each of up to 100 is judged on its own, with a stable code where it is refused. A parcel is ' +
    'known by its `reference`: the same again changes nothing. The first one dispatched starts the ' +
    "campaign's fulfilment. A pledge is fulfilled when all its pieces are delivered or were refunded.",
  caller: 'operator',
  path: campaignPath,
  body: shipmentsBody,
  answers: { 200: { description: 'One by one', schema: shipmentsAnswer } },
  problems: ['not_found', 'campaign_state'],
  bodyExamples: {
    'a parcel on its way': {
      shipments: [
        {
          ...{ reference: 'WH-1001', pledgeId: 'plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca' },
          ...{ status: 'dispatched', carrier: 'dhl', trackingNumber: '00340434161094042557' },
        },
      ],
    },
    'it came back': {
      shipments: [{ reference: 'WH-1001', status: 'returned', reason: 'unclaimed' }],
    },
  },
} satisfies Operation;
