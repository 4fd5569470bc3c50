import { pledgeEvent } from './contract.ts';

export const pledgeReleaseStarted = pledgeEvent({
  name: 'PledgeReleaseStarted',
  version: 1,
  meaning: 'An attempt to give a pledge back was written down, before Stripe is asked.',
  audience: 'bus-when-held-by-partner',
});
