import { campaignsCached, now, pledges, queue } from '../../shared/wiring.ts';
import { cancelPledge } from './cancel-pledge.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, cancelPledge, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  releases: queue('RELEASE_QUEUE_URL'),
  now,
}));
