import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { environmentOr } from '../../shared/env.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { showPaymentPage } from './show-payment-page.ts';
import { signingSecret } from '../../shared/wiring-signing.ts';

export const handler = rawHttpEntry(showPaymentPage, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  linkKeys: async () => (await signingSecret()).linkKeys,
  publishableKey: environmentOr('STRIPE_PUBLISHABLE_KEY', ''),
  now,
}));
