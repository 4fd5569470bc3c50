import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { changePledge } from './change-pledge.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, changePledge, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  now,
}));
