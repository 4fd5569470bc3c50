import { pledgeEvent } from './contract.ts';

export const pledgePrepared = pledgeEvent({
  name: 'PledgePrepared',
  version: 1,
  meaning: 'The payment of a pledge, delayed by a surge or an outage, can be set up now.',
});
