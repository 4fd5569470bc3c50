import { campaignAsOfNow, now, pledges, queue } from '../../shared/wiring.ts';
import { dunMessage } from '../../shared/queues/messages.ts';
import { dunPledge } from './dun-pledge.ts';
import { environmentMs } from '../../shared/env.ts';
import { pacedRecoveries } from '../../shared/wiring-payments.ts';
import { queueEntry } from '../../shared/entry/queue.ts';

export const handler = queueEntry(dunMessage, dunPledge, () => ({
  pledges: pledges(),
  campaign: campaignAsOfNow,
  recoveries: pacedRecoveries(8000),
  collections: queue('COLLECT_QUEUE_URL'),
  now,
  dunningDayMs: environmentMs('DUNNING_DAY_SECONDS'),
}));
