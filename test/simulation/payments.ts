/**
 * Stripe in a world: the product's client speaks to it through the boundary, browsers speak to it
 * past that, and its webhooks come to the API as the seed has it: late, twice, in another order,
 * or never.
 */
import type Stripe from 'stripe';
import type { SimulatorRequest } from '../../infra/stripe-simulator/message.ts';
import type { Parcel } from '../../infra/stripe-simulator/webhooks.ts';
import type { Boundary } from './kernel/boundary.ts';
import type { Chance } from './kernel/chance.ts';
import type { CallFault } from './kernel/faults.ts';
import type { Exports, PackageTwins } from './kernel/production.ts';
import type { Reply } from './stripe/http-client.ts';
import { hourMs } from '../../shared/domain/duration.ts';
import { simulatedHttpClient } from './stripe/http-client.ts';
import type { StripeInProcess } from './stripe/in-process.ts';
import type { RequestFaultName } from './stripe/request-faults.ts';
import { endpointOf } from '../../shared/payments/paced-http-client.ts';
import { actFor } from './services.ts';

export type StripeRoute = {
  readonly boundary: Boundary;
  readonly stripe: StripeInProcess;
  readonly now: () => number;
  /** The answer to a call arrived at the function that made it. */
  readonly heard: (call: string) => void;
};

/** The class as far as it is extended here. */
type StripeClass = new (key: string, configuration?: Stripe.StripeConfig) => object;

const faults: Partial<Record<CallFault, RequestFaultName>> = {
  'rate limited at the endpoint': 'endpoint_rate_limited',
  'rate limited for the account': 'account_rate_limited',
  'lock time-out': 'lock_timeout',
  'server error before the effect': 'error_500_before_effect',
  'server error after the effect': 'error_500_after_effect',
};

/** The library itself, but that its clients speak to the world that is there when they speak. */
export function stripeTwin(route: () => StripeRoute): PackageTwins {
  return {
    stripe: (real: Exports): Exports => {
      const Real = real['default'] as typeof Stripe;
      const client = (): Stripe.HttpClient =>
        simulatedHttpClient(Real, (request) => send(route(), request));
      const Simulated = class extends (Real as unknown as StripeClass) {
        constructor(key: string, configuration: Stripe.StripeConfig = {}) {
          super(key, { httpClient: client(), ...configuration });
        }
        static readonly createNodeHttpClient = client;
      };
      return { ...real, default: Simulated, Stripe: Simulated };
    },
  };
}

async function send({ boundary, stripe, heard, now }: StripeRoute, request: SimulatorRequest) {
  let call: string | undefined;
  const leftAtMs = now();
  const reply = await boundary.call<Reply>({
    service: 'stripe',
    operation: endpointOf(request.method, request.path),
    effect: async (fault, site) => {
      const name = fault && faults[fault];
      const answer = await actFor({ site, leftAtMs }, () =>
        stripe.handle(request, name && { fault: name }),
      );
      call = 'status' in answer ? answer.headers['Request-Id'] : undefined;
      return answer;
    },
    broken: () => ({ broken: 'ECONNRESET' }),
  });
  if (call !== undefined) heard(call);
  return reply;
}

export type Carriage = {
  readonly chance: Chance;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly isChaos: () => boolean;
  /** Hands a webhook to the API's door; answers with its status. */
  readonly deliver: (parcel: Parcel) => Promise<number>;
};

/** What the README has one subscribe to. */
export const subscribed: readonly string[] = [
  ...['setup_intent.succeeded', 'setup_intent.setup_failed'],
  ...['payment_intent.succeeded', 'payment_intent.payment_failed'],
  ...['payment_intent.processing', 'payment_intent.canceled'],
  ...['charge.succeeded', 'charge.expired', 'charge.refunded'],
  ...['charge.dispute.created', 'charge.dispute.updated', 'charge.dispute.closed'],
  ...['charge.dispute.funds_withdrawn', 'charge.dispute.funds_reinstated'],
  ...['refund.created', 'refund.updated', 'refund.failed'],
  ...['radar.early_fraud_warning.created', 'review.opened', 'review.closed'],
];

/** Brings parcels; Stripe tries again what was not answered with 2xx. */
export const carrier =
  ({ chance, pause, isChaos, deliver }: Carriage) =>
  async (parcel: Parcel): Promise<{ readonly status: number }> => {
    await pause(chance.integer(20, 400));
    if (!isChaos()) return { status: await deliver(parcel) };
    const fate = chance.weighed([
      [70, 'arrives'],
      [10, 'twice'],
      [10, 'late'],
      [5, 'never'],
      [5, 'answer lost'],
    ] as const);
    if (fate === 'never') return { status: 200 };
    if (fate === 'late') await pause(chance.integer(1_000, chance.pick([hourMs, 70 * hourMs])));
    const status = await deliver(parcel);
    if (fate === 'twice') await deliver(parcel);
    return { status: fate === 'answer lost' ? 503 : status };
  };
