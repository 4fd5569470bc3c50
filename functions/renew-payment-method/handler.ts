import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { door } from '../../shared/wiring-fraud.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { recoveries, stripeSecret } from '../../shared/wiring-payments.ts';
import { renewPaymentMethod } from './renew-payment-method.ts';
import { linkKeys } from '../../shared/wiring-signing.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, renewPaymentMethod, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  recoveries: recoveries(3000),
  door: door(),
  linkKeys,
  testCardsAt: async () => (await stripeSecret()).apiBase,
  now,
}));
