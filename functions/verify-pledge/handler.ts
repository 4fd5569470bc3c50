import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { verifyPledge } from './verify-pledge.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, verifyPledge, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  now,
}));
