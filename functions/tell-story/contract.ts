/** A pledge from its first moment to now. */
import type { Operation } from '../../shared/entry/operation.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';
import { storyAnswer } from '../../shared/api/story-answer.ts';

export const contract = {
  id: 'tellStory',
  route: 'GET /v1/ops/pledges/{id}/story',
  group: 'Operations',
  summary: 'Everything that happened to a pledge and its money, on one time line',
  caller: 'observer',
  path: pledgePath,
  answers: { 200: { description: 'Oldest first', schema: storyAnswer } },
  problems: ['not_found'],
} satisfies Operation;
