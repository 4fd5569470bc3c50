import { pledgeEvent } from './contract.ts';

export const pledgeCollectionStarted = pledgeEvent({
  name: 'PledgeCollectionStarted',
  version: 1,
  meaning: 'An attempt to collect a pledge was written down, before Stripe is asked.',
  audience: 'bus-when-held-by-partner',
});
