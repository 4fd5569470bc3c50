/**
 * Stripe, made from the environment at the first use. Apart from `wiring.ts`, so that functions
 * that move no money do not load its client.
 */
import Stripe from 'stripe';
import { environment, environmentNumber } from './env.ts';
import { evenPace } from './payments/pace.ts';
import { keptFor } from './once.ts';
import { pacedHttpClient } from './payments/paced-http-client.ts';
import { readStripeSecret, stripeClient } from './payments/stripe-client.ts';
import { stripeGateway } from './payments/stripe-gateway.ts';
import { systemClock } from './clock.ts';
import { systemSleep } from './sleep.ts';

/** For how long a warm function goes on with keys that were replaced. */
const secretKeptMs = 5 * 60 * 1000;

export const stripeSecret = keptFor(secretKeptMs, {
  fetch: () => readStripeSecret(environment('STRIPE_SECRET_ARN')),
  now: systemClock,
});

/** For those in front of whom a person waits: `timeoutMs` bounds one call. */
export const payments = (timeoutMs: number) => gatewayWith(timeoutMs);

/** For workers: each request waits for its place in what Stripe allows. */
export const pacedPayments = (timeoutMs: number) =>
  gatewayWith(timeoutMs, pacedHttpClient(Stripe.createNodeHttpClient(), pace()));

function gatewayWith(timeoutMs: number, httpClient?: Stripe.HttpClient) {
  const client = keptFor(secretKeptMs, {
    fetch: async () => stripeClient(await stripeSecret(), timeoutMs, httpClient),
    now: systemClock,
  });
  return stripeGateway({ client, now: systemClock });
}

/** One worker's share of the Stripe requests per second that the whole account may make. */
const pace = () =>
  evenPace(environmentNumber('STRIPE_REQUESTS_PER_SECOND') * environmentNumber('STRIPE_SHARE'), {
    now: systemClock,
    sleep: systemSleep,
  });
