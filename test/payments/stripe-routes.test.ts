import { describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import type { Route } from '../../shared/payments/stripe-routes.ts';
import { forward, routeOf } from '../../shared/payments/stripe-routes.ts';
import { pending } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const pledge = pending();
const pledgeId = pledge.id;
const metadataOf = (attempt: string) => ({
  fanfund_campaign: pledge.campaignId,
  fanfund_pledge: pledgeId,
  fanfund_attempt: attempt,
});

type Facts = { readonly key?: string | null };
const route = (type: string, object: object, { key = null }: Facts = {}): Route =>
  routeOf({
    type,
    id: 'evt_1',
    data: { object },
    request: { id: 'req_1', idempotency_key: key },
  } as unknown as Stripe.Event);

const payer = { customer: 'cus_1', payment_method: 'pm_1' };
const setupIntent = { id: 'seti_1', ...payer, metadata: metadataOf('prepare-1') };
const intent = (attempt: string, more: object = {}) => ({
  ...{ id: 'pi_1', capture_method: 'automatic', ...payer },
  ...{ metadata: metadataOf(attempt), ...more },
});
const held = { capture_method: 'manual' };
const charge = (more: object = {}) => ({
  ...{ id: 'ch_1', payment_intent: 'pi_1', captured: true, ...payer },
  ...{ metadata: metadataOf('prepare-1'), payment_method_details: { card: {} }, ...more },
});
const hold = {
  captured: false,
  payment_method_details: { card: { capture_before: 1_790_856_000 } },
};

const lookAtPayment = { to: 'paymentLooks', message: { pledgeId, intentId: 'pi_1' } };
const replace = { to: 'authorizations', message: { pledgeId } };
const lookAtRefunds = { to: 'refundLooks', message: { pledgeId } };
const lookAtDisputes = { to: 'disputeLooks', message: { intentId: 'pi_1' } };

describe('that a payment is set up', () => {
  test.each([
    ['setup_intent.succeeded', setupIntent, 'seti_1', {}],
    ['payment_intent.succeeded', intent('prepare-1'), 'pi_1', {}],
    ['charge.succeeded', charge(hold), 'pi_1', { captureBeforeMs: 1_790_856_000_000 }],
  ])('is known without asking: %s', (type, object, intentId, more) => {
    const payment = { intentId, customerId: 'cus_1', paymentMethodId: 'pm_1', ...more };
    expect(route(type, object)).toEqual({
      to: 'confirmations',
      message: { pledgeId, intentId, payment },
    });
  });

  test('is read from objects that Stripe has put in full as well', () => {
    const full = { ...setupIntent, customer: { id: 'cus_1' }, payment_method: { id: 'pm_1' } };
    expect(route('setup_intent.succeeded', full)).toEqual(
      route('setup_intent.succeeded', setupIntent),
    );
    const held = charge({ ...hold, payment_intent: { id: 'pi_1' }, customer: { id: 'cus_1' } });
    expect(route('charge.succeeded', held)).toEqual(route('charge.succeeded', charge(hold)));
  });

  test.each([
    ['setup_intent.succeeded', { ...setupIntent, customer: null }, 'seti_1'],
    ['payment_intent.succeeded', intent('prepare-1', { payment_method: null }), 'pi_1'],
    ['charge.succeeded', charge({ ...hold, payment_method_details: { card: {} } }), 'pi_1'],
  ])('has to be asked for where a part is missing: %s', (type, object, intentId) => {
    expect(route(type, object)).toEqual({ to: 'confirmations', message: { pledgeId, intentId } });
  });

  test.each([
    ['payment_intent.amount_capturable_updated', intent('prepare-1', held)],
    ['charge.succeeded', charge()],
    ['charge.captured', charge()],
  ])('is told by another event than %s', (type, object) => {
    expect(route(type, object)).toEqual({ ignored: 'told_otherwise' });
  });
});

describe('what happens to a payment that collects', () => {
  const types = ['succeeded', 'canceled', 'processing', 'requires_action'];
  test.each(types)('is looked at: payment_intent.%s', (name) => {
    const type = `payment_intent.${name}`;
    for (const attempt of ['collect-1', 'collect-12', 'recover-1'])
      expect(route(type, intent(attempt))).toEqual(lookAtPayment);
    expect(route(type, intent('collect-1'), { key: 'made-by-stripe-js' })).toEqual(lookAtPayment);
  });

  test.each(types)('is known already when we did it: payment_intent.%s', (name) => {
    for (const key of [`${pledgeId}:collect-1`, `${pledgeId}:collect-1:confirm`])
      expect(route(`payment_intent.${name}`, intent('collect-1'), { key })).toEqual({
        ignored: 'our_own',
      });
  });

  test('is looked at when the key is of another pledge of ours', () => {
    const { id } = pending({ number: 2 });
    const key = `${id}:collect-1`;
    expect(route('payment_intent.succeeded', intent('collect-1'), { key })).toEqual(lookAtPayment);
  });

  test('by the clock of Stripe, without any request, is looked at', () => {
    const event = { type: 'payment_intent.succeeded', data: { object: intent('collect-1') } };
    expect(routeOf({ ...event, request: null } as unknown as Stripe.Event)).toEqual(lookAtPayment);
  });
});

describe('what happens to a hold', () => {
  test.each([
    ['charge.expired', charge(hold)],
    ['payment_intent.canceled', intent('prepare-1', held)],
  ])('that is gone has to be replaced: %s', (type, object) => {
    expect(route(type, object)).toEqual(replace);
  });

  test('when we have let it go is known already', () => {
    const key = `${pledgeId}:release-1`;
    expect(route('payment_intent.canceled', intent('prepare-1', held), { key })).toEqual({
      ignored: 'our_own',
    });
  });

  test('that somebody else has captured is looked at', () => {
    expect(route('payment_intent.succeeded', intent('prepare-1', held))).toEqual(lookAtPayment);
    const key = `${pledgeId}:collect-1`;
    expect(route('payment_intent.succeeded', intent('prepare-1', held), { key })).toEqual({
      ignored: 'our_own',
    });
  });
});

describe('a payment that could not be set up', () => {
  const refused = { payment_method: { card: { fingerprint: 'Xt5EWLLDS7FJjR1c' } } };
  const message = { pledgeId, fingerprint: 'Xt5EWLLDS7FJjR1c' };
  test.each([
    [
      'setup_intent.setup_failed',
      { ...setupIntent, latest_attempt: 'setatt_1', last_setup_error: refused },
      { ...message, intentId: 'seti_1', failureId: 'setatt_1' },
    ],
    [
      'payment_intent.payment_failed',
      intent('prepare-1', { latest_charge: 'ch_1', last_payment_error: refused }),
      { ...message, intentId: 'pi_1', failureId: 'ch_1' },
    ],
    [
      'payment_intent.payment_failed',
      intent('prepare-1', { ...held, latest_charge: { id: 'ch_1' }, last_payment_error: refused }),
      { ...message, intentId: 'pi_1', failureId: 'ch_1' },
    ],
    [
      'setup_intent.setup_failed',
      setupIntent,
      { pledgeId, intentId: 'seti_1', failureId: 'evt_1' },
    ],
  ])('changes no pledge and is counted: %s', (type, object, told) => {
    expect(route(type, object)).toEqual({ to: 'failedSetups', message: told });
  });

  test('that is not ours is not counted', () => {
    const foreign = { ...setupIntent, metadata: {} };
    expect(route('setup_intent.setup_failed', foreign)).toEqual({ ignored: 'not_ours' });
  });

  test.each([
    ['payment_intent.canceled', intent('prepare-1')],
    ['payment_intent.processing', intent('prepare-1')],
    ['payment_intent.requires_action', intent('prepare-1', held)],
  ])('or not yet: %s', (type, object) => {
    expect(route(type, object)).toEqual({ ignored: 'told_otherwise' });
  });
});

describe('a card that is refused where a payment is confirmed', () => {
  const cardOf = (customer: string | null) => ({
    last_payment_error: { payment_method: { customer, card: { fingerprint: 'Xt5E' } } },
    latest_charge: 'ch_1',
  });
  const failed = (attempt: string, more: object, key?: string) =>
    route('payment_intent.payment_failed', intent(attempt, more), { key: key ?? null });
  const counted = {
    to: 'failedSetups',
    message: { pledgeId, intentId: 'pi_1', failureId: 'ch_1', fingerprint: 'Xt5E' },
  };
  const attempts = ['prepare-1', 'collect-1', 'collect-12', 'recover-1'];

  test.each(attempts)('is counted, whatever key its backer has chosen: %s', (attempt) => {
    for (const terms of [{}, held])
      for (const key of [undefined, 'x', `${pledgeId}:x`, `${pledgeId}:collect-1:confirm`])
        expect(failed(attempt, { ...terms, ...cardOf(null) }, key)).toEqual(counted);
  });

  test("is counted when it is another customer's, or unknown", () => {
    const key = `${pledgeId}:collect-1`;
    expect(failed('collect-1', cardOf('cus_2'), key)).toEqual(counted);
    expect(failed('collect-1', { latest_charge: 'ch_1' }, key)).toMatchObject({
      to: 'failedSetups',
    });
  });

  test('is known already when we charged a saved one', () => {
    for (const name of ['collect-1', 'collect-1:confirm', 'collect-12'])
      expect(failed('collect-1', cardOf('cus_1'), `${pledgeId}:${name}`)).toEqual({
        ignored: 'our_own',
      });
    expect(failed('collect-1', cardOf('cus_1'), `${pledgeId}:x`)).toEqual(counted);
  });
});

describe('that a payment is set up with a key like one of ours', () => {
  test('confirms it all the same', () => {
    const key = `${pledgeId}:collect-1`;
    expect(route('payment_intent.succeeded', intent('prepare-1'), { key })).toEqual(
      route('payment_intent.succeeded', intent('prepare-1')),
    );
  });
});

describe('the refund of a payment beside its pledge', () => {
  const stray = { id: 're_1', payment_intent: 'pi_1', metadata: metadataOf('stray') };
  test.each([
    ['refund.failed', 'failed'],
    ['refund.updated', 'failed'],
    ['refund.updated', 'canceled'],
  ])('that has failed makes the payment looked at: %s, %s', (type, status) => {
    expect(route(type, { ...stray, status })).toEqual(lookAtPayment);
  });

  test.each(['pending', 'succeeded'])('is nothing new while it is %s', (status) => {
    expect(route('refund.updated', { ...stray, status })).toEqual({ ignored: 'told_otherwise' });
  });
});

describe('what happens to refunds', () => {
  const refund = { id: 're_1', charge: 'ch_1', metadata: metadataOf('release-1') };
  test.each([
    ['refund.created', refund],
    ['refund.updated', refund],
    ['refund.failed', refund],
    ['charge.refunded', charge()],
  ])('is looked at: %s', (type, object) => {
    expect(route(type, object)).toEqual(lookAtRefunds);
    const key = `${pledgeId}:refund-rf_1-1`;
    expect(route(type, object, { key })).toEqual({ ignored: 'our_own' });
  });

  test('that name no pledge is told by their charge', () => {
    expect(route('refund.created', { ...refund, metadata: {} })).toEqual({ ignored: 'not_ours' });
    expect(route('refund.created', { ...refund, metadata: null })).toEqual({ ignored: 'not_ours' });
  });

  test.each(['failed', 'canceled'])(
    'that people made and that is %s is told by its payment',
    (status) => {
      const byHand = { ...refund, metadata: {}, payment_intent: 'pi_1', status };
      expect(route('refund.failed', byHand)).toEqual({
        to: 'refundLooks',
        message: { intentId: 'pi_1' },
      });
      expect(route('refund.failed', { ...byHand, status: 'pending' })).toEqual({
        ignored: 'not_ours',
      });
      expect(route('refund.failed', { ...byHand, payment_intent: null })).toEqual({
        ignored: 'not_ours',
      });
    },
  );

  test('is nothing where a hold was only let go', () => {
    expect(route('charge.refunded', charge(hold))).toEqual({ ignored: 'told_otherwise' });
  });
});

describe('disputes, warnings and reviews', () => {
  test.each([
    'charge.dispute.created',
    'charge.dispute.updated',
    'charge.dispute.closed',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.funds_reinstated',
    'radar.early_fraud_warning.created',
    'radar.early_fraud_warning.updated',
    'review.opened',
    'review.closed',
  ])('are looked at by their payment: %s', (type) => {
    expect(route(type, { charge: 'ch_1', payment_intent: 'pi_1' })).toEqual(lookAtDisputes);
    expect(route(type, { charge: 'ch_1', payment_intent: { id: 'pi_1' } })).toEqual(lookAtDisputes);
    expect(route(type, { charge: 'ch_1', payment_intent: null })).toEqual({ ignored: 'not_ours' });
    expect(route(type, { charge: 'ch_1', payment_intent: 'py_1' })).toEqual({
      ignored: 'not_ours',
    });
  });
});

describe('an event that is nothing to a pledge is acknowledged', () => {
  const foreign = [
    {},
    null,
    { fanfund_attempt: 'prepare-1' },
    { ...metadataOf('prepare-1'), fanfund_pledge: '../x' },
  ];
  test.each([
    ['setup_intent.succeeded', setupIntent],
    ['payment_intent.succeeded', intent('collect-1')],
    ['payment_intent.canceled', intent('prepare-1', held)],
    ['charge.succeeded', charge(hold)],
    ['charge.expired', charge(hold)],
    ['charge.refunded', charge()],
    ['refund.failed', {}],
  ])('when its object is not ours: %s', (type, object) => {
    for (const metadata of foreign)
      expect(route(type, { ...object, metadata })).toEqual({ ignored: 'not_ours' });
  });

  test.each([
    ['payment_method.automatically_updated', 'payment_method'],
    ['payment_method.updated', 'payment_method'],
    ['payment_method.detached', 'payment_method'],
    ['setup_intent.created', 'other_type'],
    ['setup_intent.requires_action', 'other_type'],
    ['setup_intent.canceled', 'other_type'],
    ['checkout.session.completed', 'other_type'],
    ['account.updated', 'other_type'],
    ['payout.failed', 'other_type'],
    ['charge.refund.updated', 'other_type'],
    ['something.that_stripe_will_invent', 'other_type'],
  ])('when it is %s', (type, reason) => {
    expect(route(type, { ...setupIntent, id: 'x' })).toEqual({ ignored: reason });
  });
});

describe('a routed event', () => {
  const queues = () => ({
    confirmations: keptQueue<unknown>(),
    paymentLooks: keptQueue<unknown>(),
    authorizations: keptQueue<unknown>(),
    refundLooks: keptQueue<unknown>(),
    disputeLooks: keptQueue<unknown>(),
    failedSetups: keptQueue<unknown>(),
  });
  test.each([
    ['confirmations', route('setup_intent.succeeded', setupIntent), pledge.campaignId],
    ['paymentLooks', route('payment_intent.succeeded', intent('collect-1')), pledge.campaignId],
    ['authorizations', route('charge.expired', charge(hold)), pledge.campaignId],
    ['refundLooks', route('charge.refunded', charge()), pledge.campaignId],
    ['disputeLooks', route('charge.dispute.created', { payment_intent: 'pi_1' }), 'stripe'],
    ['failedSetups', route('setup_intent.setup_failed', setupIntent), pledge.campaignId],
  ] as const)('goes to %s, in the group of its campaign', async (to, routed, campaignId) => {
    const all = queues();
    await forward(all, routed);
    const { message } = routed as { message: unknown };
    expect(all[to].sent).toEqual([{ message, options: { campaignId } }]);
    const others = Object.values(all).flatMap(({ messages }) => messages);
    expect(others).toHaveLength(1);
  });

  test('goes nowhere when it is ignored', async () => {
    const all = queues();
    await forward(all, { ignored: 'not_ours' });
    expect(Object.values(all).flatMap(({ messages }) => messages)).toEqual([]);
  });
});
