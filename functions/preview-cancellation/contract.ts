/** What cancelling a campaign would do. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { cancellationAnswer } from '../../shared/api/inspected-campaign-answer.ts';

export const contract = {
  id: 'previewCancellation',
  route: 'GET /v1/ops/campaigns/{id}/cancellation',
  group: 'Operations',
  summary: 'What cancelling a campaign would do: to how many pledges, and how much money',
  description: 'From the running totals, whatever the size of the campaign. Nothing is changed.',
  caller: 'observer',
  path: campaignPath,
  answers: { 200: { description: 'What would happen', schema: cancellationAnswer } },
  problems: ['not_found'],
} satisfies Operation;
