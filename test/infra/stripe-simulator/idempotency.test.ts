import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bench } from './bench.ts';
import { hour, paid, refusal, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterEach(() => bench.control('DELETE', 'faults'));
afterAll(() => bench.close());

const charge = {
  amount: 1500,
  currency: 'usd',
  payment_method: 'pm_card_visa',
  confirm: true,
} as const;

async function chargesIn(currency: string): Promise<number> {
  const { data } = await bench.stripe.charges.list({ limit: 100 });
  return data.filter((found) => found.currency === currency).length;
}

describe('an idempotency key', () => {
  test('repeats the first answer and charges once', async () => {
    const options = { idempotencyKey: 'repeat' };
    const params = { ...charge, currency: 'sek' };
    const first = await bench.stripe.paymentIntents.create(params, options);
    const second = await bench.stripe.paymentIntents.create(params, options);
    expect(second.id).toBe(first.id);
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
    expect(second.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
    expect(await chargesIn('sek')).toBe(1);
  });

  test('refuses other parameters and another address', async () => {
    const options = { idempotencyKey: 'mismatch' };
    await bench.stripe.paymentIntents.create(charge, options);
    const other = await refusal(
      bench.stripe.paymentIntents.create({ ...charge, amount: 1501 }, options),
    );
    const elsewhere = await refusal(bench.stripe.customers.create({}, options));
    expect([other.statusCode, other.rawType]).toEqual([400, 'idempotency_error']);
    expect(elsewhere.rawType).toBe('idempotency_error');
  });

  test('repeats a decline', async () => {
    const options = { idempotencyKey: 'declined' };
    const params = { ...charge, payment_method: 'pm_card_visa_chargeDeclined' };
    const first = await refusal(bench.stripe.paymentIntents.create(params, options));
    const second = await refusal(bench.stripe.paymentIntents.create(params, options));
    expect([first.statusCode, second.statusCode]).toEqual([402, 402]);
    expect(second.charge).toBe(first.charge);
    expect(second.headers?.['idempotent-replayed']).toBe('true');
  });

  test.each([
    ['error_500_before', 0],
    ['error_500_after', 1],
  ])('repeats a 500 of %s, whatever it did', async (fault, charges) => {
    const currency = charges === 0 ? 'dkk' : 'nok';
    const options = { idempotencyKey: `500-${fault}` };
    await bench.control('POST', 'faults', [{ fault, match: { nth: 1 } }]);
    const params = { ...charge, currency };
    const first = await refusal(bench.stripe.paymentIntents.create(params, options));
    const second = await refusal(bench.stripe.paymentIntents.create(params, options));
    expect([first.statusCode, second.statusCode]).toEqual([500, 500]);
    expect(second.headers?.['idempotent-replayed']).toBe('true');
    expect(await chargesIn(currency)).toBe(charges);
  });

  test('keeps nothing of a validation failure', async () => {
    const options = { idempotencyKey: 'invalid' };
    const wrong = { ...charge, amount: 1.5 };
    const error = await refusal(bench.stripe.paymentIntents.create(wrong, options));
    const intent = await bench.stripe.paymentIntents.create(charge, options);
    expect([error.statusCode, intent.status]).toEqual([400, 'succeeded']);
  });

  test('is in use while its first request is at work', async () => {
    await bench.control('POST', 'faults', [
      { fault: 'delay_ms', delayMs: 300, match: { method: 'POST', nth: 1 } },
    ]);
    const options = { idempotencyKey: 'concurrent' };
    const first = bench.stripe.paymentIntents.create(charge, options);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const error = await refusal(bench.stripe.paymentIntents.create(charge, options));
    expect([error.statusCode, error.code]).toEqual([409, 'idempotency_key_in_use']);
    expect((await first).status).toBe('succeeded');
  });

  test('is forgotten after 24 hours, and the charge happens again', async () => {
    const forgetful = await startBench();
    const options = { idempotencyKey: 'old' };
    const first = await forgetful.stripe.paymentIntents.create(charge, options);
    await forgetful.advance(24 * hour - 60);
    const same = await forgetful.stripe.paymentIntents.create(charge, options);
    await forgetful.advance(61);
    const other = await forgetful.stripe.paymentIntents.create(charge, options);
    expect(same.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
    await forgetful.close();
  });
});

describe('requests that vanish', () => {
  test('a time-out before the effect leaves nothing, and the key is free', async () => {
    await bench.control('POST', 'faults', [
      { fault: 'timeout_before_effect', match: { path: '/v1/payment_intents', nth: [1, 2] } },
    ]);
    const params = { ...charge, currency: 'pln' };
    const options = { idempotencyKey: 'lost-before' };
    const error = await refusal(bench.stripe.paymentIntents.create(params, options));
    expect(error.type).toBe('StripeConnectionError');
    expect(await chargesIn('pln')).toBe(0);
    await bench.stripe.paymentIntents.create(params, options);
    expect(await chargesIn('pln')).toBe(1);
  });

  test('a time-out after the effect has charged, and the key finds the charge', async () => {
    await bench.control('POST', 'faults', [
      { fault: 'timeout_after_effect', match: { path: '/v1/payment_intents', nth: [1, 2] } },
    ]);
    const params = { ...charge, currency: 'czk' };
    const options = { idempotencyKey: 'lost-after' };
    const error = await refusal(bench.stripe.paymentIntents.create(params, options));
    expect(error.type).toBe('StripeConnectionError');
    const found = await bench.stripe.paymentIntents.create(params, options);
    expect(found.status).toBe('succeeded');
    expect(await chargesIn('czk')).toBe(1);
  });

  test('a fault may be bound to the metadata of what it strikes', async () => {
    await bench.control('POST', 'faults', [
      { fault: 'decline', code: 'insufficient_funds', match: { metadata: { fan: 'unlucky' } } },
    ]);
    const lucky = await paid(bench, { metadata: { fan: 'lucky' } });
    const error = await refusal(paid(bench, { metadata: { fan: 'unlucky' } }));
    expect(lucky.status).toBe('succeeded');
    expect(error.decline_code).toBe('insufficient_funds');
  });
});

describe('rate limits', () => {
  const atOnce = async (limited: Bench, count: number): Promise<string[]> => {
    const calls = Array.from({ length: count }, () => limited.stripe.customers.create());
    const settled = await Promise.allSettled(calls);
    return settled
      .filter((result) => result.status === 'rejected')
      .map((result) => String(result.reason.headers['stripe-rate-limited-reason']));
  };
  const frozen = { now: () => Date.UTC(2026, 10, 22, 12) };

  test('an endpoint admits so many requests a second and names itself in the refusal', async () => {
    const limits = { perSecond: 100, perEndpointPerSecond: 5 };
    const limited = await startBench({ limits, ...frozen });
    expect(await atOnce(limited, 8)).toEqual(['endpoint-rate', 'endpoint-rate', 'endpoint-rate']);
    const { requests } = await limited.control('GET', 'stats');
    expect(requests).toMatchObject({
      endpoints: { 'POST /v1/customers': { total: 8, statuses: { 200: 5, 429: 3 } } },
    });
    await limited.advance(1);
    expect(await atOnce(limited, 5)).toEqual([]);
    await limited.close();
  });

  test('the account admits so many requests a second in all', async () => {
    const limits = { perSecond: 3, perEndpointPerSecond: 100 };
    const limited = await startBench({ limits, ...frozen });
    expect(await atOnce(limited, 4)).toEqual(['global-rate']);
    await limited.close();
  });

  test('a 429 keeps nothing under the key', async () => {
    await bench.control('POST', 'faults', [{ fault: 'rate_limited', match: { nth: 1 } }]);
    const options = { idempotencyKey: 'paced' };
    const error = await refusal(bench.stripe.paymentIntents.create(charge, options));
    const intent = await bench.stripe.paymentIntents.create(charge, options);
    expect([error.statusCode, error.code, intent.status]).toEqual([429, 'rate_limit', 'succeeded']);
  });

  test('a lock time-out asks to be tried again', async () => {
    await bench.control('POST', 'faults', [{ fault: 'lock_timeout', match: { nth: 1 } }]);
    const error = await refusal(bench.stripe.customers.create());
    expect([error.statusCode, error.code]).toEqual([429, 'lock_timeout']);
    expect(error.headers?.['stripe-should-retry']).toBe('true');
  });
});
