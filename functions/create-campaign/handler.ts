import { campaigns, now } from '../../shared/wiring.ts';
import { createCampaign } from './create-campaign.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, createCampaign, () => ({ campaigns: campaigns(), now }));
