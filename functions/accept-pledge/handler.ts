import { campaignsCached, now, pledges, queue } from '../../shared/wiring.ts';
import { payments } from '../../shared/wiring-payments.ts';
import { acceptPledge } from './accept-pledge.ts';
import { door } from '../../shared/wiring-fraud.ts';
import { environmentMs } from '../../shared/env.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, acceptPledge, () => ({
  pledges: pledges(),
  campaign: campaignsCached(),
  payments: payments(4000),
  preparations: queue('PREPARE_QUEUE_URL'),
  door: door(),
  now,
  holdMs: environmentMs('HOLD_SECONDS'),
}));
