import { askForDeliveryData } from './ask-for-delivery-data.ts';
import { fulfilments, plans } from '../../shared/wiring-fulfilment.ts';
import { now, queue } from '../../shared/wiring.ts';
import { queueEntry } from '../../shared/entry/queue.ts';
import { shardMessage } from '../../shared/fulfilment/messages.ts';

export const handler = queueEntry(shardMessage, askForDeliveryData, () => ({
  fulfilments: fulfilments(),
  plans: plans(),
  asking: queue('QUEUE_URL'),
  now,
}));
