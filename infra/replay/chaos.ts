/**
 * A bad year at Stripe, for the length of a replay: refused cards, lost answers, errors that did and
 * did not take effect, bursts of 429, and webhooks that come late, twice, in any order or never.
 * Every chance has a seed, but which request meets it depends on the order in which they arrive.
 */
import * as z from 'zod';
import type { SendRequest } from './http-client.ts';
import { UnreachableError } from './http-client.ts';

const declineCodes = [
  'insufficient_funds',
  'generic_decline',
  'do_not_honor',
  'expired_card',
  'lost_card',
  'authentication_required',
  'processing_error',
  'try_again_later',
];

const anyPost = { method: 'POST' };

export const chaosRules = [
  {
    match: { charging: true, probability: 0.03, seed: 1 },
    fault: 'decline',
    codes: declineCodes,
  },
  { match: { ...anyPost, probability: 0.005, seed: 2 }, fault: 'timeout_before_effect' },
  { match: { ...anyPost, probability: 0.005, seed: 3 }, fault: 'timeout_after_effect' },
  { match: { ...anyPost, probability: 0.005, seed: 4 }, fault: 'error_500_before' },
  { match: { ...anyPost, probability: 0.005, seed: 5 }, fault: 'error_500_after' },
  { match: { seed: 6 }, fault: 'rate_limited', burstMs: 300, everyMs: 20_000 },
] as const;

export const chaosWebhooks = {
  drop: 0.1,
  duplicate: 0.1,
  shuffle: true,
  delay: 0.1,
  delaySecondsMax: 20,
};

export type ChaosControl = { readonly stripe: string; readonly send: SendRequest };

const statsSchema = z.object({
  requests: z.object({
    endpoints: z.record(z.string(), z.object({ statuses: z.record(z.string(), z.number()) })),
  }),
});

/** Runs `action` while Stripe misbehaves, and says how often it did. */
export async function inChaos<T>(
  control: ChaosControl,
  action: () => Promise<T>,
): Promise<{ readonly result: T; readonly trouble: Record<string, number> }> {
  await unleashChaos(control);
  try {
    const result = await action();
    return { result, trouble: await countTrouble(control) };
  } finally {
    await endChaos(control);
  }
}

/** Only the simulator can be told to misbehave. */
async function unleashChaos(control: ChaosControl): Promise<void> {
  await tell(control, 'DELETE', '/_sim/stats');
  await tell(control, 'POST', '/_sim/faults', chaosRules);
  await tell(control, 'POST', '/_sim/webhooks', chaosWebhooks);
}

async function endChaos(control: ChaosControl): Promise<void> {
  await tell(control, 'DELETE', '/_sim/faults');
  await tell(control, 'DELETE', '/_sim/webhooks');
}

/** How often each kind of trouble was met: 402, 429, 500 and lost connections. */
async function countTrouble(control: ChaosControl): Promise<Record<string, number>> {
  const answer = await control.send({ method: 'GET', url: `${control.stripe}/_sim/stats` });
  const { endpoints } = statsSchema.parse(answer.body).requests;
  const counts: Record<string, number> = {};
  for (const { statuses } of Object.values(endpoints))
    for (const [status, count] of Object.entries(statuses))
      if (status !== '200') counts[status] = (counts[status] ?? 0) + count;
  return counts;
}

async function tell(
  { stripe, send }: ChaosControl,
  method: 'POST' | 'DELETE',
  path: string,
  json?: unknown,
): Promise<void> {
  const answer = await send({ method, url: `${stripe}${path}`, json: json ?? {} });
  if (answer.status >= 400)
    throw new UnreachableError(
      `Chaos needs the Stripe simulator; ${stripe}${path} answers with status ${answer.status}.`,
    );
}
