import { partnerEvent } from './contract.ts';

export const partnerSwitchedOn = partnerEvent({
  name: 'PartnerSwitchedOn',
  version: 1,
  meaning: 'Operations let a partner shop post pledges again.',
});
