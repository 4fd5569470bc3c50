/** Does what time brings, in the order of time, each deed in a transaction of its own. */
import { keyLifetimeSeconds } from './protocol/idempotency.ts';
import { expireAuthorization } from './resources/captures.ts';
import { bookCharge } from './resources/bookings.ts';
import { passDeadline } from './resources/disputes.ts';
import { finishProcessing } from './resources/processing.ts';
import { failRefund, settleRefund } from './resources/refund-outcomes.ts';
import type { Retention } from './retention.ts';
import { pruneEvents } from './retention.ts';
import type { Appointment } from './world/entities.ts';
import { nobody } from './world/event-log.ts';
import type { World } from './world/world.ts';

type Deed = (world: World, target: string, detail: string | undefined) => void;

const deeds: Record<Appointment['action'], Deed> = {
  book_charge: bookCharge,
  end_dispute: passDeadline,
  expire_authorization: expireAuthorization,
  fail_refund: (world, target, reason) => {
    failRefund(world, target, reason);
  },
  finish_processing: finishProcessing,
  settle_refund: settleRefund,
};

const sweepEveryMs = 60 * 60 * 1000;

export type Agenda = {
  /** Does what is due; where many ask, it looks only now and then. */
  catchUp(): void;
  /** When the next deed is due; undefined when there is none. */
  nextMs(): number | undefined;
};

export type AgendaOptions = {
  retention: Retention;
  /** 0 looks at every request, which a database on disk would feel. */
  lookEveryMs: number;
  onDefect: (error: unknown) => void;
};

export function createAgenda(world: World, options: AgendaOptions): Agenda {
  const { store, clock } = world;
  const { retention, lookEveryMs, onDefect } = options;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let sweptAtMs = clock.nowMs();

  const forgetKeys = (): void => {
    sweptAtMs = clock.nowMs();
    store.forgetAnswers(clock.nowSeconds() - keyLifetimeSeconds);
  };
  /** A deed that fails is reported and dropped: it must not stand in the way of the others. */
  const perform = (appointment: Appointment): void => {
    try {
      store.remove('appointments', appointment.id);
      deeds[appointment.action](world, appointment.target, appointment.detail);
    } catch (error) {
      store.discard();
      store.remove('appointments', appointment.id);
      onDefect(error);
    }
    store.commit();
  };
  return {
    nextMs: () => store.due('appointments', Infinity, 1)[0]?.atMs,
    catchUp: () => {
      const nowMs = clock.nowMs();
      if (nowMs - lookedAtMs < lookEveryMs && nowMs >= lookedAtMs) return;
      lookedAtMs = nowMs;
      if (nowMs - sweptAtMs >= sweepEveryMs) forgetKeys();
      pruneEvents(world, retention);
      world.events.attributeTo(nobody);
      for (;;) {
        const [next] = store.due('appointments', nowMs, 1);
        if (next === undefined) return;
        perform(next);
      }
    },
  };
}
