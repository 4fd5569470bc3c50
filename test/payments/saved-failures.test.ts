import { describe, expect, test } from '@jest/globals';
import type { FaultName } from '../../infra/stripe-simulator/faults.ts';
import { campaignIn, deadlineMs, pending, startMs } from '../support/given.ts';
import { testClock } from '../support/clock.ts';
import { useStripe } from '../support/stripe.ts';
import { UnknownOutcomeError } from '../../shared/errors.ts';

const clock = testClock(startMs);
const stripe = useStripe(clock);

const failing = (path: string, fault: FaultName, ...nth: number[]) =>
  stripe.fault({ match: { method: 'POST', path, nth }, fault });

describe('a failure that Stripe keeps under its key', () => {
  test.each([
    ['save-card', '/v1/setup_intents', 'error_500_before'],
    ['save-card', '/v1/setup_intents', 'error_500_after'],
    ['save-card', '/v1/customers', 'error_500_before'],
    ['authorize', '/v1/payment_intents', 'error_500_after'],
    ['charge-now', '/v1/payment_intents', 'error_500_before'],
  ] as const)(
    'does not keep a %s pledge from being prepared: %s, %s',
    async (collection, path, fault) => {
      const campaign = campaignIn('live', { collection, deadlineMs });
      const number = 100 + collection.length * 10 + path.length + fault.length;
      const pledge = pending({ campaign, number, createdAtMs: clock() });
      await failing(path, fault, 1);
      await expect(stripe.gateway.prepare(pledge)).rejects.toThrow(UnknownOutcomeError);
      const prepared = await stripe.gateway.prepare(pledge);
      expect(prepared.clientSecret).toContain('_secret_');
      expect(await stripe.gateway.prepare(pledge)).toEqual(prepared);
    },
  );

  test('is not got around while nothing was saved: the same key is used again', async () => {
    const pledge = pending({ campaign: campaignIn('live'), number: 901, createdAtMs: clock() });
    await failing('/v1/setup_intents', 'timeout_after_effect', 1, 2);
    await expect(stripe.gateway.prepare(pledge)).rejects.toThrow(UnknownOutcomeError);
    const { intentId } = await stripe.gateway.prepare(pledge);
    const made = await stripe.client.setupIntents.list({ limit: 100 });
    const ours = made.data.filter(({ metadata }) => metadata?.['fanfund_pledge'] === pledge.id);
    expect(ours.map(({ id }) => id)).toEqual([intentId]);
  });
});
