/**
 * What may befall one request at Stripe's door, chosen by the world for each request. The words say
 * what became of the effect, for that is what the caller cannot know.
 */
import type { FaultRule } from '../../../infra/stripe-simulator/faults.ts';

/** Each is one way in which a call goes wrong, and so one column of the matrix of faults. */
export const requestFaultNames = [
  /** 429 with `endpoint-rate`, or with `global-rate`: nothing was touched. */
  'endpoint_rate_limited',
  'account_rate_limited',
  /** 429 because of another request on the same object. */
  'lock_timeout',
  /** 500, kept under the idempotency key and replayed from then on. */
  'error_500_before_effect',
  'error_500_after_effect',
  /** The same, and Stripe carries out what it began `lateMs` after that answer. */
  'error_500_late_effect',
  /** The connection breaks at once: the library tries once more by itself. */
  'dropped_before_effect',
  'dropped_after_effect',
  /** No answer, until the library's own time is over. */
  'silent_before_effect',
  'silent_after_effect',
  /** Status and headers arrive, the rest of the answer does not. */
  'cut_after_effect',
  /** `delayMs` pass before Stripe looks at it; whoever gave up meanwhile never hears of the effect. */
  'delayed',
  /** It takes effect at once and is answered `delayMs` later: webhooks tell of it before. */
  'answered_late',
] as const;

export type RequestFaultName = (typeof requestFaultNames)[number];

export type RequestFault = {
  readonly fault: RequestFaultName;
  /** Of virtual time, before anything of the above; with any fault but the last. */
  readonly delayMs?: number;
  readonly lateMs?: number;
};

const rules: Record<RequestFaultName, FaultRule> = {
  endpoint_rate_limited: { fault: 'rate_limited', limit: 'endpoint-rate' },
  account_rate_limited: { fault: 'rate_limited', limit: 'global-rate' },
  lock_timeout: { fault: 'lock_timeout' },
  error_500_before_effect: { fault: 'error_500_before' },
  error_500_after_effect: { fault: 'error_500_after' },
  error_500_late_effect: { fault: 'error_500_late' },
  dropped_before_effect: { fault: 'timeout_before_effect' },
  dropped_after_effect: { fault: 'timeout_after_effect' },
  silent_before_effect: { fault: 'timeout_before_effect', isSilent: true },
  silent_after_effect: { fault: 'timeout_after_effect', isSilent: true },
  cut_after_effect: { fault: 'delay_ms' },
  delayed: { fault: 'delay_ms' },
  answered_late: { fault: 'delay_ms' },
};

export const ruleOf = ({ fault, ...spans }: RequestFault): FaultRule =>
  fault === 'answered_late' ? rules[fault] : { ...rules[fault], ...spans };
