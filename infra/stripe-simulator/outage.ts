/** A span of the simulator's time in which nobody is there: it ends by the clock or when cleared. */
import type { FaultRule } from './faults.ts';

/** What a request meets meanwhile: no answer at all, or 503. Nothing has any effect. */
export type OutageManner = 'dropped' | 'unavailable';

export type Outage = {
  isOn(): boolean;
  /** Infinity when only a control ends it. */
  endMs: number;
  /** One request's fate; undefined while there is no outage. */
  meet(): OutageManner | undefined;
};

export const noOutage: Outage = {
  isOn: () => false,
  endMs: 0,
  meet: () => undefined,
};

function endOf({ forSeconds, untilSeconds }: FaultRule, nowMs: number): number {
  if (untilSeconds !== undefined) return untilSeconds * 1000;
  return forSeconds === undefined ? Infinity : nowMs + forSeconds * 1000;
}

export function createOutage(rule: FaultRule, nowMs: () => number, random: () => number): Outage {
  const endMs = endOf(rule, nowMs());
  const isOn = (): boolean => nowMs() < endMs;
  return {
    isOn,
    endMs,
    meet: () => {
      if (!isOn()) return undefined;
      if (rule.manner !== 'mixed') return rule.manner ?? 'dropped';
      return random() < 0.5 ? 'dropped' : 'unavailable';
    },
  };
}
