import { deliveries } from '../../shared/wiring-partners.ts';
import { now, queue } from '../../shared/wiring.ts';
import { scheduleEntry } from '../../shared/entry/schedule.ts';
import { sweepDeliveries } from './sweep-deliveries.ts';

export const handler = scheduleEntry(sweepDeliveries, () => ({
  deliveries: deliveries(),
  due: queue('DELIVERY_QUEUE_URL'),
  now,
}));
