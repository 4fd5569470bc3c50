import { now, pledges, queue } from '../../shared/wiring.ts';
import { payments, recoveries } from '../../shared/wiring-payments.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { readPledge } from './read-pledge.ts';
import { contract } from './contract.ts';

export const handler = httpEntry(contract, readPledge, () => ({
  pledges: pledges(),
  payments: payments(4000),
  recoveries: recoveries(4000),
  preparations: queue('PREPARE_QUEUE_URL'),
  now,
}));
