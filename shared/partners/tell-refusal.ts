/** Tells a partner that something it has sent could not be done after all, in its log and by webhook. */
import type { Delivery } from '../domain/delivery.ts';
import type { DeliveryMessage } from './partner-message.ts';
import type { DeliveryStore } from '../store/delivery-store.ts';
import type { Queue } from '../queues/queue.ts';
import type { Refusal } from '../domain/refusal.ts';
import { createHash } from 'node:crypto';
import { campaignIdOf } from '../domain/ids.ts';
import { deliveryIdFor } from '../store/delivery-store.ts';

export type RefusedEvent = {
  readonly pledgeId: string;
  /** The partner's name of the pledge, where the event had it. */
  readonly reference?: string;
  readonly webhookId: string;
  readonly type: string;
  readonly refusal: Refusal;
};

export type TellRefusal = (partnerId: string, refused: RefusedEvent) => Promise<void>;

export type TellRefusalDeps = {
  readonly deliveries: Pick<DeliveryStore, 'add'>;
  readonly due: Queue<DeliveryMessage>;
  readonly now: () => number;
};

/** The same for the same webhook, whatever its id looks like. */
const nameOf = (webhookId: string, type: string): string =>
  createHash('sha256').update(`${webhookId} ${type}`).digest('hex').slice(0, 16);

/** A message that comes again a little later tells it again, rather than not at all. */
export const tellRefusal =
  ({ deliveries, due, now }: TellRefusalDeps): TellRefusal =>
  async (partnerId, { pledgeId, reference, webhookId, type, refusal }) => {
    const atMs = now();
    const told: Delivery = {
      id: deliveryIdFor(atMs, `${pledgeId}.${nameOf(webhookId, type)}`),
      ...{ partnerId, campaignId: campaignIdOf(pledgeId), pledgeId },
      ...{ type: 'event.refused', sequence: 0, occurredAtMs: atMs },
      body: JSON.stringify({
        type: 'event.refused',
        timestamp: new Date(atMs).toISOString(),
        data: {
          ...{ pledgeId, reference, sequence: 0, webhookId, refusedType: type },
          ...{ code: refusal.refused, detail: refusal.detail },
        },
      }),
      ...{ state: 'due', nextAtMs: atMs, triesMade: 0, tries: [], version: 1 },
    };
    await deliveries.add(told);
    await due.send({ partnerId, deliveryId: told.id }, { campaignId: partnerId });
  };
