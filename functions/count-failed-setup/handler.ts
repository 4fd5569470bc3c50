import { countFailedSetup } from './count-failed-setup.ts';
import { failedSetupMessage } from '../../shared/queues/messages.ts';
import { fraudCountsHere, fraudHashing, fraudLimits } from '../../shared/wiring-fraud.ts';
import { now, pledges, queue } from '../../shared/wiring.ts';
import { pacedSetupClosing } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';

export const handler = queueEntry(failedSetupMessage, countFailedSetup, () => ({
  pledges: pledges(),
  counts: fraudCountsHere(),
  hashing: fraudHashing,
  limits: fraudLimits(),
  setups: pacedSetupClosing(8000),
  releases: queue('RELEASE_QUEUE_URL'),
  now,
}));
