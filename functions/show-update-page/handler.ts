import { linkKeys } from '../../shared/wiring-signing.ts';
import { now, pledges } from '../../shared/wiring.ts';
import { rawHttpEntry } from '../../shared/entry/http.ts';
import { showUpdatePage } from './show-update-page.ts';
import { subscriptions } from '../../shared/wiring-promises.ts';

export const handler = rawHttpEntry(showUpdatePage, () => ({
  pledges: pledges(),
  subscriptions: subscriptions(),
  linkKeys,
  now,
}));
