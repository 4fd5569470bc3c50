import { campaignEvent } from './contract.ts';

export const abandonmentSettled = campaignEvent({
  name: 'AbandonmentSettled',
  version: 1,
  meaning: 'Every pledge of an abandoned campaign was given back, as far as Stripe could.',
});
