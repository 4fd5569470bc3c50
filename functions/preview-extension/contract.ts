/** What a later deadline would mean. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { extensionAnswer, extensionQuery } from '../../shared/api/extension-answer.ts';

export const contract = {
  id: 'previewExtension',
  route: 'GET /v1/ops/campaigns/{id}/extension',
  group: 'Operations',
  summary: 'What a later deadline would mean: for how many pledges, and how much money',
  description:
    'From the running totals; of holds on cards a sample is looked at. Nothing is changed.',
  caller: 'observer',
  path: campaignPath,
  query: extensionQuery,
  answers: { 200: { description: 'What would happen', schema: extensionAnswer } },
  problems: ['not_found'],
} satisfies Operation;
