/** A running simulator with the official client, for one test file; closed after it. */
import { afterAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { seededRandom } from '../../../infra/stripe-simulator/faults.ts';
import type { StripeSimulatorOptions } from '../../../infra/stripe-simulator/start.ts';
import { startStripeSimulator } from '../../../infra/stripe-simulator/start.ts';

/** As Stripe.js does: confirmation by the client secret, with a publishable key. */
export type Browser = {
  confirm(
    intent: { id: string; client_secret: string | null },
    paymentMethod: string,
    more?: Record<string, string>,
  ): Promise<Stripe.PaymentIntent>;
  confirmSetup(
    intent: { id: string; client_secret: string | null },
    paymentMethod: string,
    more?: Record<string, string>,
  ): Promise<Stripe.SetupIntent>;
};

export type Bench = {
  stripe: Stripe;
  browser: Stripe;
  shop: Browser;
  url: string;
  databaseFile: string;
  client(key: string): Stripe;
  control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  advance(seconds: number): Promise<void>;
  close(): Promise<void>;
};

export const unlimited = { perSecond: Infinity, perEndpointPerSecond: Infinity };
export const hour = 3600;
export const day = 24 * hour;

/** A test that fails before it closes its bench must not keep the whole run from ending. */
const open = new Set<Bench>();
afterAll(async () => {
  for (const bench of open) await bench.close();
});

export async function startBench(options: Partial<StripeSimulatorOptions> = {}): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'stripe-simulator-'));
  const databaseFile = options.databaseFile ?? join(folder, 'stripe.db');
  const simulator = await startStripeSimulator({
    port: 0,
    databaseFile,
    limits: unlimited,
    random: seededRandom(Date.now()),
    ...options,
  });
  const client = (key: string): Stripe =>
    new Stripe(key, {
      host: '127.0.0.1',
      port: simulator.port,
      protocol: 'http',
      maxNetworkRetries: 0,
      telemetry: false,
    });
  const browser = client('pk_test_bench');
  const confirmBy =
    (kind: 'payment_intents' | 'setup_intents'): Browser['confirm'] =>
    async (intent, paymentMethod, more = {}) => {
      const params = {
        client_secret: intent.client_secret ?? '',
        payment_method: paymentMethod,
        ...more,
      };
      const path = `/v1/${kind}/${intent.id}/confirm`;
      return (await browser.rawRequest('POST', path, params)) as never;
    };
  const control: Bench['control'] = async (method, path, body) => {
    const response = await fetch(`${simulator.url}/_sim/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const bench: Bench = {
    stripe: client('sk_test_bench'),
    browser,
    shop: {
      confirm: confirmBy('payment_intents'),
      confirmSetup: confirmBy('setup_intents') as unknown as Browser['confirmSetup'],
    },
    url: simulator.url,
    databaseFile,
    client,
    control,
    advance: async (seconds) => {
      await control('POST', 'clock', { advanceSeconds: seconds });
    },
    close: async () => {
      if (!open.delete(bench)) return;
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  open.add(bench);
  return bench;
}

/** The error that Stripe answers with, as the client presents it. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('the call was expected to be refused');
}

/** A customer with a card saved by a SetupIntent, as at the time of a pledge. */
export async function savedCard(
  bench: Bench,
  card = 'pm_card_visa',
): Promise<{ customer: string; method: string }> {
  const customer = await bench.stripe.customers.create({ email: 'fan@example.com' });
  const intent = await bench.stripe.setupIntents.create({
    customer: customer.id,
    allowed_payment_method_types: ['card'],
  });
  const confirmed = await bench.shop.confirmSetup(intent, card);
  if (confirmed.status === 'requires_action') {
    await bench.control(
      'POST',
      `authenticate?intent=${intent.id}&client_secret=${intent.client_secret}&outcome=success`,
    );
  }
  const saved = await bench.stripe.setupIntents.retrieve(intent.id);
  return { customer: customer.id, method: String(saved.payment_method) };
}

export async function paid(
  bench: Bench,
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.Response<Stripe.PaymentIntent>> {
  return bench.stripe.paymentIntents.create({
    amount: 2500,
    currency: 'usd',
    payment_method: 'pm_card_visa',
    allowed_payment_method_types: ['card'],
    confirm: true,
    ...more,
  });
}

export async function chargeOf(bench: Bench, intent: Stripe.PaymentIntent): Promise<Stripe.Charge> {
  return bench.stripe.charges.retrieve(String(intent.latest_charge));
}

export async function eventTypes(bench: Bench, objectId: string): Promise<string[]> {
  const types: string[] = [];
  for await (const event of bench.stripe.events.list({ limit: 100 })) {
    const object = event.data.object as { id?: string };
    if (object.id === objectId) types.unshift(event.type);
  }
  return types;
}
