/** Has a partner told again what happened in a span of time, page by page, each its own message. */
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { DeliveryMessage, ReplayMessage } from '../../shared/partners/partner-message.ts';
import type { DeliveryStore } from '../../shared/store/delivery-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import { dayMs } from '../../shared/domain/duration.ts';
import { dayOf } from '../../shared/store/delivery-store.ts';
import { replay } from '../../shared/partners/replay.ts';

export type ReplayDeliveriesDeps = {
  readonly deliveries: Pick<DeliveryStore, 'listDay' | 'replace'>;
  readonly due: Queue<DeliveryMessage>;
  readonly replays: Queue<ReplayMessage>;
  readonly now: () => number;
};

const pageMax = 100;

export async function replayDeliveries(
  deps: ReplayDeliveriesDeps,
  message: ReplayMessage,
): Promise<void> {
  const { partnerId, fromMs, untilMs, after } = message;
  const options = { limit: pageMax, after, consistent: true };
  const page = await deps.deliveries.listDay(partnerId, dayOf(fromMs), options);
  const wanted = page.deliveries.filter((delivery) => isWanted(delivery, message));
  await Promise.all(wanted.map((delivery) => replay(deps, delivery)));
  const next = page.next === undefined ? nextDay(message) : { ...message, after: page.next };
  if (next.fromMs <= untilMs) await deps.replays.send(next, { campaignId: partnerId });
}

function isWanted(
  { occurredAtMs, state }: Delivery,
  { fromMs, untilMs, only }: ReplayMessage,
): boolean {
  if (occurredAtMs < fromMs || occurredAtMs > untilMs) return false;
  return only === 'all' || state === 'held' || state === 'failed';
}

function nextDay({ after: _after, fromMs, ...rest }: ReplayMessage): ReplayMessage {
  return { ...rest, fromMs: (Math.floor(fromMs / dayMs) + 1) * dayMs };
}
