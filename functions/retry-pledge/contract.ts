/** What waits for its time is tried now. */
import type { Operation } from '../../shared/entry/operation.ts';
import { pledgeId } from '../../shared/api/answer-parts.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';
import { reason } from '../../shared/api/queue-answer.ts';
import { once } from '../../shared/once.ts';
import * as z from 'zod';

export const retryBody = z.strictObject({ reason: reason() });
export type RetryBody = z.infer<typeof retryBody>;

const retryAnswer = once(() =>
  z
    .strictObject({
      pledgeId: pledgeId(),
      steps: z.array(z.string()).meta({ description: 'What its workers were told to do' }),
    })
    .meta({ id: 'RetriedPledge' }),
);

export const contract = {
  id: 'retryPledge',
  route: 'POST /v1/ops/pledges/{id}/retry',
  group: 'Operations',
  summary: 'Have a pledge looked at now that would be looked at later',
  description:
    'Its workers are told what the reconciler would tell them. They ask Stripe before they do anything twice.',
  caller: 'operator',
  path: pledgePath,
  body: retryBody,
  idempotencyKey: true,
  answers: { 202: { description: 'They were told', schema: retryAnswer } },
  problems: ['not_found', 'idempotency_key_reused', 'pledge_state'],
  bodyExamples: { why: { reason: 'The backer says that the card works now.' } },
} satisfies Operation;
