import { operatorEvent } from './contract.ts';
import * as z from 'zod';

export const reviewOrdered = operatorEvent({
  name: 'ReviewOrdered',
  version: 1,
  meaning: 'An operator marks a pledge for review: there is a task for it.',
  details: { campaignId: z.string(), pledgeId: z.string() },
});
