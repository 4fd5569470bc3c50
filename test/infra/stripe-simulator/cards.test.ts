import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bench } from './bench.ts';
import { eventTypes, paid, refusal, savedCard, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

async function authenticate(
  intent: { id: string; client_secret: string | null },
  outcome: 'success' | 'fail',
): Promise<void> {
  const query = `intent=${intent.id}&client_secret=${intent.client_secret}&outcome=${outcome}`;
  await bench.control('GET', `authenticate?${query}`);
}

describe('declining cards', () => {
  test.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc'],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', 'processing_error'],
    ['pm_card_visa_chargeDeclinedVelocityLimitExceeded', 'card_declined', 'card_velocity_exceeded'],
  ])('%s answers 402 %s/%s and wants another method', async (card, code, declineCode) => {
    const error = await refusal(paid(bench, { payment_method: card }));
    expect([error.statusCode, error.rawType]).toEqual([402, 'card_error']);
    expect([error.code, error.decline_code]).toEqual([code, declineCode]);
    expect(error.doc_url).toContain('https://stripe.com/docs/error-codes/');
    const intent = await bench.stripe.paymentIntents.retrieve(error.payment_intent?.id ?? '');
    expect([intent.status, intent.payment_method]).toEqual(['requires_payment_method', null]);
    expect(intent.last_payment_error?.decline_code).toBe(declineCode);
    const charge = await bench.stripe.charges.retrieve(error.charge ?? '');
    expect([charge.status, charge.paid, charge.failure_code]).toEqual(['failed', false, code]);
    expect(await eventTypes(bench, intent.id)).toEqual([
      'payment_intent.created',
      'payment_intent.payment_failed',
    ]);
  });

  test('a declined intent succeeds with another card', async () => {
    const error = await refusal(paid(bench, { payment_method: 'pm_card_chargeDeclined' }));
    const intent = await bench.stripe.paymentIntents.confirm(error.payment_intent?.id ?? '', {
      payment_method: 'pm_card_visa',
    });
    expect([intent.status, intent.last_payment_error]).toEqual(['succeeded', null]);
  });

  test('a declining card can be neither attached nor saved', async () => {
    const customer = await bench.stripe.customers.create();
    const attached = await refusal(
      bench.stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer: customer.id }),
    );
    const saved = await refusal(savedCard(bench, 'pm_card_visa_chargeDeclinedLostCard'));
    expect([attached.statusCode, attached.code]).toEqual([402, 'card_declined']);
    expect([saved.statusCode, saved.decline_code]).toEqual([402, 'lost_card']);
    expect(saved.setup_intent?.status).toBe('requires_payment_method');
  });

  test('pm_card_chargeCustomerFail is saved and declines when charged', async () => {
    const { customer, method } = await savedCard(bench, 'pm_card_chargeCustomerFail');
    const error = await refusal(
      paid(bench, { customer, payment_method: method, off_session: true }),
    );
    expect([error.statusCode, error.code]).toEqual([402, 'card_declined']);
  });
});

describe('typed card numbers', () => {
  const typed = (number: string, year = 2034) =>
    bench.browser.paymentMethods.create({
      type: 'card',
      card: { number, exp_month: 12, exp_year: year, cvc: '123' },
    });

  test('a test number makes the card it stands for', async () => {
    const method = await typed('4242424242424242');
    expect(method.card).toMatchObject({ brand: 'visa', last4: '4242', exp_year: 2034 });
    const declining = await typed('4000000000009995');
    const error = await refusal(paid(bench, { payment_method: declining.id }));
    expect(error.decline_code).toBe('insufficient_funds');
  });

  test('a mistyped number, a past year and a real card are refused', async () => {
    expect((await refusal(typed('4242424242424241'))).code).toBe('incorrect_number');
    expect((await refusal(typed('4242424242424242', 2020))).code).toBe('invalid_expiry_year');
    expect((await refusal(typed('4111111111111111'))).decline_code).toBe('test_mode_live_card');
  });
});

describe('authentication', () => {
  test('an on-session payment waits for the card holder and then succeeds', async () => {
    const created = await bench.stripe.paymentIntents.create({ amount: 900, currency: 'eur' });
    const waiting = await bench.shop.confirm(created, 'pm_card_authenticationRequired', {
      return_url: 'https://shop.example/thanks',
    });
    expect([waiting.status, waiting.next_action?.type]).toEqual([
      'requires_action',
      'redirect_to_url',
    ]);
    const address = waiting.next_action?.redirect_to_url?.url ?? '';
    const page = await (await fetch(address)).text();
    expect(page).toContain('Complete authentication');
    const back = await fetch(`${address}&outcome=success`, { redirect: 'manual' });
    expect(back.headers.get('location')).toContain(
      `https://shop.example/thanks?payment_intent=${created.id}`,
    );
    const done = await bench.stripe.paymentIntents.retrieve(created.id);
    expect(done.status).toBe('succeeded');
  });

  test('without a return address Stripe.js is to show the page', async () => {
    const created = await bench.stripe.paymentIntents.create({ amount: 900, currency: 'eur' });
    const waiting = await bench.shop.confirm(created, 'pm_card_threeDSecure2Required');
    expect(waiting.next_action?.type).toBe('use_stripe_sdk');
  });

  test('failing it asks for another method', async () => {
    const created = await bench.stripe.paymentIntents.create({ amount: 900, currency: 'eur' });
    await bench.shop.confirm(created, 'pm_card_authenticationRequired');
    await authenticate(created, 'fail');
    const failed = await bench.stripe.paymentIntents.retrieve(created.id);
    expect([failed.status, failed.last_payment_error?.code]).toEqual([
      'requires_payment_method',
      'payment_intent_authentication_failure',
    ]);
  });

  test('it may succeed and the charge be declined all the same', async () => {
    const created = await bench.stripe.paymentIntents.create({ amount: 900, currency: 'eur' });
    await bench.shop.confirm(
      created,
      'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    );
    await authenticate(created, 'success');
    const failed = await bench.stripe.paymentIntents.retrieve(created.id);
    expect([failed.status, failed.last_payment_error?.decline_code]).toEqual([
      'requires_payment_method',
      'insufficient_funds',
    ]);
  });

  const offSession = async (card: string) => {
    const { customer, method } = await savedCard(bench, card);
    return paid(bench, { customer, payment_method: method, off_session: true });
  };

  test('a card that is asked only unless set up is charged off-session once saved', async () => {
    expect((await offSession('pm_card_authenticationRequiredOnSetup')).status).toBe('succeeded');
  });

  test('a card already set up elsewhere is charged off-session', async () => {
    const intent = await offSession('pm_card_authenticationRequiredSetupForOffSession');
    expect(intent.status).toBe('succeeded');
  });

  test('a card that is always asked declines off-session, and the intent recovers', async () => {
    const error = await refusal(offSession('pm_card_authenticationRequired'));
    expect([error.statusCode, error.code]).toEqual([402, 'authentication_required']);
    const declined = error.payment_intent;
    if (declined === undefined) throw new Error('the error holds no intent');
    expect(declined.status).toBe('requires_payment_method');
    const method = declined.last_payment_error?.payment_method?.id ?? '';
    const waiting = await bench.shop.confirm(declined, method);
    expect(waiting.status).toBe('requires_action');
    await authenticate(declined, 'success');
    const done = await bench.stripe.paymentIntents.retrieve(declined.id);
    expect(done.status).toBe('succeeded');
  });
});
