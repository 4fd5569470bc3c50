/** Parcels as a file. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { shipmentImportAnswer } from '../../shared/api/fulfilment-answer.ts';
import { shipmentImportBody } from '../../shared/api/fulfilment-body.ts';

export const contract = {
  id: 'importShipments',
  route: 'POST /v1/ops/campaigns/{id}/shipment-imports',
  group: 'Fulfilment',
  summary: 'Say what became of parcels, as CSV',
  description:
    'Columns: reference, status (`dispatched`, `delivered`, `returned` or `failed`), and where ' +
    'needed pledge_id, carrier, tracking_number, reward_id, quantity, at, reason. UTF-8, commas, a ' +
    'header. At most 1,000 rows: a longer file is sent in parts, each with the header; ' +
    '`npm run import-shipments` does that. A dry run, which is the default, changes nothing.',
  caller: 'operator',
  path: campaignPath,
  body: shipmentImportBody,
  answers: { 200: { description: 'Row by row', schema: shipmentImportAnswer } },
  problems: [
    ...(['not_found', 'campaign_state', 'csv_invalid'] as const),
    ...(['csv_delimiter', 'csv_encoding', 'csv_header'] as const),
  ],
  bodyExamples: {
    'one row, tried only': {
      csv: 'reference,status,pledge_id,carrier,tracking_number\nWH-1,dispatched,plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca,dhl,0034\n',
    },
  },
} satisfies Operation;
