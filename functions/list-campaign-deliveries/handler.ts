import { campaigns, now } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { fulfilments } from '../../shared/wiring-fulfilment.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { listCampaignDeliveries } from './list-campaign-deliveries.ts';

export const handler = httpEntry(contract, listCampaignDeliveries, () => ({
  campaigns: campaigns(),
  fulfilments: fulfilments(),
  now,
}));
