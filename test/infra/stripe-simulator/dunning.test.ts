import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import type { Bench } from './bench.ts';
import { chargeOf, eventTypes, paid, refusal, savedCard, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

type Saved = { customer: string; method: string };

const offSession = ({ customer, method }: Saved) =>
  paid(bench, { customer, payment_method: method, off_session: true });

async function declinedIntent(saved: Saved): Promise<Stripe.PaymentIntent> {
  const { payment_intent: intent } = await refusal(offSession(saved));
  if (intent === undefined) throw new Error('the error holds no intent');
  return intent;
}

describe('a saved card that declines when nobody is there', () => {
  test.each([
    ['insufficient_funds', 'card_declined', 'insufficient_funds', 'try_again_later', '51'],
    ['expired_card', 'expired_card', 'expired_card', 'do_not_try_again', '54'],
    ['do_not_honor', 'card_declined', 'do_not_honor', 'try_again_later', '05'],
    ['lost_card', 'card_declined', 'lost_card', 'do_not_try_again', '41'],
    ['stolen_card', 'card_declined', 'stolen_card', 'do_not_try_again', '43'],
    ['processing_error', 'processing_error', 'processing_error', 'try_again_later', '96'],
    ['card_velocity_exceeded', 'card_declined', 'card_velocity_exceeded', 'try_again_later', '61'],
    ['pickup_card', 'card_declined', 'pickup_card', 'do_not_try_again', '04'],
    ['issuer_not_available', 'card_declined', 'issuer_not_available', 'try_again_later', '91'],
    ['fraudulent', 'card_declined', 'fraudulent', 'do_not_try_again', undefined],
    ['try_again_later', 'card_declined', 'generic_decline', 'try_again_later', '05'],
    ['do_not_try_again', 'card_declined', 'generic_decline', 'do_not_try_again', '05'],
  ])('%s: the intent says %s/%s with advice %s', async (name, ...told) => {
    const [code, declineCode, advice, network] = told;
    const saved = await savedCard(bench, `pm_card_sim_charge_${name}`);
    const error = await refusal(offSession(saved));
    expect([error.statusCode, error.rawType, error.code, error.decline_code]).toEqual([
      402,
      'card_error',
      code,
      declineCode,
    ]);
    expect([error.advice_code, error.network_decline_code]).toEqual([advice, network]);
    const intent = await bench.stripe.paymentIntents.retrieve(error.payment_intent?.id ?? '');
    expect([intent.status, intent.payment_method]).toEqual(['requires_payment_method', null]);
    expect(intent.last_payment_error).toMatchObject({
      advice_code: advice,
      code,
      decline_code: declineCode,
      payment_method: { id: saved.method, object: 'payment_method', customer: saved.customer },
      type: 'card_error',
    });
    const charge = await chargeOf(bench, intent);
    expect([charge.status, charge.outcome?.advice_code]).toEqual(['failed', advice]);
  });

  test('advice may differ from what is usual for the code', async () => {
    const saved = await savedCard(bench, 'pm_card_sim_charge_insufficient_funds:do_not_try_again');
    const error = await refusal(offSession(saved));
    expect([error.decline_code, error.advice_code]).toEqual([
      'insufficient_funds',
      'do_not_try_again',
    ]);
  });

  test('authentication_required leaves a failed charge, and the intent can be paid on-session', async () => {
    const saved = await savedCard(bench, 'pm_card_sim_charge_authentication_required');
    const error = await refusal(offSession(saved));
    expect([error.code, error.payment_intent?.status]).toEqual([
      'authentication_required',
      'requires_payment_method',
    ]);
    const declined = await bench.stripe.charges.retrieve(error.charge ?? '');
    expect(declined.outcome).toMatchObject({
      type: 'issuer_declined',
      reason: 'authentication_required',
      seller_message: 'The bank returned the decline code `authentication_required`.',
    });
    const intent = error.payment_intent ?? { id: '', client_secret: '' };
    const waiting = await bench.shop.confirm(intent, saved.method);
    expect(waiting.status).toBe('requires_action');
    const query = `intent=${intent.id}&client_secret=${intent.client_secret}&outcome=success`;
    await bench.control('GET', `authenticate?${query}`);
    const done = await bench.stripe.paymentIntents.retrieve(intent.id);
    expect([done.status, done.last_payment_error]).toEqual(['succeeded', null]);
    expect(await eventTypes(bench, intent.id)).toEqual([
      'payment_intent.created',
      'payment_intent.payment_failed',
      'payment_intent.requires_action',
      'payment_intent.succeeded',
    ]);
  });

  test('a card may decline the first charges and then pay, by the same intent', async () => {
    const saved = await savedCard(bench, 'pm_card_sim_first2_insufficient_funds');
    const intent = await declinedIntent(saved);
    const again = { payment_method: saved.method, off_session: true };
    const second = await refusal(bench.stripe.paymentIntents.confirm(intent.id, again));
    expect(second.decline_code).toBe('insufficient_funds');
    const third = await bench.stripe.paymentIntents.confirm(intent.id, again);
    expect(third.status).toBe('succeeded');
  });

  test('a control sets what a saved card is refused for, in turn, and takes it back', async () => {
    const saved = await savedCard(bench);
    const path = `payment_methods/${saved.method}/refusals`;
    await bench.control('POST', path, { codes: ['do_not_honor', 'lost_card'], times: 3 });
    const codes: (string | undefined)[] = [];
    for (let count = 0; count < 3; count += 1) {
      codes.push((await refusal(offSession(saved))).decline_code);
    }
    expect(codes).toEqual(['do_not_honor', 'lost_card', 'do_not_honor']);
    expect((await offSession(saved)).status).toBe('succeeded');
    await bench.control('POST', path, { codes: ['lost_card'] });
    expect((await refusal(offSession(saved))).decline_code).toBe('lost_card');
    await bench.control('POST', path, { codes: [] });
    expect((await offSession(saved)).status).toBe('succeeded');
  });
});

describe('a declined intent', () => {
  test('is paid by another card of the customer, off-session', async () => {
    const saved = await savedCard(bench, 'pm_card_sim_charge_expired_card');
    const intent = await declinedIntent(saved);
    const { id } = await bench.stripe.paymentMethods.attach('pm_card_mastercard', {
      customer: saved.customer,
    });
    const paidLater = await bench.stripe.paymentIntents.confirm(intent.id, {
      payment_method: id,
      off_session: true,
    });
    expect([paidLater.status, paidLater.payment_method]).toEqual(['succeeded', id]);
  });

  test('is paid by a new card in the browser, which is kept for later', async () => {
    const saved = await savedCard(bench, 'pm_card_sim_charge_lost_card');
    const intent = await declinedIntent(saved);
    const done = await bench.shop.confirm(intent, 'pm_card_mastercard', {
      setup_future_usage: 'off_session',
    });
    expect(done.status).toBe('succeeded');
    const method = await bench.stripe.paymentMethods.retrieve(String(done.payment_method));
    expect([method.card?.brand, method.customer]).toEqual(['mastercard', saved.customer]);
    const next = await offSession({ customer: saved.customer, method: method.id });
    expect(next.status).toBe('succeeded');
  });

  test('may decline again in the browser, where no metadata shows', async () => {
    const intent = await declinedIntent(await savedCard(bench, 'pm_card_sim_charge_lost_card'));
    const error = await refusal(
      bench.shop.confirm(intent, 'pm_card_visa_chargeDeclinedInsufficientFunds'),
    );
    expect([error.statusCode, error.decline_code]).toEqual([402, 'insufficient_funds']);
    expect(Object.keys(error.payment_intent ?? {})).not.toContain('metadata');
  });

  test('can be canceled', async () => {
    const intent = await declinedIntent(await savedCard(bench, 'pm_card_sim_charge_lost_card'));
    const canceled = await bench.stripe.paymentIntents.cancel(intent.id, {
      cancellation_reason: 'abandoned',
    });
    expect([canceled.status, canceled.cancellation_reason]).toEqual(['canceled', 'abandoned']);
    const error = await refusal(bench.shop.confirm(intent, 'pm_card_visa'));
    expect(error.payment_intent?.status).toBe('canceled');
  });

  test('is canceled by the confirmation beyond the limit', async () => {
    const saved = await savedCard(bench, 'pm_card_sim_charge_insufficient_funds');
    const intent = await declinedIntent(saved);
    const again = { payment_method: saved.method, off_session: true };
    for (let count = 2; count <= 10; count += 1) {
      const error = await refusal(bench.stripe.paymentIntents.confirm(intent.id, again));
      expect(error.statusCode).toBe(402);
    }
    const error = await refusal(
      bench.stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' }),
    );
    expect([error.statusCode, error.code]).toEqual([400, 'payment_intent_unexpected_state']);
    expect(error.payment_intent).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
    });
    const ended = await bench.stripe.paymentIntents.retrieve(intent.id);
    expect([ended.status, ended.cancellation_reason]).toEqual(['canceled', 'automatic']);
    expect(await eventTypes(bench, intent.id)).toContain('payment_intent.canceled');
  });

  test('has another limit when a control says so', async () => {
    const fresh = await startBench();
    await fresh.control('POST', 'payment_intents', { confirmationsMax: 1 });
    const error = await refusal(paid(fresh, { payment_method: 'pm_card_chargeDeclined' }));
    const last = await refusal(
      fresh.stripe.paymentIntents.confirm(error.payment_intent?.id ?? '', {
        payment_method: 'pm_card_visa',
      }),
    );
    expect(last.payment_intent?.status).toBe('canceled');
    await fresh.close();
  });
});
