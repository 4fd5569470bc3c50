/**
 * Where a simulation may do what the services are allowed to do, and seldom do: deliver twice, late,
 * in another order, forget an acknowledgement. Each piece of the local cloud asks at one point; where
 * nothing is given, or undefined is answered, all goes well. Never given in `npm start`.
 */
import type { Message } from './queues/message-journal.ts';
import type { Schedule } from './schedules/schedule-store.ts';

export type Mischief = {
  /** How much longer than asked for an accepted message stays out of sight. */
  readonly sendDelayMs?: (queue: string) => number | undefined;
  /** Which of the ready messages is given next (0: the one whose turn it is). */
  readonly nextReady?: (
    queue: string,
    ready: number,
    messages: () => readonly Message[],
  ) => number | undefined;
  /** For how long a message that is given stays hidden: 0 gives it to a second receiver at once. */
  readonly visibilityMs?: (queue: string, message: Message, askedMs: number) => number | undefined;
  /**
   * An acknowledged message is given again after this time: a delete that was lost, or a copy that
   * was missed. It counts its receives like any other, and may end among the dead letters.
   */
  readonly reappearsAfterMs?: (queue: string, message: Message) => number | undefined;
  /** How often a rule puts an event into one of its queues; at least once, as at AWS. */
  readonly ruleCopies?: (queue: string) => number | undefined;
  /** How often a schedule that is due fires: 0 is not at all. */
  readonly firings?: (schedule: Schedule) => number | undefined;
  /** When a schedule of a rate fires next, in place of the time that its rate says. */
  readonly nextFiringMs?: (schedule: Schedule, dueAtMs: number) => number | undefined;
  /** An asynchronous invocation succeeded, and Lambda does not come to know it. */
  readonly losesAnswer?: (capability: string) => boolean | undefined;
  /** A batch of stream records that was processed is handed over once more. */
  readonly repeatsBatch?: (capability: string) => boolean | undefined;
};
