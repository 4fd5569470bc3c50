import { campaigns, now, pledges, queue } from '../../shared/wiring.ts';
import { dunMessage } from '../../shared/queues/messages.ts';
import { dunPledge } from './dun-pledge.ts';
import { environmentNumber } from '../../shared/env.ts';
import { pacedRecoveries } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';

export const handler = queueEntry(dunMessage, dunPledge, () => ({
  pledges: pledges(),
  campaign: (id: string) => campaigns().get(id),
  recoveries: pacedRecoveries(8000),
  collections: queue('COLLECT_QUEUE_URL'),
  now,
  dunningDayMs: environmentNumber('DUNNING_DAY_SECONDS') * 1000,
}));
