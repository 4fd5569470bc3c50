import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { fulfilments } from '../../shared/wiring-fulfilment.ts';
import { linkKeys } from '../../shared/wiring-signing.ts';
import { promises } from '../../shared/wiring-promises.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { showExitPage } from './show-exit-page.ts';

export const handler = rawHttpEntry(showExitPage, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  promises: promises(),
  fulfilments: fulfilments(),
  linkKeys,
  now,
}));
