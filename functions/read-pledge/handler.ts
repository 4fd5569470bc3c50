import { now, pledges, queue } from '../../shared/wiring.ts';
import { payments, recoveries } from '../../shared/wiring-payments.ts';
import { httpEntry } from '../../shared/entry/http.ts';
import { pledgePath } from '../../shared/api/pledge-view.ts';
import { readPledge } from './read-pledge.ts';

export const handler = httpEntry({ caller: 'backer', path: pledgePath }, readPledge, () => ({
  pledges: pledges(),
  payments: payments(4000),
  recoveries: recoveries(4000),
  preparations: queue('PREPARE_QUEUE_URL'),
  now,
}));
