/** How a project comes along. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { milestonesAnswer, milestonesExample } from '../../shared/api/milestone-answer.ts';

export const contract = {
  id: 'readMilestones',
  route: 'GET /v1/campaigns/{id}/milestones',
  group: 'Promises',
  summary: 'The milestones of a project, with what shows that they were reached',
  caller: 'anyone',
  path: campaignPath,
  cached: true,
  answers: {
    200: { description: 'The milestones', schema: milestonesAnswer, example: milestonesExample },
  },
  problems: ['not_found'],
} satisfies Operation;
