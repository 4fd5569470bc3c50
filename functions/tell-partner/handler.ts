import { deliveries } from '../../shared/wiring-partners.ts';
import { pledgeFact } from '../../shared/partners/pledge-fact.ts';
import { queue } from '../../shared/wiring.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { tellPartner } from './tell-partner.ts';

export const handler = queueEntry(pledgeFact, tellPartner, () => ({
  deliveries: deliveries(),
  due: queue('DELIVERY_QUEUE_URL'),
}));
