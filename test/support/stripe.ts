/**
 * Stripe for one test file: the simulator in process on the test's own clock, the client that the
 * product uses, the gateway on it, and the backer who confirms an intent in the storefront.
 */
import { afterAll, beforeAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import type { FaultRule } from '../../infra/stripe-simulator/faults.ts';
import { seededRandom } from '../../infra/stripe-simulator/faults.ts';
import { startStripeSimulator } from '../../infra/stripe-simulator/start.ts';
import type { PaymentGateway } from '../../shared/payments/payment-gateway.ts';
import type { RecoveryGateway } from '../../shared/payments/recovery-gateway.ts';
import { stripeClient } from '../../shared/payments/stripe-client.ts';
import { stripeGateway } from '../../shared/payments/stripe-gateway.ts';
import { stripeRecoveries } from '../../shared/payments/stripe-recoveries.ts';
import type { TestClock } from './clock.ts';

export type TestStripe = {
  readonly url: string;
  /** Made by the product's own `stripeClient`. */
  readonly client: Stripe;
  readonly gateway: PaymentGateway;
  readonly recoveries: RecoveryGateway;
  /** A gateway of another process: it shares nothing with the first but Stripe. */
  anotherGateway(): PaymentGateway;
  /** As Stripe.js does, by the client secret: `pm_card_visa` or its like; a decline is thrown. */
  confirm(
    prepared: { readonly intentId: string; readonly clientSecret: string },
    card?: string,
  ): Promise<{ readonly status: string }>;
  /** The backer passes, or fails, what the issuer asks for. */
  authenticate(
    prepared: { readonly intentId: string; readonly clientSecret: string },
    outcome?: 'success' | 'fail',
  ): Promise<void>;
  /** From now on, until the next call; none switches faults off. */
  fault(...rules: FaultRule[]): Promise<void>;
  /** Succeeded charges of a pledge, after looking at every intent at Stripe. */
  chargesOf(pledgeId: string): Promise<Stripe.Charge[]>;
  intentsOf(pledgeId: string): Promise<Stripe.PaymentIntent[]>;
  /** Requests that reached Stripe since the last time, by `METHOD /route`. */
  takeRequests(): Promise<Record<string, number>>;
  control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
};

const unlimited = { perSecond: Infinity, perEndpointPerSecond: Infinity };
const timeoutMs = 5000;

async function startStripe(
  folder: string,
  clock: TestClock,
): Promise<TestStripe & { close(): Promise<void> }> {
  const simulator = await startStripeSimulator({
    port: 0,
    databaseFile: join(folder, 'stripe.db'),
    limits: unlimited,
    now: clock,
    random: seededRandom(7),
  });
  const secret = { secretKey: 'sk_test_rules', webhookSecrets: ['whsec_x'] };
  const connect = (): Stripe => stripeClient({ ...secret, apiBase: simulator.url }, timeoutMs);
  const gatewayOn = (stripe: Stripe): PaymentGateway =>
    stripeGateway({ client: () => Promise.resolve(stripe), now: clock });
  const client = connect();
  const control = controlOf(simulator.url);
  const intentsOf = async (pledgeId: string): Promise<Stripe.PaymentIntent[]> => {
    const found: Stripe.PaymentIntent[] = [];
    for await (const intent of client.paymentIntents.list({ limit: 100 }))
      if (intent.metadata['fanfund_pledge'] === pledgeId) found.push(intent);
    return found;
  };
  return {
    url: simulator.url,
    client,
    gateway: gatewayOn(client),
    recoveries: stripeRecoveries({ client: () => Promise.resolve(client), now: clock }),
    anotherGateway: () => gatewayOn(connect()),
    ...backerAt(simulator.url, control),
    fault: async (...rules) => {
      await control('POST', 'faults', rules);
    },
    intentsOf,
    chargesOf: async (pledgeId) => {
      const charges: Stripe.Charge[] = [];
      for (const intent of await intentsOf(pledgeId))
        for await (const charge of client.charges.list({ payment_intent: intent.id }))
          if (charge.status === 'succeeded') charges.push(charge);
      return charges;
    },
    takeRequests: async () => {
      const counts = requestCounts(await control('GET', 'stats'));
      await control('DELETE', 'stats');
      return counts;
    },
    control,
    close: () => simulator.close(),
  };
}

function controlOf(url: string): TestStripe['control'] {
  return async (method, path, body) => {
    const response = await fetch(`${url}/_sim/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The simulator refused ${path}: ${await response.text()}`);
    return response.headers.get('content-type')?.includes('json')
      ? ((await response.json()) as Record<string, unknown>)
      : {};
  };
}

function backerAt(
  url: string,
  control: TestStripe['control'],
): Pick<TestStripe, 'confirm' | 'authenticate'> {
  const { hostname: host, port } = new URL(url);
  const browser = new Stripe('pk_test_rules', {
    host,
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
  return {
    confirm: async ({ intentId, clientSecret }, card = 'pm_card_visa') => {
      const kind = intentId.startsWith('seti_') ? 'setup_intents' : 'payment_intents';
      const params = { client_secret: clientSecret, payment_method: card };
      const path = `/v1/${kind}/${intentId}/confirm`;
      const answer: unknown = await browser.rawRequest('POST', path, params);
      return answer as { readonly status: string };
    },
    authenticate: async ({ intentId, clientSecret }, outcome = 'success') => {
      const query = new URLSearchParams({
        intent: intentId,
        client_secret: clientSecret,
        outcome,
      });
      await control('POST', `authenticate?${query.toString()}`);
    },
  };
}

type Report = { readonly endpoints: Readonly<Record<string, { readonly total: number }>> };

const requestCounts = ({ requests }: Record<string, unknown>): Record<string, number> =>
  Object.fromEntries(
    Object.entries((requests as Report).endpoints).map(([name, { total }]) => [name, total]),
  );

/** Stripe for one test file, started before its tests and stopped after them. */
export function useStripe(clock: TestClock): TestStripe {
  const folder = mkdtempSync(join(tmpdir(), 'fanfund-stripe-'));
  const stripe = {} as TestStripe;
  let close = (): Promise<void> => Promise.resolve();
  beforeAll(async () => {
    const started = await startStripe(folder, clock);
    close = () => started.close();
    Object.assign(stripe, started);
  });
  afterAll(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  return stripe;
}
