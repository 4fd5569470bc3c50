/** A wave for a warehouse. */
import type { Operation } from '../../shared/entry/operation.ts';
import { exportQuery, wavePath } from '../../shared/api/fulfilment-body.ts';
import { waveExportAnswer } from '../../shared/api/fulfilment-answer.ts';

export const contract = {
  id: 'exportWave',
  route: 'GET /v1/ops/campaigns/{id}/waves/{wave}/export',
  group: 'Fulfilment',
  summary: 'A wave with addresses, as CSV for a warehouse',
  description:
    'Up to 500 deliveries a page, in the order of their places; the pages one after another are ' +
    'the file. `variants` are those that were ordered, also of pieces that were sent or paid back ' +
    'since. A cell that would begin a formula gets an apostrophe.',
  caller: 'operator',
  path: wavePath,
  query: exportQuery,
  answers: { 200: { description: 'A page of the file', schema: waveExportAnswer } },
  problems: ['not_found', 'wave_state'],
} satisfies Operation;
