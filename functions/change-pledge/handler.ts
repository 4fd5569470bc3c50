import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { changePledge } from './change-pledge.ts';
import { door } from '../../shared/wiring-fraud.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, changePledge, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  door: door(),
  now,
}));
