import { pledgeEvent } from './contract.ts';

export const pledgeChanged = pledgeEvent({
  name: 'PledgeChanged',
  version: 1,
  meaning: 'A backer has changed reward, quantity or amount of a pledge.',
});
