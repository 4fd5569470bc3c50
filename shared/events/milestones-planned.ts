import * as z from 'zod';
import { milestoneFacts, promiseEvent } from './contract.ts';

export const milestonesPlanned = promiseEvent({
  name: 'MilestonesPlanned',
  version: 1,
  meaning: 'A creator has said which milestones the project has, and when they are to be reached.',
  details: { milestones: z.array(milestoneFacts) },
});
