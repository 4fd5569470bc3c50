import { operatorEvent } from './contract.ts';
import * as z from 'zod';

export const deadLetterDiscarded = operatorEvent({
  name: 'DeadLetterDiscarded',
  version: 1,
  meaning: 'An operator gives up a message for good.',
  details: { queue: z.string(), messageId: z.string() },
});
