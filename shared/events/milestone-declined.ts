import { milestoneEvent } from './contract.ts';

export const milestoneDeclined = milestoneEvent({
  name: 'MilestoneDeclined',
  version: 1,
  meaning: 'Operations do not believe yet that a milestone was reached.',
});
