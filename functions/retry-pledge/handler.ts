import { acting, dueQueues } from '../../shared/wiring-queues.ts';
import { campaignAsOfNow, pledges } from '../../shared/wiring.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { retryPledge } from './retry-pledge.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, retryPledge, () => ({
  ...acting(),
  pledges: pledges(),
  campaign: campaignAsOfNow,
  queues: dueQueues(),
}));
