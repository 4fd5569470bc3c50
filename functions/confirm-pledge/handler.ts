import { campaignsCached, now, pledges } from '../../shared/wiring.ts';
import { payments } from '../../shared/wiring-payments.ts';
import { confirmPledge } from './confirm-pledge.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, confirmPledge, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  payments: payments(3000),
  now,
}));
