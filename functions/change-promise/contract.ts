/** A creator changes what was promised. */
import type { Operation } from '../../shared/entry/operation.ts';
import { campaignPath, countries } from '../../shared/api/campaign-body.ts';
import { promiseAnswer, promiseExample } from '../../shared/api/promise-answer.ts';
import * as z from 'zod';

const rewardChange = z
  .strictObject({
    rewardId: z.string().max(40),
    what: z.string().trim().min(1).max(500).optional(),
    when: z.iso.date().nullable().optional().meta({ description: '`null`: no day any more' }),
    shipsTo: countries.optional(),
    priceMinor: z.int().positive().max(99_999_999).optional(),
  })
  .refine(({ rewardId: _id, ...rest }) => Object.keys(rest).length > 0, 'Name what changes.')
  .meta({ minProperties: 2 });

export const promiseChangeBody = z.strictObject({
  reason: z.string().trim().min(10).max(2000),
  rewards: z.array(rewardChange).min(1).max(50),
});
export type PromiseChangeBody = z.infer<typeof promiseChangeBody>;

export const contract = {
  id: 'changePromise',
  route: 'POST /v1/campaigns/{id}/promise-changes',
  group: 'Promises',
  summary: 'Change what was promised, for a reason',
  description:
    'Backers of the rewards are told. Later than the tolerance allows, dearer, something else or ' +
    'not to their country: then they may take their money back for some days.',
  caller: 'creator',
  path: campaignPath,
  body: promiseChangeBody,
  idempotencyKey: true,
  answers: {
    201: { description: 'The promise', schema: promiseAnswer, example: promiseExample },
  },
  problems: [
    ...(['not_found', 'forbidden', 'campaign_state', 'idempotency_key_reused'] as const),
    ...(['reward_not_found', 'promise_unchanged', 'too_many_changes'] as const),
  ],
  bodyExamples: {
    'three months later': {
      reason: 'The tool cracked at the first test.',
      rewards: [{ rewardId: 'early-bird', when: '2027-06-01' }],
    },
  },
} satisfies Operation;
