/** A backer looks at a pledge. */
import type { Operation } from '../../shared/entry/operation.ts';
import { pledgeAnswer, pledgeExample } from '../../shared/api/pledge-answer.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';

export const contract = {
  id: 'readPledge',
  route: 'GET /v1/pledges/{id}',
  group: 'Pledges',
  summary: 'A pledge of your own',
  description: "Somebody else's does not exist, as far as you can tell.",
  caller: 'backer',
  path: pledgePath,
  answers: {
    200: { description: 'The pledge', schema: pledgeAnswer, example: pledgeExample },
  },
  problems: ['not_found'],
} satisfies Operation;
