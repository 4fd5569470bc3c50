import { describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { stripeClient } from '../../shared/payments/stripe-client.ts';
import {
  collectionAnswer,
  isUnexplained,
  stripeAnswer,
  unlessMissing,
  withStripeErrors,
} from '../../shared/payments/stripe-errors.ts';
import type { FaultRule } from '../../infra/stripe-simulator/faults.ts';
import { testClock } from '../support/clock.ts';
import { useStripe } from '../support/stripe.ts';

const stripe = useStripe(testClock());

/** What the client throws. */
async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call was expected to fail');
}

const charge = (more: Partial<Stripe.PaymentIntentCreateParams> = {}, idempotencyKey?: string) =>
  stripe.client.paymentIntents.create(
    {
      amount: 2500,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      allowed_payment_method_types: ['card'],
      confirm: true,
      ...more,
    },
    { ...(idempotencyKey !== undefined && { idempotencyKey }) },
  );

async function failing(...rules: FaultRule[]): Promise<unknown> {
  await stripe.fault(...rules);
  const error = await thrownBy(charge());
  await stripe.fault();
  return error;
}

const path = '/v1/payment_intents';

const reading = (error: unknown) => () => stripeAnswer(error);

describe('an answer that says that nothing happened is transient', () => {
  test.each(['rate_limited', 'lock_timeout'] as const)('429 %s', async (fault) => {
    const error = await failing({ fault, match: { path } });
    expect(error).toMatchObject({ statusCode: 429 });
    expect(reading(error)).toThrow(TransientError);
    await expect(withStripeErrors(Promise.reject(error as Error))).rejects.toThrow(TransientError);
  });

  test('409, the key is in use by another request', async () => {
    await stripe.fault({ fault: 'delay_ms', delayMs: 300, match: { path } });
    const calls = [charge({}, 'same'), charge({}, 'same')];
    const settled = await Promise.allSettled(calls);
    await stripe.fault();
    const [refused] = settled.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as unknown] : [],
    );
    expect(refused).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    expect(reading(refused)).toThrow(TransientError);
  });

  test('no connection at all', async () => {
    const nowhere = stripeClient(
      {
        secretKey: 'sk_test_nowhere',
        webhookSecrets: ['whsec_x'],
        apiBase: 'http://127.0.0.1:9',
      },
      500,
    );
    const error = await thrownBy(nowhere.balance.retrieve());
    expect(reading(error)).toThrow(new TransientError('Stripe cannot be reached.'));
  });
});

describe('an answer that leaves open whether something happened is unknown', () => {
  test.each(['error_500_before', 'error_500_after'] as const)('500 %s', async (fault) => {
    const error = await failing({ fault, match: { path } });
    expect(error).toMatchObject({ statusCode: 500 });
    expect(reading(error)).toThrow(UnknownOutcomeError);
    await expect(withStripeErrors(Promise.reject(error as Error))).rejects.toThrow(
      UnknownOutcomeError,
    );
  });

  test.each(['timeout_before_effect', 'timeout_after_effect'] as const)(
    'a connection that broke: %s',
    async (fault) => {
      const error = await failing({ fault, match: { path } });
      expect(reading(error)).toThrow(UnknownOutcomeError);
    },
  );

  test('an answer that came too late', async () => {
    const secret = { secretKey: 'sk_test_rules', webhookSecrets: ['whsec_x'] };
    const impatient = stripeClient({ ...secret, apiBase: stripe.url }, 50);
    await stripe.fault({ fault: 'delay_ms', delayMs: 400, match: { path: '/v1/balance' } });
    const error = await thrownBy(impatient.balance.retrieve());
    await stripe.fault();
    expect(reading(error)).toThrow(UnknownOutcomeError);
  });
});

describe('a definite answer is read', () => {
  test('402, the card was declined, with the code of the bank', async () => {
    const error = await failing({
      fault: 'decline',
      code: 'insufficient_funds',
      match: { path },
    });
    expect(error).toMatchObject({ statusCode: 402, rawType: 'card_error' });
    expect(stripeAnswer(error)).toEqual({
      kind: 'declined',
      failure: {
        code: 'card_declined',
        declineCode: 'insufficient_funds',
        adviceCode: 'try_again_later',
      },
      unpaidIntentId: expect.stringMatching(/^pi_/),
    });
  });

  test('the intent is somewhere else already, which its state tells', async () => {
    const intent = await charge();
    const error = await thrownBy(stripe.client.paymentIntents.cancel(intent.id));
    expect(stripeAnswer(error)).toMatchObject({
      kind: 'unexpected_state',
      intent: { id: intent.id, status: 'succeeded' },
    });
  });

  test('the charge is refunded already', async () => {
    const intent = await charge();
    await stripe.client.refunds.create({ payment_intent: intent.id });
    const error = await thrownBy(stripe.client.refunds.create({ payment_intent: intent.id }));
    expect(stripeAnswer(error)).toEqual({ kind: 'already_refunded' });
  });

  test('the charge is disputed', async () => {
    const intent = await charge({ payment_method: 'pm_card_createDispute' });
    const error = await thrownBy(stripe.client.refunds.create({ payment_intent: intent.id }));
    expect(stripeAnswer(error)).toEqual({ kind: 'disputed' });
  });

  test.each([
    [{ payment_method: 'pm_nothing' }, 'resource_missing'],
    [{ customer: 'cus_nothing' }, 'resource_missing'],
    [{ amount: 10 }, 'amount_too_small'],
    [{ amount: 100_000_000 }, 'amount_too_large'],
  ])('a charge with %j cannot succeed', async (params, code) => {
    expect(stripeAnswer(await thrownBy(charge(params)))).toEqual({
      kind: 'declined',
      failure: { code },
    });
  });
});

describe('a mistake of ours is neither repeated nor taken for a decline', () => {
  test('400, the key was used with other parameters', async () => {
    await charge({}, 'mine');
    const error = await thrownBy(charge({ amount: 2600 }, 'mine'));
    expect(error).toMatchObject({ statusCode: 400, rawType: 'idempotency_error' });
    expect(reading(error)).toThrow('idempotency_error');
    expect(reading(error)).not.toThrow(TransientError);
    expect(reading(error)).not.toThrow(UnknownOutcomeError);
  });

  test('400, a parameter that Stripe does not know', async () => {
    const error = await thrownBy(charge({ surprise: true } as object));
    expect(reading(error)).toThrow('invalid_request_error');
    expect(reading(error)).not.toThrow(TransientError);
  });

  test('401, a key that Stripe does not know', async () => {
    const stranger = stripeClient(
      { secretKey: 'sk_live_x', webhookSecrets: ['whsec_x'], apiBase: stripe.url },
      1000,
    );
    const error = await thrownBy(withStripeErrors(stranger.balance.retrieve()));
    expect(error).toMatchObject({ name: 'Error', message: expect.stringContaining('401') });
  });

  test("an error that is not Stripe's passes as it is", async () => {
    const own = new TypeError('ours');
    expect(() => stripeAnswer(own)).toThrow(own);
    await expect(withStripeErrors(Promise.reject(own))).rejects.toBe(own);
    await expect(unlessMissing(Promise.reject(own))).rejects.toBe(own);
    expect(isUnexplained(own)).toBe(false);
  });
});

describe('looking something up', () => {
  test('that is not there is nothing', async () => {
    expect(
      await unlessMissing(stripe.client.paymentIntents.retrieve('pi_nothing')),
    ).toBeUndefined();
  });

  test('while Stripe is busy is transient', async () => {
    await stripe.fault({ fault: 'rate_limited', match: { path: '/v1/payment_intents/*' } });
    const call = unlessMissing(stripe.client.paymentIntents.retrieve('pi_nothing'));
    await expect(call).rejects.toThrow(TransientError);
    await stripe.fault();
  });
});

test('what is thrown on carries neither key nor request nor answer', async () => {
  const errors = [
    await failing({ fault: 'error_500_before', match: { path } }),
    await failing({ fault: 'rate_limited', match: { path } }),
    await failing({ fault: 'timeout_before_effect', match: { path } }),
    await thrownBy(charge({ surprise: true } as object)),
  ];
  for (const error of errors) {
    const told = (await thrownBy(withStripeErrors(Promise.reject(error as Error)))) as Error;
    expect(told).not.toBeInstanceOf(Stripe.errors.StripeError);
    expect(told.cause).toBeUndefined();
    expect(JSON.stringify(Object.entries(told)) + told.message).not.toMatch(/sk_test|headers|raw/);
  }
});

test('a refusal without a code is unexplained, and nothing else is', async () => {
  const customer = await stripe.client.customers.create({});
  const attach = () =>
    stripe.client.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  const card = await attach();
  await stripe.client.paymentMethods.detach(card.id);
  expect(isUnexplained(await thrownBy(charge({ payment_method: card.id })))).toBe(true);
  expect(isUnexplained(await thrownBy(charge({ amount: 10 })))).toBe(false);
  expect(isUnexplained(await failing({ fault: 'error_500_before', match: { path } }))).toBe(false);
});

describe('collecting', () => {
  const refused = (raw: Record<string, unknown>) =>
    Stripe.errors.StripeError.generate({
      type: 'invalid_request_error',
      statusCode: 400,
      message: 'no',
      headers: {},
      ...raw,
    } as unknown as Parameters<typeof Stripe.errors.StripeError.generate>[0]);

  test.each([
    [{ code: 'a_rule_of_next_year' }, 'a_rule_of_next_year'],
    [{ code: 'country_unsupported', statusCode: 402 }, 'country_unsupported'],
    [{}, 'refused_by_stripe'],
  ])('what Stripe refuses for good about a payment is a failed payment: %j', (raw, code) => {
    expect(collectionAnswer(refused(raw))).toEqual({ kind: 'declined', failure: { code } });
  });

  test.each([
    [{ code: 'parameter_unknown', param: 'amuont' }],
    [{ code: 'parameter_missing' }],
    [{ code: 'testmode_charges_only' }],
    [{ code: 'platform_api_key_expired' }],
    [{ param: 'currency' }],
    [{ code: 'secret_key_required', statusCode: 401 }],
    [{ code: 'more_permissions_required', statusCode: 403 }],
  ])('what Stripe refuses about us is no failure of the backer: %j', (raw) => {
    expect(() => collectionAnswer(refused(raw))).toThrow('Stripe: invalid_request_error');
  });

  test('a key that was used for another request is an unknown outcome', async () => {
    await charge({}, 'used-twice');
    const error = await thrownBy(charge({ amount: 2600 }, 'used-twice'));
    expect(() => collectionAnswer(error)).toThrow(UnknownOutcomeError);
  });
});
