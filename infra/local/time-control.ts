/**
 * Sets the time of a running cloud forward, so that nobody has to wait for a deadline. Invariant:
 * whatever has become due by then happens at once, as it does when the machine's clock gets there.
 */
import type { RestHandler } from './aws-services.ts';
import type { LocalClock } from './clock.ts';
import type { Composed } from './compose.ts';

export type TimeControl = {
  readonly now: () => number;
  readonly advance: (ms: number) => void;
  /** When something happens by itself; undefined while something is under way. */
  readonly nextAtMs: () => number | undefined;
};

type Controlled = Pick<
  Composed,
  'queues' | 'functions' | 'schedules' | 'rearm' | 'isDeadLetterQueue'
>;

export function timeControl(cloud: Controlled, clock: LocalClock): TimeControl {
  const { queues, functions, schedules, rearm, isDeadLetterQueue } = cloud;
  const { now } = clock;
  const isBusy = (): boolean =>
    functions.all().some(({ busy }) => busy > 0) ||
    queues.all().some((queue) => queue.depth().visible > 0 && !isDeadLetterQueue(queue));
  return {
    now,
    advance: (ms) => {
      clock.advance(ms);
      rearm();
      // A look brings what is visible by now, whatever their timers say.
      for (const queue of queues.all()) queue.depth();
    },
    nextAtMs: () => {
      if (isBusy()) return undefined;
      const messages = queues.all().flatMap((queue) => queue.peek());
      const later = messages.map(({ visibleAtMs }) => visibleAtMs).filter((atMs) => atMs > now());
      return Math.min(schedules.nextDueAtMs() ?? Infinity, ...later);
    },
  };
}

/** `POST /_local/clock {"advanceSeconds": …}`, beside the AWS services. */
export function clockApi({ now, advance }: TimeControl): RestHandler {
  return ({ method, url, body }) => {
    if (method !== 'POST' || url.pathname !== '/_local/clock') return undefined;
    const seconds = secondsIn(body);
    if (!(seconds >= 0)) return { status: 400, body: { message: 'Needs {"advanceSeconds": …}.' } };
    advance(Math.round(seconds * 1000));
    return { status: 200, body: { now: new Date(now()).toISOString() } };
  };
}

function secondsIn(body: string): number {
  try {
    return Number((JSON.parse(body) as { advanceSeconds?: unknown }).advanceSeconds);
  } catch {
    return NaN;
  }
}
