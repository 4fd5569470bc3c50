import { pledgeEvent } from './contract.ts';

export const pledgeConfirmed = pledgeEvent({
  name: 'PledgeConfirmed',
  version: 1,
  meaning: 'A pledge counts: its card is saved, authorised or charged.',
});
