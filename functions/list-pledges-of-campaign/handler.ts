import { campaigns, pledges } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { listPledgesOfCampaign } from './list-pledges-of-campaign.ts';

export const handler = httpEntry(contract, listPledgesOfCampaign, () => ({
  campaigns: campaigns(),
  pledges: pledges(),
}));
