import { deliveries } from '../../shared/wiring-partners.ts';
import { now, queue } from '../../shared/wiring.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { replayDeliveries } from './replay-deliveries.ts';
import { replayMessage } from '../../shared/partners/partner-message.ts';

export const handler = queueEntry(replayMessage, replayDeliveries, () => ({
  deliveries: deliveries(),
  due: queue('DELIVERY_QUEUE_URL'),
  replays: queue('QUEUE_URL'),
  now,
}));
