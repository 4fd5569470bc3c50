import { operatorEvent } from './contract.ts';
import * as z from 'zod';

export const deadLettersRedriven = operatorEvent({
  name: 'DeadLettersRedriven',
  version: 1,
  meaning:
    'An operator has messages that were given up moved back to their queue, one or all at a rate.',
  details: {
    queue: z.string(),
    messageId: z.string().optional(),
    perSecond: z.int().positive().optional(),
  },
});
