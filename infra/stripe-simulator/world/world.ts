/** Everything a rule may use: memory, time, chance and the event log; no ambient state. */
import type { Clock } from './clock.ts';
import type { EventLog } from './event-log.ts';
import type { IdPrefix } from './ids.ts';
import { clientSecret, newId } from './ids.ts';
import type { Random } from './ids.ts';
import type { Store } from './store.ts';
import type { Appointment } from './entities.ts';

export type World = {
  store: Store;
  clock: Clock;
  random: Random;
  events: EventLog;
  /** Where a browser reaches this simulator, for authentication pages. */
  baseUrl(): string;
};

export function mintId(world: World, prefix: IdPrefix): string {
  return newId(world.random, prefix, world.clock.nowSeconds());
}

export function mintClientSecret(world: World, intentId: string): string {
  return clientSecret(world.random, intentId);
}

export function schedule(
  world: World,
  appointment: Pick<Appointment, 'action' | 'target' | 'atMs' | 'detail'>,
): void {
  const id = `${appointment.action}/${appointment.target}`;
  const created = world.clock.nowSeconds();
  world.store.put('appointments', { ...appointment, id, created });
}
