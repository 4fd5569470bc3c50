/**
 * What may happen between services and functions while chaos lasts: messages twice, late and out
 * of order, lost acknowledgements, schedules that fire twice or not at all, batches that come back.
 * All of it is allowed by what AWS promises.
 */
import type { Mischief } from '../../infra/local/mischief.ts';
import type { Chance } from './kernel/chance.ts';
import type { CallFault, Delivery, FaultPlan } from './kernel/faults.ts';
import { dayMs, minuteMs } from '../../shared/domain/duration.ts';

export type DeliveryOptions = {
  readonly now: () => number;
  readonly chance: Chance;
  readonly plan: FaultPlan;
  /** When whoever comes by this schedule would find something, if it would. */
  readonly nextDueMs: (schedule: string) => number | undefined;
};

/** Queues and schedules are named after the stage and the capability, or after a campaign. */
const capabilityOf = (name: string): string =>
  name.replace(/^fanfund-[a-z]+-/, '').replace(/-cmp_.*$/, ' of a campaign');

const comesByItself = (schedule: string): boolean =>
  /^(?:sweep-|check-ledger)/.test(capabilityOf(schedule));

export function mischiefOf({ chance, plan, now, nextDueMs }: DeliveryOptions): Mischief {
  const strike = (name: string, operation: Delivery): CallFault | undefined =>
    plan.strike({ capability: capabilityOf(name), service: 'delivery', operation });
  let received: CallFault | undefined;
  return {
    sendDelayMs: (queue) =>
      strike(queue, 'send') ? chance.integer(1_000, 15 * minuteMs) : undefined,
    nextReady: (queue, ready) => {
      if (ready === 0) return undefined;
      received = strike(queue, 'receive');
      return ready > 1 && received === 'out of order' ? chance.integer(1, ready - 1) : undefined;
    },
    visibilityMs: () => (received === 'given to two at once' ? 0 : undefined),
    reappearsAfterMs: (queue) =>
      strike(queue, 'delete') ? chance.integer(1, chance.pick([1_000, 60 * minuteMs])) : undefined,
    ruleCopies: (queue) => (strike(queue, 'rule') ? 2 : undefined),
    firings: ({ name }) => {
      const fault = strike(name, 'schedule');
      if (fault === undefined) return undefined;
      return fault === 'fired twice' ? 2 : 0;
    },
    repeatsBatch: (capability) => strike(capability, 'batch') !== undefined,
    // They rest while there is nothing to find, so that weeks pass in a moment; `sweepers.ts` wakes
    // them when there is.
    nextFiringMs: ({ name }, dueAtMs) =>
      comesByItself(name)
        ? Math.max(dueAtMs, nextDueMs(name) ?? now() + chance.integer(dayMs, 40 * dayMs))
        : undefined,
  };
}
