import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bench } from './bench.ts';
import { chargeOf, day, paid, refusal, savedCard, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

describe('actions out of their state', () => {
  test('a captured intent cannot be captured again, and the error holds it', async () => {
    const intent = await paid(bench, { capture_method: 'manual' });
    await bench.stripe.paymentIntents.capture(intent.id);
    const error = await refusal(bench.stripe.paymentIntents.capture(intent.id));
    expect([error.statusCode, error.code]).toEqual([400, 'payment_intent_unexpected_state']);
    expect(error.message).toBe(
      'This PaymentIntent could not be captured because it has already been captured.',
    );
    expect(error.payment_intent).toMatchObject({ id: intent.id, status: 'succeeded' });
  });

  test('a canceled intent cannot be captured', async () => {
    const intent = await paid(bench, { capture_method: 'manual' });
    await bench.stripe.paymentIntents.cancel(intent.id);
    const error = await refusal(bench.stripe.paymentIntents.capture(intent.id));
    expect(error.message).toContain('has a status of canceled. Only a PaymentIntent with one of');
    expect(error.payment_intent?.status).toBe('canceled');
  });

  test('a captured intent cannot be canceled', async () => {
    const intent = await paid(bench);
    const error = await refusal(bench.stripe.paymentIntents.cancel(intent.id));
    expect(error.code).toBe('payment_intent_unexpected_state');
    expect(error.message).toContain(
      'You cannot cancel this PaymentIntent because it has a status of succeeded. Only',
    );
  });

  test('an intent cannot be canceled twice', async () => {
    const intent = await paid(bench, { capture_method: 'manual' });
    await bench.stripe.paymentIntents.cancel(intent.id);
    const error = await refusal(bench.stripe.paymentIntents.cancel(intent.id));
    expect(error.message).toContain('has a status of canceled');
    expect(error.payment_intent?.id).toBe(intent.id);
  });

  test('more than was authorized cannot be captured', async () => {
    const intent = await paid(bench, { capture_method: 'manual' });
    const error = await refusal(
      bench.stripe.paymentIntents.capture(intent.id, { amount_to_capture: 2501 }),
    );
    expect([error.statusCode, error.code]).toEqual([400, 'amount_too_large']);
  });

  test('a succeeded intent cannot be confirmed again', async () => {
    const intent = await paid(bench);
    const error = await refusal(bench.stripe.paymentIntents.confirm(intent.id));
    expect(error.code).toBe('payment_intent_unexpected_state');
  });

  test('a succeeded setup can be neither confirmed nor canceled', async () => {
    const { customer, method } = await savedCard(bench);
    const { data } = await bench.stripe.setupIntents.list({ customer });
    const id = data[0]?.id ?? '';
    const again = await refusal(bench.stripe.setupIntents.confirm(id, { payment_method: method }));
    const canceled = await refusal(bench.stripe.setupIntents.cancel(id));
    expect([again.code, canceled.code]).toEqual([
      'setup_intent_unexpected_state',
      'setup_intent_unexpected_state',
    ]);
    expect(canceled.setup_intent?.status).toBe('succeeded');
  });
});

describe('refunds that cannot be', () => {
  test('a charge refunded whole cannot be refunded again', async () => {
    const intent = await paid(bench);
    await bench.stripe.refunds.create({ payment_intent: intent.id });
    const error = await refusal(bench.stripe.refunds.create({ payment_intent: intent.id }));
    expect([error.statusCode, error.code]).toEqual([400, 'charge_already_refunded']);
  });

  test('no more is refunded than is left', async () => {
    const intent = await paid(bench);
    await bench.stripe.refunds.create({ payment_intent: intent.id, amount: 2000 });
    const error = await refusal(
      bench.stripe.refunds.create({ payment_intent: intent.id, amount: 501 }),
    );
    expect(error.message).toBe(
      'Refund amount ($5.01) is greater than unrefunded amount on charge ($5.00)',
    );
    expect(error.param).toBe('amount');
  });

  test('a disputed charge cannot be refunded', async () => {
    const intent = await paid(bench, { payment_method: 'pm_card_createDispute' });
    const error = await refusal(bench.stripe.refunds.create({ payment_intent: intent.id }));
    expect(error.code).toBe('charge_disputed');
  });

  test('an uncaptured charge cannot be refunded', async () => {
    const intent = await paid(bench, { capture_method: 'manual' });
    const error = await refusal(bench.stripe.refunds.create({ payment_intent: intent.id }));
    expect(error.code).toBe('charge_not_refundable');
  });
});

describe('cards that may not be used', () => {
  test("another customer's card is refused", async () => {
    const { method } = await savedCard(bench);
    const other = await bench.stripe.customers.create();
    const error = await refusal(paid(bench, { customer: other.id, payment_method: method }));
    expect(error.message).toContain('does not belong to the Customer you supplied');
  });

  test('a card charged without a customer cannot be charged again', async () => {
    const intent = await paid(bench);
    const method = String(intent.payment_method);
    const error = await refusal(paid(bench, { payment_method: method }));
    expect(error.message).toContain('may not be used again');
  });

  test('a detached card cannot be charged', async () => {
    const { customer, method } = await savedCard(bench);
    await bench.stripe.paymentMethods.detach(method);
    const error = await refusal(paid(bench, { customer, payment_method: method }));
    expect(error.message).toContain('was detached');
  });
});

describe('amounts and currencies', () => {
  test.each([
    ['usd', 49, 'amount_too_small'],
    ['gbp', 29, 'amount_too_small'],
    ['jpy', 49, 'amount_too_small'],
    ['usd', 100_000_000, 'amount_too_large'],
    ['usd', 0, 'parameter_invalid_integer'],
    ['isk', 10_050, 'parameter_invalid_integer'],
    ['ugx', 500_001, 'parameter_invalid_integer'],
    ['bhd', 1001, 'parameter_invalid_integer'],
  ])('%s %i is refused as %s', async (currency, amount, code) => {
    const error = await refusal(bench.stripe.paymentIntents.create({ amount, currency }));
    expect([error.statusCode, error.code, error.param]).toEqual([400, code, 'amount']);
  });

  test.each([
    ['isk', 10_000],
    ['bhd', 1000],
    ['jpy', 50],
    ['usd', 99_999_999],
  ])('%s %i is accepted', async (currency, amount) => {
    const intent = await bench.stripe.paymentIntents.create({ amount, currency });
    expect(intent.status).toBe('requires_payment_method');
  });

  test('an unknown currency is refused', async () => {
    const error = await refusal(
      bench.stripe.paymentIntents.create({ amount: 100, currency: 'zzz' }),
    );
    expect([error.statusCode, error.param]).toEqual([400, 'currency']);
  });
});

describe('requests that are wrong', () => {
  const raw = async (path: string, init: RequestInit = {}): Promise<[number, unknown]> => {
    const headers = { Authorization: 'Bearer sk_test_bench', ...init.headers };
    const response = await fetch(`${bench.url}${path}`, { ...init, headers });
    return [response.status, await response.json()];
  };

  test('an unknown address is answered 404', async () => {
    const [status, body] = await raw('/v1/paiment_intents');
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { type: 'invalid_request_error' } });
    expect(JSON.stringify(body)).toContain('Unrecognized request URL (GET: /v1/paiment_intents)');
  });

  test('an unknown parameter is named', async () => {
    const [status, body] = await raw('/v1/customers', { method: 'POST', body: 'emial=x' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: 'parameter_unknown', param: 'emial' } });
  });

  test('a missing parameter is named', async () => {
    const [, body] = await raw('/v1/payment_intents', { method: 'POST', body: 'amount=100' });
    expect(body).toMatchObject({ error: { code: 'parameter_missing', param: 'currency' } });
  });

  test('a wrong type, a wrong choice and a wrong expansion are refused', async () => {
    const post = (body: string) => raw('/v1/payment_intents', { method: 'POST', body });
    expect((await post('amount=1.5&currency=usd'))[1]).toMatchObject({
      error: { code: 'parameter_invalid_integer', param: 'amount' },
    });
    expect((await post('amount=100&currency=usd&capture_method=never'))[0]).toBe(400);
    expect((await post('amount=100&currency=usd&expand[]=amount'))[0]).toBe(400);
  });

  test('a missing object is a resource_missing', async () => {
    const error = await refusal(bench.stripe.paymentIntents.retrieve('pi_none'));
    expect([error.statusCode, error.code, error.param]).toEqual([
      404,
      'resource_missing',
      'intent',
    ]);
    expect(error.message).toBe("No such payment_intent: 'pi_none'");
  });

  test('a wrong key is answered 401', async () => {
    const error = await refusal(bench.client('sk_live_0123456789').customers.list());
    expect([error.statusCode, error.type]).toEqual([401, 'StripeAuthenticationError']);
  });

  test('a publishable key reads nothing without the client secret', async () => {
    const intent = await paid(bench);
    const nothing = await refusal(bench.browser.paymentIntents.retrieve(intent.id));
    const wrong = await refusal(
      bench.browser.paymentIntents.retrieve(intent.id, { client_secret: 'pi_wrong_secret' }),
    );
    const lists = await refusal(bench.browser.customers.list());
    expect([nothing.statusCode, wrong.statusCode, lists.statusCode]).toEqual([400, 400, 401]);
  });

  test('a publishable key sees no metadata and no customer', async () => {
    const intent = await paid(bench, { metadata: { fanfund_pledge: 'secret' } });
    const seen = await bench.browser.paymentIntents.retrieve(intent.id, {
      client_secret: intent.client_secret ?? '',
    });
    expect(seen.status).toBe('succeeded');
    expect(Object.keys(seen)).not.toContain('metadata');
    expect(Object.keys(seen)).not.toContain('customer');
  });
});

test('a charge whose hold has lapsed answers charge_expired_for_capture', async () => {
  const late = await startBench();
  const intent = await paid(late, { capture_method: 'manual' });
  await late.advance(8 * day);
  const charge = await chargeOf(late, intent);
  const error = await refusal(late.stripe.charges.capture(charge.id));
  expect(error.code).toBe('charge_expired_for_capture');
  await late.close();
});
