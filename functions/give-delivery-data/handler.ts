import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { contract } from './contract.ts';
import { dataKeys, deliveryData, fulfilments, plans } from '../../shared/wiring-fulfilment.ts';
import { giveDeliveryData } from './give-delivery-data.ts';
import { linkKeys } from '../../shared/wiring-signing.ts';
import { httpEntry } from '../../shared/entry/http.ts';

export const handler = httpEntry(contract, giveDeliveryData, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  fulfilments: fulfilments(),
  plans: plans(),
  data: deliveryData(),
  dataKeys,
  linkKeys,
  now,
}));
