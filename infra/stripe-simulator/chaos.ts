/**
 * A bad year in one setting, from one seed: 3 % of charges declined for mixed reasons, 1 % of
 * requests timed out of which half took effect, 1 % answered 500 with and without effect, bursts of
 * 429, and webhooks lost, doubled, late and out of order.
 */
import type { FaultRule } from './faults.ts';
import type { WebhookMood } from './webhooks.ts';

/** Weighted by repetition: most declines are for want of funds or without a reason. */
export const mixedDeclines = [
  'insufficient_funds',
  'insufficient_funds',
  'insufficient_funds',
  'generic_decline',
  'generic_decline',
  'do_not_honor',
  'do_not_honor',
  'try_again_later',
  'processing_error',
  'issuer_not_available',
  'card_velocity_exceeded',
  'authentication_required',
  'expired_card',
  'lost_card',
  'stolen_card',
  'fraudulent',
  'do_not_try_again',
] as const;

const declineShare = 0.03;
const halfOfOnePercent = 0.005;
const burst = { burstMs: 300, everyMs: 20_000 };

export function chaosRules(seed: number): FaultRule[] {
  const halves = [
    'timeout_before_effect',
    'timeout_after_effect',
    'error_500_before',
    'error_500_after',
  ] as const;
  return [
    { fault: 'rate_limited', ...burst, match: { seed } },
    ...halves.map((fault, place) => ({
      fault,
      match: { probability: halfOfOnePercent, seed: seed + place + 1 },
    })),
    {
      fault: 'decline',
      codes: mixedDeclines,
      match: { charging: true, probability: declineShare, seed: seed + halves.length + 1 },
    },
  ];
}

export function chaosMood(seed: number): WebhookMood {
  return {
    paused: false,
    drop: 0.02,
    duplicate: 0.05,
    shuffle: true,
    delay: 0.05,
    delaySecondsMax: 30,
    seed,
  };
}
