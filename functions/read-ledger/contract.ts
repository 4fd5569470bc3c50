/** The books of a campaign. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { ledgerAnswer } from '../../shared/api/operations-answer.ts';
import { pageQuery } from '../../shared/api/pledge-view.ts';

export const contract = {
  id: 'readLedger',
  route: 'GET /v1/ops/campaigns/{id}/ledger',
  group: 'Operations',
  summary: 'What was booked for a campaign, and what it adds up to',
  caller: 'observer',
  path: campaignPath,
  query: pageQuery,
  answers: { 200: { description: 'A page of entries', schema: ledgerAnswer } },
  problems: ['not_found', 'invalid_cursor'],
} satisfies Operation;
