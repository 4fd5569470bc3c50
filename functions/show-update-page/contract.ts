/** What the link in a mail about an update opens, and what one click on it does. */
import type { Operation } from '../../shared/entry/operation.ts';
import { linkOperation } from '../../shared/api/link-operation.ts';
import { once } from '../../shared/once.ts';
import { pledgeId } from '../../shared/api/answer-parts.ts';
import * as z from 'zod';

const updateLinkAnswer = once(() =>
  z.strictObject({ pledgeId: pledgeId(), subscribed: z.boolean() }).meta({ id: 'UpdateLink' }),
);

export const contract = {
  id: 'showUpdatePage',
  route: 'GET /v1/update-links/{token}',
  group: 'Promises',
  summary: 'What the link of a mail about an update opens',
  description: 'A page for people; with `Accept: application/json`, the same as JSON.',
  ...linkOperation,
  answers: {
    200: {
      description: 'Whether its reader hears of updates',
      media: ['text/html'],
      schema: updateLinkAnswer,
    },
  },
} satisfies Operation;

export const unsubscribe = {
  id: 'unsubscribeByLink',
  folder: 'show-update-page',
  route: 'POST /v1/update-links/{token}',
  group: 'Promises',
  summary: 'Hear of no updates any more, by the one click of a mail program (RFC 8058)',
  ...linkOperation,
  answers: {
    200: { description: 'It is off', media: ['text/html'], schema: updateLinkAnswer },
  },
} satisfies Operation;
