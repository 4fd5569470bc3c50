/** The report that proves how a campaign came out. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { signedReportAnswer } from '../../shared/api/settlement-answer.ts';

export const contract = {
  id: 'readSettlementReport',
  route: 'GET /v1/campaigns/{id}/settlement/report',
  group: 'Settlement',
  summary: 'The signed settlement report',
  description: '`npm run verify-report` proves it. There is none until the campaign is settled.',
  caller: 'anyone',
  path: campaignPath,
  cached: true,
  answers: { 200: { description: 'The report as it was signed', schema: signedReportAnswer } },
  problems: ['not_found'],
} satisfies Operation;
