import * as z from 'zod';
import { promiseEvent } from './contract.ts';

export const updatePosted = promiseEvent({
  name: 'UpdatePosted',
  version: 1,
  meaning: 'A creator has told backers how the project comes along.',
  details: {
    id: z.string(),
    title: z.string(),
    visibility: z.enum(['public', 'backers']),
    audience: z
      .object({
        rewardIds: z.array(z.string()).optional(),
        states: z.array(z.string()).optional(),
        countries: z.array(z.string()).optional(),
      })
      .optional(),
  },
});
