import { pledgeEvent } from './contract.ts';

export const pledgeCollectionPending = pledgeEvent({
  name: 'PledgeCollectionPending',
  version: 1,
  meaning: 'Stripe was asked how an attempt to collect a pledge ended, and does not know yet.',
  audience: 'history',
});
