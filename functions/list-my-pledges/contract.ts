/** A backer sees what was pledged. */
import type { Operation } from '../../shared/entry/operation.ts';
import { confirmedExample, pledgesAnswer } from '../../shared/api/pledge-answer.ts';
import { pageQuery } from '../../shared/api/pledge-view.ts';

export const contract = {
  id: 'listMyPledges',
  route: 'GET /v1/me/pledges',
  group: 'Pledges',
  summary: 'Your pledges, newest first',
  caller: 'backer',
  query: pageQuery,
  answers: {
    200: {
      description: 'A page of pledges',
      schema: pledgesAnswer,
      example: { items: [confirmedExample] },
    },
  },
  problems: ['invalid_cursor'],
} satisfies Operation;
