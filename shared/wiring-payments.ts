/**
 * Stripe, made from the environment at the first use. Apart from `wiring.ts`, so that functions
 * that move no money do not load its client.
 */
import Stripe from 'stripe';
import type { StripeAccess } from './payments/stripe-access.ts';
import { environment, environmentMs, environmentNumber } from './env.ts';
import { keptFor, once } from './once.ts';
import { meter } from './entry/meter.ts';
import { leasedPace } from './payments/pace.ts';
import { paceStore } from './store/pace-store.ts';
import { pacedHttpClient } from './payments/paced-http-client.ts';
import { stripeBalances } from './payments/stripe-balances.ts';
import { countAnswers } from './payments/stripe-answers.ts';
import { readStripeSecret, stripeClient } from './payments/stripe-client.ts';
import { stripeDisputes } from './payments/stripe-disputes.ts';
import { stripeSetupClosing } from './payments/setup-closing.ts';
import { stripeGateway } from './payments/stripe-gateway.ts';
import { stripeHolds } from './payments/stripe-holds.ts';
import { stripeOffers } from './payments/stripe-offers.ts';
import { stripeRecoveries } from './payments/stripe-recoveries.ts';
import { stripeSearch } from './payments/stripe-search.ts';
import { stripeRefunds } from './payments/stripe-refunds.ts';
import { systemClock } from './clock.ts';
import { systemSleep } from './sleep.ts';
import { table } from './wiring.ts';
import { workersRates } from './payments/pace-schedule.ts';

/** For how long a warm function goes on with keys that were replaced. */
const secretKeptMs = 5 * 60 * 1000;

export const stripeSecret = keptFor(secretKeptMs, {
  fetch: () => readStripeSecret(environment('STRIPE_SECRET_ARN')),
  now: systemClock,
});

/** For those in front of whom a person waits: `timeoutMs` bounds one call. */
export const payments = (timeoutMs: number) => stripeGateway(access(timeoutMs));
export const disputes = (timeoutMs: number) => stripeDisputes(access(timeoutMs));
export const search = (timeoutMs: number) => stripeSearch(access(timeoutMs));
export const recoveries = (timeoutMs: number) => stripeRecoveries(access(timeoutMs));

/** For workers: each request waits for its place in what Stripe allows. */
export const pacedPayments = (timeoutMs: number) => stripeGateway(pacedAccess(timeoutMs));
export const pacedHeld = (timeoutMs: number) => stripeHolds(pacedAccess(timeoutMs));
export const pacedRecoveries = (timeoutMs: number) => stripeRecoveries(pacedAccess(timeoutMs));
export const pacedRefunds = (timeoutMs: number) => stripeRefunds(pacedAccess(timeoutMs));
export const pacedDisputes = (timeoutMs: number) => stripeDisputes(pacedAccess(timeoutMs));
export const pacedBalances = (timeoutMs: number) => stripeBalances(pacedAccess(timeoutMs));
export const pacedOffers = (timeoutMs: number) => stripeOffers(pacedAccess(timeoutMs));
export const pacedSetupClosing = (timeoutMs: number) => stripeSetupClosing(pacedAccess(timeoutMs));

const counting = /* @__PURE__ */ once(() => {
  const counter = meter();
  return (answer: string): void => counter.count('StripeAnswers', 1, answer);
});

function access(timeoutMs: number, httpClient?: Stripe.HttpClient): StripeAccess {
  const client = keptFor(secretKeptMs, {
    fetch: async () =>
      countAnswers(stripeClient(await stripeSecret(), timeoutMs, httpClient), counting()),
    now: systemClock,
  });
  return { client, now: systemClock };
}

const pacedAccess = (timeoutMs: number): StripeAccess =>
  access(timeoutMs, pacedHttpClient(Stripe.createNodeHttpClient(), pace()));

const pace = /* @__PURE__ */ once(() =>
  leasedPace({
    book: paceStore(table()),
    rates: workersRates({
      perEndpoint: environmentNumber('STRIPE_ENDPOINT_REQUESTS_PER_SECOND'),
      account: environmentNumber('STRIPE_REQUESTS_PER_SECOND'),
    }),
    waitMsMax: environmentMs('STRIPE_WAIT_SECONDS'),
    now: systemClock,
    sleep: systemSleep,
  }),
);
