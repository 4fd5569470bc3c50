import { pledgeEvent } from './contract.ts';

export const pledgeVerified = pledgeEvent({
  name: 'PledgeVerified',
  version: 1,
  meaning: 'Operations vouch for a large pledge: it counts like any other.',
});
