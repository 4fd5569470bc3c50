import { describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { setupFact, verifiedEvent } from '../../shared/payments/stripe-webhook.ts';
import { pending } from '../support/given.ts';

const nowMs = Date.UTC(2026, 9, 1, 12);
const secret = 'whsec_current';
const pledge = pending();

const metadata = {
  fanfund_campaign: pledge.campaignId,
  fanfund_pledge: pledge.id,
  fanfund_attempt: 'prepare-1',
};

const bodyOf = (type: string, object: object): Buffer =>
  Buffer.from(JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object } }));

const setupIntent = {
  id: 'seti_1',
  object: 'setup_intent',
  customer: 'cus_1',
  payment_method: 'pm_1',
  metadata,
};
const body = bodyOf('setup_intent.succeeded', setupIntent);

const signed = (payload: Buffer, by = secret, atMs = nowMs): string =>
  Stripe.webhooks.generateTestHeaderString({
    payload: payload.toString('utf8'),
    secret: by,
    timestamp: Math.floor(atMs / 1000),
  });

const verified = (signature: string | undefined, secrets = [secret], payload = body) =>
  verifiedEvent(payload, { signature, secrets, nowMs });

describe('a webhook is taken', () => {
  test('when its signature fits its body', () => {
    expect(verified(signed(body))?.id).toBe('evt_1');
  });

  test('under either secret while one is being replaced', () => {
    const both = ['whsec_new', secret];
    expect(verified(signed(body), both)?.id).toBe('evt_1');
    expect(verified(signed(body, 'whsec_new'), both)?.id).toBe('evt_1');
  });

  test('when one of several signatures fits', () => {
    const other = signed(body, 'whsec_old').split(',')[1] ?? '';
    const [time, own] = signed(body).split(',');
    expect(verified(`${time},${other},${own}`)?.id).toBe('evt_1');
  });

  test('up to five minutes old, or ahead of our clock', () => {
    expect(verified(signed(body, secret, nowMs - 300_000))?.id).toBe('evt_1');
    expect(verified(signed(body, secret, nowMs + 300_000))?.id).toBe('evt_1');
  });

  test('in any script', () => {
    const unicode = bodyOf('setup_intent.succeeded', { ...setupIntent, description: 'Füße 🫖 茶' });
    expect(verified(signed(unicode), [secret], unicode)?.id).toBe('evt_1');
  });
});

describe('a webhook is refused', () => {
  test.each<[string, string | undefined]>([
    ['without a signature', undefined],
    ['with an empty one', ''],
    ['with none of the scheme', 't=1790856000'],
    ['with a time that is none', 't=soon,v1=00'],
    ['with a signature of another secret', signed(body, 'whsec_other')],
    ['more than five minutes old', signed(body, secret, nowMs - 301_000)],
    ['more than five minutes ahead', signed(body, secret, nowMs + 301_000)],
    ['days ahead', signed(body, secret, nowMs + 86_400_000)],
  ])('%s', (_what, signature) => {
    expect(verified(signature)).toBeUndefined();
  });

  test('when one byte of its body is another', () => {
    const changed = Buffer.from(body);
    changed[20] = (changed[20] ?? 0) ^ 1;
    expect(verified(signed(body), [secret], changed)).toBeUndefined();
  });

  test('when its signature fits and its body is no JSON', () => {
    const noise = Buffer.from('not json');
    expect(verified(signed(noise), [secret], noise)).toBeUndefined();
  });

  test('when there is no secret', () => {
    expect(verified(signed(body), [])).toBeUndefined();
  });

  test('when its time is newer than what was signed', () => {
    const old = signed(body, secret, nowMs - 3_600_000);
    const dressed = old.replace(/t=\d+/, `t=${nowMs / 1000}`);
    expect(verified(dressed)).toBeUndefined();
    expect(verified(`t=${nowMs / 1000},${old}`)).toBeUndefined();
  });
});

describe('what a webhook says of a pledge', () => {
  const factOf = (type: string, object: object) =>
    setupFact({ type, data: { object } } as unknown as Stripe.Event);
  const paymentIntent = { ...setupIntent, id: 'pi_1', object: 'payment_intent' };
  const payment = { customerId: 'cus_1', paymentMethodId: 'pm_1' };

  test.each([
    ['setup_intent.succeeded', setupIntent],
    ['payment_intent.succeeded', paymentIntent],
  ])('that its payment is set up: %s', (type, object) => {
    expect(factOf(type, object)).toEqual({
      pledgeId: pledge.id,
      intentId: object.id,
      payment: { intentId: object.id, ...payment },
    });
  });

  test('that it is authorised, though not until when', () => {
    expect(factOf('payment_intent.amount_capturable_updated', paymentIntent)).toEqual({
      pledgeId: pledge.id,
      intentId: 'pi_1',
    });
  });

  test('as much when customer and card come whole', () => {
    const object = { ...setupIntent, customer: { id: 'cus_1' }, payment_method: { id: 'pm_1' } };
    expect(factOf('setup_intent.succeeded', object)?.payment).toEqual({
      intentId: 'seti_1',
      ...payment,
    });
  });

  test('less when customer or card are missing', () => {
    expect(factOf('setup_intent.succeeded', { ...setupIntent, customer: null })).toEqual({
      pledgeId: pledge.id,
      intentId: 'seti_1',
    });
  });

  test.each([
    ['payment_intent.succeeded', { ...metadata, fanfund_attempt: 'collect-1' }],
    ['setup_intent.succeeded', { ...metadata, fanfund_pledge: 'plg_../other' }],
    ['setup_intent.succeeded', {}],
    ['setup_intent.succeeded', null],
    ['setup_intent.canceled', metadata],
    ['charge.refunded', metadata],
  ])('is nothing when it is %s with %j', (type, own) => {
    expect(factOf(type, { ...setupIntent, metadata: own })).toBeUndefined();
  });
});
