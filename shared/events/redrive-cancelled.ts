import { operatorEvent } from './contract.ts';
import * as z from 'zod';

export const redriveCancelled = operatorEvent({
  name: 'RedriveCancelled',
  version: 1,
  meaning: 'An operator stops a redrive: what has moved stays moved.',
  details: { queue: z.string() },
});
