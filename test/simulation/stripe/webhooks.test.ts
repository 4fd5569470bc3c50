/** What leaves by the webhook's door, when, and what others put there. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Parcel } from '../../../infra/stripe-simulator/webhooks.ts';
import { dayMs, hourMs } from '../../../shared/domain/duration.ts';
import { misdirection, verifiedEvent } from '../../../shared/payments/stripe-webhook.ts';
import type { Forgery } from './forgeries.ts';
import { falseEvent, forged, forgeryNames, replayed } from './forgeries.ts';
import type { StripeInProcess } from './in-process.ts';
import type { VirtualWorld } from './virtual-world.ts';
import { stripeIn, virtualWorld } from './virtual-world.ts';

const webhook = { url: 'https://api.fanfund.example/v1/stripe/webhook', secret: 'whsec_simulated' };
const authorization = 'Bearer sk_test_rules';
const secondMs = 1000;

let world: VirtualWorld;
let stripe: StripeInProcess;
let carried: { atMs: number; parcel: Parcel }[];
let answer: (parcel: Parcel) => Promise<{ status: number }>;

beforeEach(() => {
  world = virtualWorld();
  carried = [];
  answer = () => Promise.resolve({ status: 200 });
  stripe = stripeIn(world, {
    webhook,
    carry: (parcel) => {
      carried.push({ atMs: world.now(), parcel });
      return answer(parcel);
    },
  });
});

const answerWith = (status: number) => () => Promise.resolve({ status });

const customer = (): Promise<unknown> =>
  stripe.handle({ method: 'POST', path: '/v1/customers', headers: { authorization }, body: '' });

/** As the product's own door judges it. */
function verdict({ headers, body }: Forgery): string {
  const judged = verifiedEvent(Buffer.from(body), {
    signature: headers['Stripe-Signature'],
    secrets: [webhook.secret],
    nowMs: world.now(),
  });
  if ('rejected' in judged) return judged.rejected;
  return misdirection(judged.event, { secretKey: 'sk_test_rules' }) ?? 'accepted';
}

describe('deliveries', () => {
  test('leave at the moment of their event, signed at that time, and leave nothing booked', async () => {
    await customer();
    await world.pass(0);
    expect(carried).toHaveLength(1);
    const [{ atMs, parcel } = { atMs: 0, parcel: undefined }] = carried;
    expect(parcel?.event.type).toBe('customer.created');
    expect(parcel?.headers['Stripe-Signature']).toMatch(`t=${atMs / 1000},`);
    expect(verdict(parcel!)).toBe('accepted');
    expect([stripe.undelivered(), world.booked()]).toEqual([0, 0]);
  });

  test('that are refused come again for three days, ever later, each signed anew', async () => {
    answer = () => Promise.resolve({ status: 500 });
    const startMs = world.now();
    await customer();
    await world.pass(10 * dayMs);
    const seconds = carried.map(({ atMs }) => (atMs - startMs) / secondMs);
    expect(seconds).toEqual([0, 2, 12, 72, 672, 4272, 25872, 69072, 155472, 241872]);
    expect(carried.map(({ parcel }) => parcel.attempts)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(carried.map(({ parcel }) => parcel.event.id)).size).toBe(1);
    expect(new Set(carried.map(({ parcel }) => parcel.headers['Stripe-Signature'])).size).toBe(10);
    expect([stripe.undelivered(), world.booked()]).toEqual([0, 0]);
  });

  test('end with the first that is accepted; a carrier that fails counts as a refusal', async () => {
    const fates = [() => Promise.reject(new Error('no route')), ...[404, 204].map(answerWith)];
    answer = () => fates.shift()!();
    await customer();
    await world.pass(dayMs);
    expect(carried).toHaveLength(3);
    expect(stripe.undelivered()).toBe(0);
  });

  test('wait for an answer without being sent twice', async () => {
    const arrivals: ((answer: { status: number }) => void)[] = [];
    answer = () => new Promise((resolve) => arrivals.push(resolve));
    await customer();
    await world.pass(3 * dayMs);
    await customer();
    await world.pass(hourMs);
    const ids = (): string[] => carried.map(({ parcel }) => parcel.event.id);
    expect([ids().length, new Set(ids()).size]).toEqual([2, 2]);
    arrivals[0]?.({ status: 503 });
    await world.pass(hourMs);
    expect(ids()).toEqual([ids()[0], ids()[1], ids()[0]]);
  });

  test('to a partner event bus are envelopes without a signature', async () => {
    const source = 'aws.partner/stripe.com/ed_test_simulated';
    const envelopes: Parcel[] = [];
    const other = stripeIn(world, {
      eventDestination: { url: 'https://events.us-east-1.amazonaws.com', source },
      carry: (parcel) => {
        envelopes.push(parcel);
        return Promise.resolve({ status: 200 });
      },
    });
    await other.handle({
      method: 'POST',
      path: '/v1/customers',
      headers: { authorization },
      body: '',
    });
    await world.pass(0);
    expect(envelopes.map(({ headers }) => Object.keys(headers))).toEqual([['Content-Type']]);
    expect(JSON.parse(envelopes[0]!.body)).toMatchObject({
      source,
      'detail-type': 'customer.created',
      detail: { id: envelopes[0]?.event.id },
    });
  });

  test('are of those types only that the endpoint asked for', async () => {
    const types: string[] = [];
    const other = stripeIn(world, {
      webhook: { ...webhook, types: ['payment_intent.succeeded', 'charge.refunded'] },
      carry: ({ event }) => {
        types.push(event.type);
        return Promise.resolve({ status: 200 });
      },
    });
    const path = '/v1/payment_intents';
    const body = 'amount=900&currency=usd&payment_method=pm_card_visa&confirm=true';
    await other.handle({ method: 'POST', path, headers: { authorization }, body });
    await world.pass(0);
    expect(types).toEqual(['payment_intent.succeeded']);
  });

  test('stop when the world ends', async () => {
    answer = () => Promise.resolve({ status: 500 });
    await customer();
    await world.pass(secondMs);
    stripe.close();
    expect(world.booked()).toBe(0);
  });
});

describe('what Stripe did not send here', () => {
  const expected = {
    wrong_secret: 'wrong_signature',
    tampered: 'wrong_signature',
    unsigned: 'unsigned',
    two_times: 'unsigned',
    from_the_future: 'wrong_time',
    from_the_past: 'wrong_time',
    other_mode: 'other_mode',
    other_account: 'other_account',
    no_event: 'malformed',
  };

  test.each(forgeryNames)('is refused by the product: %s', (name) => {
    const bench = { ...webhook, now: world.now, random: () => 0.5 };
    const type = 'payment_intent.succeeded';
    const event = falseEvent(bench, {
      type,
      object: { id: 'pi_3forged', object: 'payment_intent' },
    });
    expect(verdict(forged(name, bench, event))).toBe(expected[name]);
  });

  test('a copy of an old delivery is refused as old', async () => {
    await customer();
    await world.pass(0);
    const copy = replayed(carried[0]!.parcel);
    expect(verdict(copy)).toBe('accepted');
    await world.pass(301 * secondMs);
    expect(verdict(copy)).toBe('wrong_time');
  });
});
