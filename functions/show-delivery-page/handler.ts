import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { fulfilments, plans } from '../../shared/wiring-fulfilment.ts';
import { linkKeys } from '../../shared/wiring-signing.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { showDeliveryPage } from './show-delivery-page.ts';

export const handler = rawHttpEntry(showDeliveryPage, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  fulfilments: fulfilments(),
  plans: plans(),
  linkKeys,
  now,
}));
