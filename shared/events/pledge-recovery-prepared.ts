import { pledgeEvent } from './contract.ts';

export const pledgeRecoveryPrepared = pledgeEvent({
  name: 'PledgeRecoveryPrepared',
  version: 1,
  meaning: 'A past due pledge got a new PaymentIntent for its backer to pay.',
  audience: 'history',
});
