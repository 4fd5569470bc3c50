import { milestoneEvent } from './contract.ts';

export const milestoneConfirmed = milestoneEvent({
  name: 'MilestoneConfirmed',
  version: 1,
  meaning: 'Operations have confirmed that a milestone was reached.',
});
