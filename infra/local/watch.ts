/**
 * What an onlooker may hear of the local cloud, at the very moment it takes effect and inside the
 * call that caused it. Nobody listens in `npm start`. Invariant: a listener changes nothing.
 */
import type { JsonInput } from './aws-services.ts';
import type { Message } from './queues/message-journal.ts';
import type { Schedule } from './schedules/schedule-store.ts';

export type Watch = {
  /** Accepted by a queue, whoever sent it: a function, a rule, a schedule, an operator's redrive. */
  readonly sent?: (queue: string, message: Message) => void;
  /** Handed to a receiver; `receiveCount` counts this time. */
  readonly received?: (queue: string, message: Message) => void;
  /** Acknowledged by a receiver, or taken out by an operator's redrive. */
  readonly deleted?: (queue: string, message: Message) => void;
  /** Received too often, and moved from one queue to the other; not told as sent. */
  readonly deadLettered?: (from: string, to: string, message: Message) => void;
  /** Past its retention, and gone. */
  readonly expired?: (queue: string, message: Message) => void;
  /** Accepted by an event bus, before its rules are applied. */
  readonly published?: (bus: string, event: JsonInput) => void;
  /** A schedule that is due hands its payload to its target. */
  readonly fired?: (schedule: Schedule, payload: string) => void;
};
