/** Does what time brings, in the order of time, each deed in a transaction of its own. */
import { keyLifetimeSeconds } from './protocol/idempotency.ts';
import { expireAuthorization } from './resources/captures.ts';
import { failRefund, settleRefund } from './resources/refunds.ts';
import type { Appointment } from './world/entities.ts';
import { nobody } from './world/event-log.ts';
import type { World } from './world/world.ts';

const deeds: Record<Appointment['action'], (world: World, target: string) => void> = {
  expire_authorization: expireAuthorization,
  settle_refund: settleRefund,
  fail_refund: (world, target) => {
    failRefund(world, target);
  },
};

const lookEveryMs = 250;
const sweepEveryMs = 60 * 60 * 1000;

export type Agenda = { catchUp(): void };

export function createAgenda(world: World, onDefect: (error: unknown) => void): Agenda {
  const { store, clock } = world;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let sweptAtMs = clock.nowMs();

  const forgetKeys = (): void => {
    sweptAtMs = clock.nowMs();
    store.query(
      'DELETE FROM saved_answers WHERE created <= ?',
      clock.nowSeconds() - keyLifetimeSeconds,
    );
  };
  /** A deed that fails is reported and dropped: it must not stand in the way of the others. */
  const perform = (appointment: Appointment): void => {
    try {
      store.remove('appointments', appointment.id);
      deeds[appointment.action](world, appointment.target);
    } catch (error) {
      store.discard();
      store.remove('appointments', appointment.id);
      onDefect(error);
    }
    store.commit();
  };
  return {
    catchUp: () => {
      const nowMs = clock.nowMs();
      if (nowMs - lookedAtMs < lookEveryMs && nowMs >= lookedAtMs) return;
      lookedAtMs = nowMs;
      if (nowMs - sweptAtMs >= sweepEveryMs) forgetKeys();
      world.events.attributeTo(nobody);
      for (;;) {
        const [next] = store.due('appointments', nowMs, 1);
        if (next === undefined) return;
        perform(next);
      }
    },
  };
}
