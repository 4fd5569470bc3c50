/** Finds what partners are to be told by now, and sends it to be told: nothing waits for a lost message. */
import type { Clock } from '../../shared/clock.ts';
import type { DeliveryMessage } from '../../shared/partners/partner-message.ts';
import type { DeliveryStore } from '../../shared/store/delivery-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import { deliveryShards } from '../../shared/store/keys.ts';

export type SweepDeliveriesDeps = {
  readonly deliveries: Pick<DeliveryStore, 'listDue'>;
  readonly due: Queue<DeliveryMessage>;
  readonly now: Clock;
};

const pageMax = 100;
/** A run has a minute; what is left is there for the next one. */
const perShardMax = 2000;
/** What has only just become due has its own message under way. */
const messageMs = 30_000;

export async function sweepDeliveries(deps: SweepDeliveriesDeps): Promise<void> {
  const untilMs = deps.now() - messageMs;
  await Promise.all(deliveryShards.map((shard) => sweepShard(deps, shard, untilMs)));
}

async function sweepShard(
  { deliveries, due }: SweepDeliveriesDeps,
  shard: string,
  untilMs: number,
): Promise<void> {
  let sent = 0;
  let after: string | undefined;
  do {
    const page = await deliveries.listDue(shard, untilMs, { limit: pageMax, after });
    for (const { partnerId, id: deliveryId } of page.deliveries)
      await due.send({ partnerId, deliveryId }, { campaignId: partnerId });
    sent += page.deliveries.length;
    after = page.next;
  } while (after !== undefined && sent < perShardMax);
}
