/** What a campaign's backers were promised. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { promiseAnswer, promiseExample } from '../../shared/api/promise-answer.ts';

export const contract = {
  id: 'readPromise',
  route: 'GET /v1/campaigns/{id}/promise',
  group: 'Promises',
  summary: 'What was promised for each reward, and every change of it with its reason',
  caller: 'anyone',
  path: campaignPath,
  cached: true,
  answers: {
    200: { description: 'The promise', schema: promiseAnswer, example: promiseExample },
  },
  problems: ['not_found'],
} satisfies Operation;
