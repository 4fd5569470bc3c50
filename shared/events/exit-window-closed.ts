import * as z from 'zod';
import { promiseEvent } from './contract.ts';

export const exitWindowClosed = promiseEvent({
  name: 'ExitWindowClosed',
  version: 1,
  meaning: 'The time is over in which backers could leave because of a change: who stayed agrees.',
  details: {
    number: z.int().positive(),
    exit: z.object({
      closesAtMs: z.int().positive(),
      closed: z.object({
        atMs: z.int().positive(),
        exits: z.int().nonnegative(),
        exitedMinor: z.int().nonnegative(),
      }),
    }),
  },
});
