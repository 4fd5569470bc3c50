/** What the statements of a stack share, whichever file they stand in. */
import type { DataStack } from './data-stack.ts';
import type { FoundationStack } from './foundation-stack.ts';
import type { House } from './constructs/capability.ts';
import type { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Stack } from 'aws-cdk-lib';
import type { Stage } from './stage.ts';
import { ApiFunction } from './constructs/api-function.ts';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { grantsFor } from './grants.ts';
import { parametersOf } from './parameters.ts';

/** What a stack of functions is built on. */
export type SiteProps = {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly foundation: FoundationStack;
};

export type Site = ReturnType<typeof siteOf>;
export type Environment = Readonly<Record<string, string>>;

export function siteOf(stack: Stack, { stage, data, foundation }: SiteProps) {
  const parameters = parametersOf(stack, stage);
  const { house, api } = foundation;
  const store = { TABLE_NAME: data.table.tableName };
  return {
    ...{ stage, data, house, store, parameters },
    may: grantsFor(data.table, parameters),
    route: routesOn(stack, house, api),
    apiUrl: api.apiEndpoint,
    grace: { DEADLINE_GRACE_SECONDS: String(stage.deadlineGraceSeconds) },
    /** How long a day of dunning lasts. */
    dunningDay: { DUNNING_DAY_SECONDS: String(stage.dunningDaySeconds) },
    // Whoever takes one of these declares its parameters.
    get oidc(): Environment {
      return { OIDC_ISSUER: parameters.oidcIssuer, OIDC_AUDIENCE: parameters.oidcAudience };
    },
    /** What the console needs beside the issuer. */
    get signIn(): Environment {
      return {
        OIDC_CLIENT_ID: parameters.oidcClientId,
        STRIPE_DASHBOARD_URL: parameters.stripeDashboardUrl,
      };
    },
    get stripe(): Environment {
      return { ...store, STRIPE_SECRET_ARN: parameters.stripeSecretArn };
    },
    get signing(): Environment {
      return { SIGNING_SECRET_ARN: parameters.signingSecretArn };
    },
    get partnerSecret(): Environment {
      return { PARTNER_SECRET_ARN: parameters.partnerSecretArn };
    },
    /** What Stripe allows, for those who only tell how long it lasts. */
    get pace(): Environment {
      return {
        STRIPE_REQUESTS_PER_SECOND: parameters.stripeRequestsPerSecond,
        STRIPE_ENDPOINT_REQUESTS_PER_SECOND: parameters.stripeEndpointRequestsPerSecond,
      };
    },
    get stripeBudget(): Environment {
      return {
        STRIPE_REQUESTS_PER_SECOND: parameters.stripeRequestsPerSecond,
        STRIPE_ENDPOINT_REQUESTS_PER_SECOND: parameters.stripeEndpointRequestsPerSecond,
        STRIPE_WAIT_SECONDS: '15',
      };
    },
  };
}

type RouteProps = {
  readonly errorImpact: string;
  readonly environment: Environment;
  readonly timeoutSeconds?: number;
  readonly memoryMegabytes?: number;
};

/** One statement for each route: its capability, method and path. */
const routesOn =
  (stack: Stack, house: House, api: FoundationStack['api']) =>
  (name: string, method: HttpMethod, path: string, props: RouteProps): ApiFunction =>
    new ApiFunction(stack, name, house, { api, method, path, ...props });

/** As many as lease their slots at once. */
export const settlementBatch = 20;
export const workerTimeoutSeconds = 30;
/** With pauses that grow to 15 minutes it is over after 7.8 hours: an outage of six is waited out. */
export const stripeReceivesMax = 40;

/** A worker that shares the pace of all: what Stripe allows, less some room for people who wait. */
export const pacedWorker = ({ stage, stripe, stripeBudget }: Site) => ({
  environment: { ...stripe, ...stripeBudget },
  timeoutSeconds: workerTimeoutSeconds,
  concurrencyMax: stage.paymentWorkersMax,
  receivesMax: stripeReceivesMax,
});

/** What the capability `service` counts with its meter. */
export const counted = (metricName: string, service: string): Metric =>
  new Metric({
    namespace: 'Fanfund',
    metricName,
    dimensionsMap: { service },
    statistic: 'Sum',
  });
