/** A backer chooses whether to hear of updates. */
import type { Operation } from '../../shared/entry/operation.ts';
import { once } from '../../shared/once.ts';
import { pledgeId } from '../../shared/api/answer-parts.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';
import * as z from 'zod';

export const choiceBody = z.strictObject({
  subscribed: z.boolean(),
  /** What the link in a mail holds: stands for the backer's token. */
  linkToken: z.string().max(2000).optional(),
});
export type ChoiceBody = z.infer<typeof choiceBody>;

const choiceAnswer = once(() =>
  z.strictObject({ pledgeId: pledgeId(), subscribed: z.boolean() }).meta({ id: 'UpdateChoice' }),
);

export const contract = {
  id: 'chooseUpdates',
  route: 'POST /v1/pledges/{id}/update-subscription',
  group: 'Promises',
  summary: 'Hear of updates by mail, or not any more',
  description: 'By token or by the `linkToken` of a mail. A changed promise is told in any case.',
  caller: 'anyone',
  path: pledgePath,
  body: choiceBody,
  idempotencyKey: true,
  answers: {
    200: {
      description: 'What was chosen',
      schema: choiceAnswer,
      example: { pledgeId: 'plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca', subscribed: false },
    },
  },
  problems: ['not_found', 'link_expired', 'link_invalid'],
  bodyExamples: { 'no more': { subscribed: false } },
} satisfies Operation;
