import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createRequire } from 'node:module';
import Stripe from 'stripe';
import { stripeClient } from '../../../shared/payments/stripe-client.ts';
import type { Reply, Send } from './http-client.ts';
import { replaceHttpClients, simulatedHttpClient } from './http-client.ts';

const commonJs = createRequire(import.meta.url)('stripe') as typeof Stripe;
const secret = { secretKey: 'sk_test_rules', webhookSecrets: ['whsec_x'] };
const timeoutMs = 5000;

const answer = (status: number, object: object, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'Request-Id': 'req_1', ...headers },
  body: JSON.stringify(object),
});

type Sent = Parameters<Send>[0];

/** Answers with these replies in turn, and keeps what was sent. */
function wire(library: typeof Stripe, ...replies: Reply[]): { stripe: Stripe; sent: Sent[] } {
  const sent: Sent[] = [];
  const http = simulatedHttpClient(library, (request) => {
    sent.push(request);
    return Promise.resolve(replies[sent.length - 1] ?? { broken: 'ECONNREFUSED' });
  });
  return { stripe: clientOf(library, http), sent };
}

const clientOf = (library: typeof Stripe, httpClient: Stripe.HttpClient): Stripe =>
  library === Stripe
    ? stripeClient(secret, timeoutMs, httpClient)
    : new library(secret.secretKey, { httpClient, maxNetworkRetries: 0, timeout: timeoutMs });

const refusal = async (call: Promise<unknown>): Promise<Stripe.errors.StripeError> =>
  call.then(
    () => {
      throw new Error('It should have failed.');
    },
    (error: unknown) => error as Stripe.errors.StripeError,
  );

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
});
afterEach(() => {
  jest.useRealTimers();
});

/** Passes the library's time before its second try, or its patience. */
async function patiently<T>(call: Promise<T>, durationMs: number): Promise<T> {
  const settled = call.catch(() => undefined);
  await jest.advanceTimersByTimeAsync(durationMs);
  await settled;
  return call;
}

describe.each([
  ['its ES module', Stripe],
  ['its CommonJS form', commonJs],
])("Stripe's library as %s on a wire without sockets", (_form, library) => {
  test('sends what it would send, and hands on what it gets', async () => {
    const object = { id: 'cus_1', object: 'customer', email: 'a@b.example' };
    const { stripe, sent } = wire(library, answer(200, object, { 'Idempotent-Replayed': 'true' }));
    const customer = await stripe.customers.create(
      { email: 'a@b.example', metadata: { fanfund_backer: 'b 1' } },
      { idempotencyKey: 'one' },
    );
    expect(customer).toEqual(object);
    expect(customer.lastResponse).toMatchObject({ statusCode: 200, requestId: 'req_1' });
    expect(customer.lastResponse.headers).toMatchObject({ 'idempotent-replayed': 'true' });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      method: 'POST',
      path: '/v1/customers',
      body: 'email=a%40b.example&metadata[fanfund_backer]=b%201',
      headers: {
        authorization: 'Bearer sk_test_rules',
        'idempotency-key': 'one',
        'stripe-version': '2026-10-28.endive',
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
  });

  test('an error of Stripe is the error of the library', async () => {
    const error = { type: 'card_error', code: 'card_declined', decline_code: 'lost_card' };
    const { stripe, sent } = wire(library, answer(402, { error }));
    const caught = await refusal(stripe.paymentIntents.confirm('pi_1'));
    expect(caught).toBeInstanceOf(library.errors.StripeCardError);
    expect(caught).toMatchObject({
      statusCode: 402,
      decline_code: 'lost_card',
      requestId: 'req_1',
    });
    expect(sent).toHaveLength(1);
  });

  test('a closed connection is tried once more by the library itself, with the same key', async () => {
    const { stripe, sent } = wire(library, { broken: 'ECONNRESET' }, answer(200, { id: 'cus_1' }));
    const customer = await patiently(stripe.customers.create({}, { idempotencyKey: 'k' }), 1000);
    expect(customer.id).toBe('cus_1');
    expect(sent.map(({ headers }) => headers['idempotency-key'])).toEqual(['k', 'k']);
  });

  test('a second closed connection and a refused one are connection errors', async () => {
    const twice = wire(library, { broken: 'ECONNRESET' }, { broken: 'ECONNRESET' });
    const closed = await patiently(refusal(twice.stripe.customers.create()), 1000);
    expect(closed).toBeInstanceOf(library.errors.StripeConnectionError);
    expect(twice.sent).toHaveLength(2);
    const once = wire(library, { broken: 'ECONNREFUSED' });
    expect(await refusal(once.stripe.customers.create())).toMatchObject({
      type: 'StripeConnectionError',
      detail: { code: 'ECONNREFUSED' },
    });
    expect(once.sent).toHaveLength(1);
  });

  test("silence ends by the library's own patience, without a second try", async () => {
    const { stripe, sent } = wire(library, { silent: true });
    const call = refusal(stripe.customers.create());
    const ended = jest.fn();
    void call.then(ended);
    await jest.advanceTimersByTimeAsync(timeoutMs - 1);
    expect(ended).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(await call).toMatchObject({
      type: 'StripeConnectionError',
      message: 'Request aborted due to timeout being reached (5000ms)',
    });
    expect(sent).toHaveLength(1);
  });

  test('an answer without its end is a connection error and not tried again', async () => {
    const whole = answer(200, { id: 'cus_1' });
    const { stripe, sent } = wire(library, {
      cut: whole as Exclude<Reply, { silent: true }>,
    } as Reply);
    const caught = await refusal(stripe.customers.create());
    expect(caught).toMatchObject({ type: 'StripeConnectionError', requestId: 'req_1' });
    expect(sent).toHaveLength(1);
  });

  test('an answer that comes in time leaves no timer behind', async () => {
    const { stripe } = wire(library, answer(200, { id: 'cus_1' }));
    await stripe.customers.create();
    expect(jest.getTimerCount()).toBe(0);
  });

  test('every client that the library builds can be made to speak to one wire', async () => {
    const sent: string[] = [];
    const undo = replaceHttpClients(library, ({ path }) => {
      sent.push(path);
      return Promise.resolve(answer(200, { id: 'x' }));
    });
    await new library('sk_test_left_to_the_library').customers.retrieve('cus_default');
    const httpClient = library.createNodeHttpClient();
    await new library('sk_test_x', { httpClient }).customers.retrieve('cus_named');
    expect(sent).toEqual(['/v1/customers/cus_default', '/v1/customers/cus_named']);
    undo();
    expect(library.createNodeHttpClient()).not.toBe(httpClient);
  });
});
