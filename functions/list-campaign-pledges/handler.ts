import { campaigns, pledges } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { listCampaignPledges } from './list-campaign-pledges.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, listCampaignPledges, () => ({
  campaigns: campaigns(),
  pledges: pledges(),
}));
