/** The only place that asks the machine for the time. Always a function, never a kept value. */
export type Clock = () => number;

/** Milliseconds since 1970 in UTC. */
export const systemClock: Clock = () => Date.now();
