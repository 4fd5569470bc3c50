import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { environmentOr } from '../../shared/env.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { showPaymentPage } from './show-payment-page.ts';
import { linkKeys } from '../../shared/wiring-signing.ts';

export const handler = rawHttpEntry(showPaymentPage, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  linkKeys,
  publishableKey: environmentOr('STRIPE_PUBLISHABLE_KEY', ''),
  now,
}));
