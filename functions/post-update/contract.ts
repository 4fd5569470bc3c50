/** A creator tells backers how the project comes along. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath } from '../../shared/api/campaign-body.ts';
import { updateAnswer, updateBody, updateExample } from '../../shared/api/update-answer.ts';

export const contract = {
  id: 'postUpdate',
  route: 'POST /v1/campaigns/{id}/updates',
  group: 'Promises',
  summary: 'Tell backers, or everybody, how the project comes along',
  description: 'It is mailed to the audience, and cannot be changed: mails cannot be.',
  caller: 'creator',
  path: campaignPath,
  body: updateBody,
  idempotencyKey: true,
  answers: {
    201: { description: 'The update', schema: updateAnswer, example: updateExample },
  },
  problems: [
    ...(['not_found', 'forbidden', 'campaign_state', 'idempotency_key_reused'] as const),
    'reward_not_found',
  ],
  bodyExamples: {
    'for everybody': { title: 'Half way', text: 'The first hundred kettles whistle.' },
    'for some backers': {
      ...{ title: 'Your address', text: 'We ship to Austria next week.', visibility: 'backers' },
      audience: { rewardIds: ['early-bird'], states: ['collected'], countries: ['AT'] },
    },
  },
} satisfies Operation;
