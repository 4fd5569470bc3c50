import { pledgeEvent } from './contract.ts';

export const pledgeAuthorizationReplaced = pledgeEvent({
  name: 'PledgeAuthorizationReplaced',
  version: 1,
  meaning: 'An authorisation that would lapse before the deadline gave way to the saved card.',
});
