/** What the environment may change about `npm start`; every value is checked here, once. */
import { LocalCloudError } from './local-cloud-error.ts';
import type { StripeChoice } from './stripe.ts';

export type Settings = {
  readonly home: string;
  readonly stage: string;
  readonly apiPort: number;
  readonly awsPort: number;
  readonly stripe: StripeChoice;
  readonly dynamodbEndpoint: string | undefined;
  /** A folder that was synthesised before: saves that step. */
  readonly assembly?: string;
  readonly demo: boolean;
  /** Missing: whatever is free, `usualStorefrontPort` first. */
  readonly storefrontPort: number | undefined;
  readonly usualStorefrontPort: number;
};

/** The simulator is faster than Stripe by default; STRIPE_REQUESTS_PER_SECOND=100 is like Stripe. */
const simulatedRequestsPerSecond = 1_000;
/** Stripe allows one endpoint a quarter of what it allows the account. */
const endpointsShare = 4;

export function parseSettings(environment: NodeJS.ProcessEnv): Settings {
  const stripePort = port(environment, 'STRIPE_PORT', 4401);
  const dynamodbEndpoint = environment.DYNAMODB_ENDPOINT || undefined;
  if (dynamodbEndpoint !== undefined && !/^https?:\/\/./.test(dynamodbEndpoint)) {
    throw new LocalCloudError(
      'DYNAMODB_ENDPOINT must be an address such as http://127.0.0.1:8000.',
    );
  }
  const apiPort = port(environment, 'PORT', 4400);
  return {
    home: defaultHome(environment),
    stage: environment.FANFUND_STAGE || 'dev',
    apiPort,
    awsPort: port(environment, 'AWS_PORT', stripePort + 1),
    stripe: stripeChoice(environment, stripePort),
    dynamodbEndpoint,
    ...(environment.FANFUND_ASSEMBLY && { assembly: environment.FANFUND_ASSEMBLY }),
    demo: environment.FANFUND_DEMO !== '0',
    ...storefrontPorts(environment, apiPort),
  };
}

export function defaultHome(environment: NodeJS.ProcessEnv): string {
  return environment.FANFUND_HOME || '.local';
}

function stripeChoice(environment: NodeJS.ProcessEnv, stripePort: number): StripeChoice {
  const secretKey = environment.STRIPE_SECRET_KEY || undefined;
  const publishableKey = environment.STRIPE_PUBLISHABLE_KEY || undefined;
  if (secretKey !== undefined)
    return { kind: 'test mode', secretKey, ...(publishableKey && { publishableKey }) };
  const given = environment.STRIPE_REQUESTS_PER_SECOND || String(simulatedRequestsPerSecond);
  const perSecond = Number(given);
  if (!Number.isInteger(perSecond) || perSecond < endpointsShare) {
    throw new LocalCloudError(
      `STRIPE_REQUESTS_PER_SECOND must be a whole number from ${endpointsShare}, not ${given}.`,
    );
  }
  const perEndpointPerSecond = Math.floor(perSecond / endpointsShare);
  return { kind: 'simulator', port: stripePort, limits: { perSecond, perEndpointPerSecond } };
}

const behindApi = 10;

/** Beside the API: 4410 where that is on 4400, and any free one where that is. */
function storefrontPorts(
  environment: NodeJS.ProcessEnv,
  apiPort: number,
): Pick<Settings, 'storefrontPort' | 'usualStorefrontPort'> {
  const usualStorefrontPort = apiPort === 0 ? 0 : Math.min(apiPort + behindApi, 65_535);
  const isGiven = Boolean(environment['STOREFRONT_PORT']);
  const given = isGiven ? port(environment, 'STOREFRONT_PORT', 0) : undefined;
  return { storefrontPort: given, usualStorefrontPort };
}

function port(environment: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const given = environment[name];
  if (given === undefined || given === '') return otherwise;
  const value = Number(given);
  if (Number.isInteger(value) && value >= 0 && value < 65_536) return value;
  throw new LocalCloudError(`${name} must be a port number, not ${given}.`);
}
