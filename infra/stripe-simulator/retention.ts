/**
 * Forgets events that nobody can ask for any more, so that a long run does not fill the disk:
 * Stripe keeps them for 30 days, this simulator also no more than a number. An event that is still
 * to be delivered stays. A piece at a time, since requests wait meanwhile.
 */
import type { World } from './world/world.ts';

export type Retention = { eventSeconds: number; eventsMax: number };

export const usualRetention: Retention = { eventSeconds: 30 * 24 * 60 * 60, eventsMax: 100_000 };

const pieceMax = 2000;

export function pruneEvents({ store, clock }: World, retention: Retention): void {
  const createdBefore = clock.nowSeconds() - retention.eventSeconds;
  const ids = store.outlivedEvents({ createdBefore, keptMax: retention.eventsMax }, pieceMax);
  if (ids.length === 0) return;
  for (const id of ids) store.remove('events', id);
  store.commit();
}
