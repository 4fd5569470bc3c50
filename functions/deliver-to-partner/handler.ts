import { deliverToPartner } from './deliver-to-partner.ts';
import { deliveries, endpoints, partnerRoot, partners } from '../../shared/wiring-partners.ts';
import { deliveryMessage } from '../../shared/partners/partner-message.ts';
import { meter } from '../../shared/entry/meter.ts';
import { now, queue, tasks } from '../../shared/wiring.ts';
import { queueEntry } from '../../shared/entry/queue.ts';

export const handler = queueEntry(deliveryMessage, deliverToPartner, () => ({
  deliveries: deliveries(),
  partners: partners(),
  endpoints: endpoints(),
  root: partnerRoot,
  due: queue('QUEUE_URL'),
  tasks: tasks(),
  meter: meter(),
  now,
}));
