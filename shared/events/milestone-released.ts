import { milestoneEvent } from './contract.ts';

export const milestoneReleased = milestoneEvent({
  name: 'MilestoneReleased',
  version: 1,
  meaning: 'A milestone has released its share of what the campaign earned.',
});
