/**
 * Forgets events that nobody can ask for any more, so that a long run does not fill the disk:
 * Stripe keeps them for 30 days, this simulator also no more than a number. An event that is still
 * to be delivered stays. A piece at a time, since requests wait meanwhile.
 */
import type { World } from './world/world.ts';

export type Retention = { eventSeconds: number; eventsMax: number };

export const usualRetention: Retention = { eventSeconds: 30 * 24 * 60 * 60, eventsMax: 100_000 };

const pieceMax = 2000;

function seqOf(rows: readonly Record<string, unknown>[]): number {
  return Number(rows[0]?.['seq'] ?? 0);
}

/** Events up to this place in the log are too old or too many. */
function cutoff({ store, clock }: World, retention: Retention): number {
  const oldest = clock.nowSeconds() - retention.eventSeconds;
  const byAge = store.query(
    'SELECT seq FROM events WHERE created < ? ORDER BY created DESC, seq DESC LIMIT 1',
    oldest,
  );
  const latest = store.query('SELECT seq FROM events ORDER BY seq DESC LIMIT 1');
  return Math.max(seqOf(byAge), seqOf(latest) - retention.eventsMax);
}

export function pruneEvents(world: World, retention: Retention): void {
  const { store } = world;
  const rows = store.query(
    `SELECT id FROM events WHERE seq <= ? AND json ->> 'pending_webhooks' = 0
      ORDER BY seq LIMIT ${pieceMax}`,
    cutoff(world, retention),
  );
  if (rows.length === 0) return;
  for (const { id } of rows) store.remove('events', String(id));
  store.commit();
}
