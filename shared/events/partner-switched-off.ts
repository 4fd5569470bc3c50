import { partnerEvent } from './contract.ts';

export const partnerSwitchedOff = partnerEvent({
  name: 'PartnerSwitchedOff',
  version: 1,
  meaning: 'Operations let a partner shop post no more pledges.',
});
