/** A redrive is stopped. */
import type { Operation } from '../../shared/entry/operation.ts';
import { cancelledRedriveAnswer, queuePath, reason } from '../../shared/api/queue-answer.ts';
import * as z from 'zod';

export const cancelRedriveBody = z.strictObject({ reason: reason() });
export type CancelRedriveBody = z.infer<typeof cancelRedriveBody>;

export const contract = {
  id: 'cancelRedrive',
  route: 'POST /v1/ops/queues/{name}/redrive/cancel',
  group: 'Operations',
  summary: 'Stop a redrive: what has moved stays moved',
  caller: 'operator',
  path: queuePath,
  body: cancelRedriveBody,
  idempotencyKey: true,
  answers: { 202: { description: 'The redrive', schema: cancelledRedriveAnswer } },
  problems: ['not_found', 'idempotency_key_reused', 'redrive_not_running'],
  bodyExamples: { why: { reason: 'They fail again.' } },
} satisfies Operation;
