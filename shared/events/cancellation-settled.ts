import { campaignEvent } from './contract.ts';

export const cancellationSettled = campaignEvent({
  name: 'CancellationSettled',
  version: 1,
  meaning: 'Every pledge of a cancelled campaign has been given back.',
});
