import * as z from 'zod';
import { promiseEvent } from './contract.ts';

export const promiseChanged = promiseEvent({
  name: 'PromiseChanged',
  version: 1,
  meaning: 'What the backers of a campaign are promised is another than before, for a reason.',
  details: {
    number: z.int().positive(),
    reason: z.string(),
    rewards: z.array(
      z.object({
        rewardId: z.string(),
        what: z.string(),
        when: z.string().optional(),
        shipsTo: z.array(z.string()).optional(),
        priceMinor: z.int(),
      }),
    ),
    exit: z
      .object({
        closesAtMs: z.int().positive(),
        rewards: z.array(z.object({ rewardId: z.string(), causes: z.array(z.string()) })),
      })
      .optional(),
  },
});
