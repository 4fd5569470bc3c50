import { milestoneEvent } from './contract.ts';

export const milestoneSlipped = milestoneEvent({
  name: 'MilestoneSlipped',
  version: 1,
  meaning: 'The day for which a milestone was forecast has passed without it.',
});
