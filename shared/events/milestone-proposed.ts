import { milestoneEvent } from './contract.ts';

export const milestoneProposed = milestoneEvent({
  name: 'MilestoneProposed',
  version: 1,
  meaning: 'Its creator says that a milestone was reached, and shows evidence.',
});
