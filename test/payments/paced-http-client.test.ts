import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { TransientError } from '../../shared/errors.ts';
import { endpointOf, pacedHttpClient } from '../../shared/payments/paced-http-client.ts';
import { stripeClient } from '../../shared/payments/stripe-client.ts';
import { withStripeErrors } from '../../shared/payments/stripe-errors.ts';
import { testClock } from '../support/clock.ts';
import { useStripe } from '../support/stripe.ts';

const stripe = useStripe(testClock());
const secret = { secretKey: 'sk_test_rules', webhookSecrets: ['whsec_x'] };
let paced: string[] = [];
const pace = async (endpoint: string): Promise<void> => void paced.push(endpoint);

const clientAt = (apiBase: string, waits = pace): Stripe =>
  stripeClient({ ...secret, apiBase }, 5000, pacedHttpClient(Stripe.createNodeHttpClient(), waits));

beforeEach(() => {
  paced = [];
});
afterEach(() => stripe.takeRequests());

test('every request waits in the lane of the endpoint that Stripe counts it for', async () => {
  const client = clientAt(stripe.url);
  const customer = await client.customers.create({});
  const intent = await client.paymentIntents.create({ amount: 500, currency: 'eur' });
  await client.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
  await client.paymentIntents.cancel(intent.id);
  await client.customers.listPaymentMethods(customer.id, { limit: 3 });
  for await (const each of client.paymentIntents.list({ customer: customer.id, limit: 100 }))
    expect(each.id).toBe('none');
  expect(paced).toEqual([
    'POST /v1/customers',
    'POST /v1/payment_intents',
    'GET /v1/payment_intents/{id}',
    'POST /v1/payment_intents/{id}/cancel',
    'GET /v1/customers/{id}/payment_methods',
    'GET /v1/payment_intents',
  ]);
  const counted = Object.keys(await stripe.takeRequests());
  expect(paced.map((lane) => lane.replaceAll('{id}', ':id')).sort()).toEqual(
    counted.map((name) => name.replace(/:\w+/g, ':id')).sort(),
  );
});

test('ids are no part of an endpoint, whatever they look like', () => {
  expect(endpointOf('GET', '/v1/radar/early_fraud_warnings/issfr_1AbcDEf')).toBe(
    'GET /v1/radar/early_fraud_warnings/{id}',
  );
  expect(endpointOf('GET', '/v1/balance_transactions?created[gte]=1&limit=100')).toBe(
    'GET /v1/balance_transactions',
  );
});

test('a request that finds no place is never sent, and may be tried again', async () => {
  const full = clientAt(stripe.url, () => Promise.reject(new TransientError('as planned')));
  await expect(withStripeErrors(full.customers.create({}))).rejects.toBeInstanceOf(TransientError);
  const broken = clientAt(stripe.url, () => Promise.reject(new Error('no table')));
  await expect(withStripeErrors(broken.customers.create({}))).rejects.toBeInstanceOf(
    TransientError,
  );
  expect(await stripe.takeRequests()).toEqual({});
});

test('what the library sends again after a closed connection waits again', async () => {
  const server = createServer((socket) => void socket.once('data', () => socket.resetAndDestroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const refunds = clientAt(`http://127.0.0.1:${port}`).refunds;
  await expect(refunds.create({ payment_intent: 'pi_1' })).rejects.toThrow(/retried 1 times/);
  server.close();
  expect(paced).toEqual(['POST /v1/refunds', 'POST /v1/refunds']);
});
