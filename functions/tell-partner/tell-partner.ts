/**
 * Writes down what a partner is to be told of a pledge of its, once for each fact, and has it told
 * at once. Where the queue for that fails, the sweep finds it: it is due from the moment it is
 * written.
 */
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { DeliveryMessage } from '../../shared/partners/partner-message.ts';
import type { DeliveryStore } from '../../shared/store/delivery-store.ts';
import type { PledgeFact } from '../../shared/partners/pledge-fact.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import { deliveryIdFor } from '../../shared/store/delivery-store.ts';
import { factBody, factType } from '../../shared/partners/pledge-fact.ts';

export type TellPartnerDeps = {
  readonly deliveries: Pick<DeliveryStore, 'add'>;
  readonly due: Queue<DeliveryMessage>;
};

export async function tellPartner(
  { deliveries, due }: TellPartnerDeps,
  fact: PledgeFact,
): Promise<void> {
  const { eventId, occurredAt, sequence, partner, campaignId, pledgeId } = fact.detail;
  const occurredAtMs = Date.parse(occurredAt);
  const told: Delivery = {
    id: deliveryIdFor(occurredAtMs, eventId),
    ...{ partnerId: partner.id, campaignId, pledgeId, type: factType(fact), sequence },
    occurredAtMs,
    body: JSON.stringify(factBody(fact)),
    ...{ state: 'due', nextAtMs: occurredAtMs, triesMade: 0, tries: [], version: 1 },
  };
  await deliveries.add(told);
  const { partnerId, id: deliveryId } = told;
  await due.send({ partnerId, deliveryId }, { campaignId: partnerId });
}
