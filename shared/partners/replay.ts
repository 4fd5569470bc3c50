/** Begins the telling of a fact anew, under its own webhook id: a receiver knows it if it has it. */
import type { Delivery } from '../domain/delivery.ts';
import type { DeliveryMessage } from './partner-message.ts';
import type { DeliveryStore } from '../store/delivery-store.ts';
import type { Queue } from '../queues/queue.ts';
import { begunAnew } from '../domain/delivery.ts';

export type ReplayDeps = {
  readonly deliveries: Pick<DeliveryStore, 'replace'>;
  readonly due: Queue<DeliveryMessage>;
  readonly now: () => number;
};

/** Where somebody else writes it at the same moment, it is being told. */
export async function replay(deps: ReplayDeps, delivery: Delivery): Promise<void> {
  const { id: deliveryId, partnerId } = delivery;
  await deps.deliveries.replace(delivery, begunAnew(delivery, deps.now()));
  await deps.due.send({ partnerId, deliveryId }, { campaignId: partnerId });
}
