/** Everything in which stages differ, as one object each. */

import type { RouteLimits } from './route-limits.ts';
import type { FraudLimits } from '../shared/domain/fraud-limits.ts';
import { RemovalPolicy } from 'aws-cdk-lib';

export type Stage = {
  readonly name: 'dev' | 'prod';
  /** Tables, queues of failed messages and logs survive the deletion of their stack. */
  readonly retainsData: boolean;
  readonly logRetentionDays: 7 | 365;
  readonly logLevel: 'INFO' | 'WARN';
  /** OpenID Connect: who signs the tokens of backers, creators and operators, and for whom. */
  readonly oidcIssuer: string;
  readonly oidcAudience: string;
  /** Where people look at objects of Stripe. */
  readonly stripeDashboardUrl: string;
  /** Origins of storefronts that may call the API from a browser. */
  readonly corsOrigins: readonly string[];
  readonly requestsPerSecondMax: number;
  /** Of each route that has a limit of its own. */
  readonly routeRequestsPerSecond: RouteLimits;
  /** From a deadline until its campaign is sealed: longer than any request can live. */
  readonly deadlineGraceSeconds: number;
  /** For how long a pledge holds stock without a payment; 900 at most, as SQS delays no longer. */
  readonly holdSeconds: number;
  /** How long a day of dunning lasts: shorter where nobody can wait for a week. */
  readonly dunningDaySeconds: number;
  /** How long nothing may be found of a request to Stripe until it is believed not to have been. */
  readonly unknownOutcomeSeconds: number;
  /** How many pledges and refused cards are too many. */
  readonly fraudLimits: FraudLimits;
  /** What Stripe allows the account: 100 in live mode, 25 in test mode, unless raised. */
  readonly stripeRequestsPerSecond: number;
  /** What Stripe allows at one endpoint: 25, unless raised. */
  readonly stripeEndpointRequestsPerSecond: number;
  /**
   * How many invocations of each payment worker at once. While the requests of one batch travel, the
   * batches of the others must fill the endpoint's rate: 4 batches of 20 last 3 s at 25 a second.
   */
  readonly paymentWorkersMax: number;
  /** How often the reconciler finds what is due. */
  readonly sweepMinutes: number;
  /**
   * The door for Stripe's events: the address of a webhook endpoint, or the event source that Stripe
   * offers for an Amazon EventBridge destination (`aws.partner/stripe.com/ed_…`).
   */
  readonly stripeEvents: 'http' | { readonly partnerEventSource: string };
};

const daySeconds = 24 * 60 * 60;

export const stages: Readonly<Record<Stage['name'], Stage>> = {
  dev: {
    name: 'dev',
    retainsData: false,
    logRetentionDays: 7,
    logLevel: 'INFO',
    oidcIssuer: 'https://issuer.invalid',
    oidcAudience: 'fanfund',
    stripeDashboardUrl: 'https://dashboard.stripe.com/test',
    corsOrigins: ['*'],
    requestsPerSecondMax: 2000,
    routeRequestsPerSecond: {
      ...{ operations: 500, creators: 500, partners: 500, webhooks: 1000 },
      ...{ links: 500, docs: 500, unknown: 500 },
    },
    deadlineGraceSeconds: 12,
    holdSeconds: 900,
    // All backers of a local machine come from one address, and may enter refused cards all day.
    fraudLimits: {
      pledgesPerBackerPerHour: 100_000,
      pledgesPerAddressPerHour: 100_000_000,
      failuresPerBackerPerDay: 1000,
      failuresPerCardPerDay: 100_000,
      backersPerCardPerDay: 1000,
    },
    dunningDaySeconds: daySeconds,
    unknownOutcomeSeconds: 30,
    stripeRequestsPerSecond: 25,
    stripeEndpointRequestsPerSecond: 25,
    paymentWorkersMax: 3,
    sweepMinutes: 1,
    stripeEvents: 'http',
  },
  prod: {
    name: 'prod',
    retainsData: true,
    logRetentionDays: 365,
    logLevel: 'WARN',
    oidcIssuer: 'https://issuer.invalid',
    oidcAudience: 'fanfund',
    stripeDashboardUrl: 'https://dashboard.stripe.com',
    corsOrigins: [],
    requestsPerSecondMax: 10_000,
    routeRequestsPerSecond: {
      ...{ operations: 50, creators: 50, partners: 500, webhooks: 1000 },
      ...{ links: 200, docs: 100, unknown: 100 },
    },
    deadlineGraceSeconds: 45,
    holdSeconds: 900,
    fraudLimits: {
      pledgesPerBackerPerHour: 20,
      pledgesPerAddressPerHour: 500,
      failuresPerBackerPerDay: 10,
      failuresPerCardPerDay: 10,
      backersPerCardPerDay: 3,
    },
    dunningDaySeconds: daySeconds,
    unknownOutcomeSeconds: 600,
    stripeRequestsPerSecond: 100,
    stripeEndpointRequestsPerSecond: 25,
    paymentWorkersMax: 5,
    sweepMinutes: 5,
    stripeEvents: 'http',
  },
};

/** What happens to data and logs when their stack is deleted. */
export const removalPolicyOf = (stage: Stage): RemovalPolicy =>
  stage.retainsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
