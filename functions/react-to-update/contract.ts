/** What a backer thinks of an update. */
import type { Operation } from '../../shared/entry/operation.ts';
import { updateAnswer, updateExample, updatePath } from '../../shared/api/update-answer.ts';
import { updateReactions } from '../../shared/domain/update.ts';
import * as z from 'zod';

export const reactionBody = z.strictObject({
  reaction: z.enum(updateReactions).nullable().meta({ description: '`null` takes it back' }),
});
export type ReactionBody = z.infer<typeof reactionBody>;

export const contract = {
  id: 'reactToUpdate',
  route: 'POST /v1/pledges/{id}/updates/{updateId}/reaction',
  group: 'Promises',
  summary: 'Say what one thinks of an update, in place of what one said before',
  caller: 'backer',
  path: updatePath,
  body: reactionBody,
  idempotencyKey: true,
  answers: {
    200: { description: 'The update', schema: updateAnswer, example: updateExample },
  },
  problems: ['not_found'],
  bodyExamples: { 'good news': { reaction: 'love' }, 'taken back': { reaction: null } },
} satisfies Operation;
