/** The machine's clock and rest, handed in at the outermost files only. */
import { setTimeout as rest } from 'node:timers/promises';
import type { Timing } from './http-client.ts';

export const machineTiming: Timing = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    rest(milliseconds, undefined, signal === undefined ? {} : { signal }),
};
