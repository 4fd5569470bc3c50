/**
 * Telling a partner one fact: tried on the schedule that Standard Webhooks gives as an example
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md),
 * over a little more than three days. Invariant: a delivery that was not answered with 2xx is due,
 * or waits for its endpoint to be switched on, or has failed and says so; it is never forgotten.
 */
import { hourMs, minuteMs } from './duration.ts';

const secondMs = 1000;

/** From one try to the next. The first one is made at once. */
export const retryPausesMs: readonly number[] = [
  ...[5 * secondMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 5 * hourMs],
  ...[10 * hourMs, 14 * hourMs, 20 * hourMs, 24 * hourMs],
];

export type DeliveryTry = {
  readonly atMs: number;
  readonly tookMs: number;
  /** Missing when no answer came. */
  readonly status?: number | undefined;
  /** Why no answer came: `timeout`, `address_refused`, or what the system calls it. */
  readonly error?: string | undefined;
  /** How the answer began. */
  readonly answer?: string | undefined;
};

/** `held`: its endpoint is off or not known. `failed`: every try of the schedule was made. */
export type DeliveryState = 'due' | 'delivered' | 'held' | 'failed';

export type Delivery = {
  /** Also the `webhook-id` under which the partner gets it, at each try. */
  readonly id: string;
  readonly partnerId: string;
  readonly campaignId: string;
  readonly pledgeId: string;
  readonly type: string;
  /** Counts what happened to the pledge: restores the order of what the partner is told of it. */
  readonly sequence: number;
  readonly occurredAtMs: number;
  /** What is sent, byte for byte, at each try. */
  readonly body: string;
  readonly state: DeliveryState;
  readonly nextAtMs?: number | undefined;
  /** Of the running schedule; a replay begins another. */
  readonly triesMade: number;
  /** The latest of all, oldest first. */
  readonly tries: readonly DeliveryTry[];
  readonly version: number;
};

/** More would make the log's items larger than anybody reads. */
const triesKept = 20;

export const isTaken = ({ status = 0 }: DeliveryTry): boolean => status >= 200 && status < 300;

/** Standard Webhooks: nobody is interested there any more. */
export const isGone = ({ status }: DeliveryTry): boolean => status === 410;

/** The delivery after a try. */
export function afterTry(delivery: Delivery, made: DeliveryTry): Delivery {
  const triesMade = delivery.triesMade + 1;
  const tries = [...delivery.tries, made].slice(-triesKept);
  const common = { ...delivery, triesMade, tries, version: delivery.version + 1 };
  if (isTaken(made)) return { ...common, state: 'delivered', nextAtMs: undefined };
  const pauseMs = retryPausesMs[triesMade - 1];
  if (pauseMs === undefined) return { ...common, state: 'failed', nextAtMs: undefined };
  return { ...common, state: 'due', nextAtMs: made.atMs + pauseMs };
}

/** It waits until its endpoint is switched on. */
export const heldBack = (delivery: Delivery): Delivery => ({
  ...delivery,
  state: 'held',
  nextAtMs: undefined,
  version: delivery.version + 1,
});

/** From the beginning of the schedule, whatever became of it before. */
export const begunAnew = (delivery: Delivery, atMs: number): Delivery => ({
  ...delivery,
  state: 'due',
  nextAtMs: atMs,
  triesMade: 0,
  version: delivery.version + 1,
});
