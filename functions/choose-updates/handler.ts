import { chooseUpdates } from './choose-updates.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { linkKeys } from '../../shared/wiring-signing.ts';
import { now, pledges } from '../../shared/wiring.ts';
import { subscriptions } from '../../shared/wiring-promises.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, chooseUpdates, () => ({
  pledges: pledges(),
  subscriptions: subscriptions(),
  linkKeys,
  now,
}));
