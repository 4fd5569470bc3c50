/** Stripe as a part of a simulated world: the same seed, the same story; and what it lets one see. */
import { describe, expect, test } from '@jest/globals';
import { dayMs, minuteMs } from '../../../shared/domain/duration.ts';
import { seededRandom } from '../../../infra/stripe-simulator/faults.ts';
import type { WorkedOn } from '../../../infra/stripe-simulator/pipeline.ts';
import { testCards } from '../../../infra/stripe-simulator/resources/test-cards.ts';
import type { StripeEvent } from '../../../infra/stripe-simulator/world/entities.ts';
import { chanceOf } from '../kernel/chance.ts';
import type { BrowserAnswer } from './browser.ts';
import type { StripeInProcess } from './in-process.ts';
import { cardFor, cardShares } from './issuers.ts';
import { mixedStory } from './mixed-story.ts';
import { requestFaultNames } from './request-faults.ts';
import type { VirtualWorld } from './virtual-world.ts';
import { stripeIn, virtualWorld } from './virtual-world.ts';

const authorization = 'Bearer sk_test_rules';

type Stage = {
  world: VirtualWorld;
  stripe: StripeInProcess;
  worked: WorkedOn[];
  events: StripeEvent[];
  post: (path: string, body?: string, key?: string) => Promise<Record<string, unknown>>;
};

function stage(seed = 1): Stage {
  const world = virtualWorld();
  const worked: WorkedOn[] = [];
  const events: StripeEvent[] = [];
  const stripe = stripeIn(world, {
    seed,
    onWorkedOn: (told) => worked.push(told),
    onEvent: (told) => events.push(told),
  });
  return {
    world,
    stripe,
    worked,
    events,
    post: async (path, body = '', key) => {
      const headers = { authorization, 'idempotency-key': key };
      const reply = await stripe.handle({ method: 'POST', path, headers, body });
      if (!('status' in reply)) throw new Error('There was no answer.');
      return JSON.parse(reply.body) as Record<string, unknown>;
    },
  };
}

/** Saves a card as a backer does, and answers with what the browser saw last. */
async function saved(
  { stripe, post }: Stage,
  card: string,
): Promise<{ seen: BrowserAnswer; customer: string; method: string }> {
  const { id: customer } = await post('/v1/customers');
  const intent = await post('/v1/setup_intents', `customer=${String(customer)}`);
  const browser = stripe.browser(String(intent['client_secret']));
  let seen = await browser.confirm(card);
  const status = 'body' in seen ? seen.body['status'] : undefined;
  if (status === 'requires_action') seen = await browser.authenticate('success');
  const { method = '' } = 'body' in seen ? { method: seen.body['payment_method'] } : {};
  return { seen, customer: String(customer), method: String(method) };
}

/** Charges a saved card with nobody there. */
const charge = (
  { post }: Stage,
  card: { customer: string; method: string },
  key: string,
): Promise<Record<string, unknown>> =>
  post(
    '/v1/payment_intents',
    `amount=2500&currency=usd&customer=${card.customer}&payment_method=${card.method}` +
      '&off_session=true&confirm=true&metadata[fanfund_pledge]=p1&metadata[fanfund_attempt]=1',
    key,
  );

describe('one seed', () => {
  const told = async (seed: number): Promise<string[]> => {
    const world = virtualWorld();
    const chance = chanceOf(seed, 'story');
    const fates = chanceOf(seed, 'fates');
    const lines: string[] = [];
    const stripe = stripeIn(world, {
      seed,
      webhook: { url: 'https://api.fanfund.example/hook', secret: 'whsec_simulated' },
      carry: ({ headers, body }) => {
        lines.push(`${world.now()} ${headers['Stripe-Signature']} ${body}`);
        return Promise.resolve({ status: fates.happens(0.7) ? 200 : 500 });
      },
      onWorkedOn: ({ request: _request, ...seen }) => lines.push(JSON.stringify(seen)),
      onEvent: ({ id, type }) => lines.push(`${id} ${type}`),
    });
    const faults = requestFaultNames.filter((name) => !/delayed|late/.test(name));
    const story = await mixedStory(
      {
        ask: async (request) => {
          const fault = faults[fates.integer(0, faults.length - 1)]!;
          const reply = await stripe.handle(request, fates.happens(0.2) ? { fault } : undefined);
          return 'status' in reply ? reply : { status: 0, body: JSON.stringify(reply) };
        },
        pass: async (durationMs) => {
          await world.pass(durationMs);
          return lines.splice(0);
        },
      },
      chance,
      500,
    );
    return [...story, JSON.stringify(stripe.books.moneyMoves())];
  };

  test('tells the same story to the byte, with its faults and its webhooks', async () => {
    const first = await told(11);
    expect(first.length).toBeGreaterThan(1500);
    expect(await told(11)).toEqual(first);
    expect(await told(12)).not.toEqual(first);
  });
});

describe('those who look on', () => {
  test('are told of each request when it is worked on, and of each event once it is final', async () => {
    const on = stage();
    const body = 'amount=2500&currency=usd&payment_method=pm_card_visa&confirm=true';
    const intent = await on.post('/v1/payment_intents', `${body}&metadata[fanfund_pledge]=p1`, 'k');
    await on.post('/v1/payment_intents', `${body}&metadata[fanfund_pledge]=p1`, 'k');
    await on.post('/v1/payment_intents', 'amount=1&currency=usd&confirm=true');
    expect(on.worked).toHaveLength(3);
    expect(on.worked[0]).toMatchObject({
      method: 'POST',
      path: '/v1/payment_intents',
      form: { amount: '2500', metadata: { fanfund_pledge: 'p1' } },
      key: 'k',
      status: 200,
      body: { id: intent['id'], status: 'succeeded' },
      replayed: false,
      arrivedAtMs: on.world.now(),
    });
    expect(on.worked[1]).toMatchObject({ status: 200, body: intent, replayed: true });
    expect(on.worked[2]).toMatchObject({ status: 400, key: undefined, replayed: false });
    expect(on.events.map(({ type }) => type)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
    ]);
  });

  test('are told of no event of a request that was refused in the middle', async () => {
    const on = stage();
    const body = 'amount=2500&currency=usd&payment_method=pm_card_visa&confirm=true';
    await on.post('/v1/payment_intents', `${body}&return_url=nowhere`);
    expect(on.worked.map(({ status }) => status)).toEqual([400]);
    expect(on.events).toEqual([]);
    expect([...on.stripe.books.paymentIntents(), ...on.stripe.books.events()]).toEqual([]);
  });

  test('see every object as the API shows it, and how money moved', async () => {
    const on = stage();
    const card = await saved(on, 'pm_card_visa');
    const intent = await charge(on, card, 'one');
    const [made] = on.stripe.books.charges();
    await on.post('/v1/refunds', `charge=${made!.id}&amount=500`);
    await on.stripe.issuers.dispute(made!.id, { amount: 300, reason: 'fraudulent' });
    const { books } = on.stripe;
    expect([...books.paymentIntents()].map(({ id, status }) => [id, status])).toEqual([
      [intent['id'], 'succeeded'],
    ]);
    expect([...books.setupIntents()].map(({ status }) => status)).toEqual(['succeeded']);
    expect([...books.refunds()].map(({ amount, status }) => [amount, status])).toEqual([
      [500, 'succeeded'],
    ]);
    expect([...books.disputes()].map(({ amount, status }) => [amount, status])).toEqual([
      [300, 'needs_response'],
    ]);
    expect(
      books.moneyMoves().map(({ kind, amountMinor, pledge }) => [kind, amountMinor, pledge]),
    ).toEqual([
      ['charge', 2500, 'p1'],
      ['refund', -500, 'p1'],
      ['dispute', -300, 'p1'],
    ]);
    expect([...books.balanceTransactions()].map(({ status }) => status)).toContain('pending');
    await on.world.pass(3 * dayMs);
    expect([...books.balanceTransactions()].map(({ status }) => status)).toEqual([
      'available',
      'available',
      'available',
    ]);
  });

  test('never see the number of a card', async () => {
    const on = stage();
    const parcels: string[] = [];
    const other = stripeIn(on.world, {
      webhook: { url: 'https://api.fanfund.example/hook', secret: 'whsec_simulated' },
      carry: (parcel) => {
        parcels.push(JSON.stringify(parcel));
        return Promise.resolve({ status: 200 });
      },
      onWorkedOn: (told) => parcels.push(JSON.stringify(told)),
      onEvent: (told) => parcels.push(JSON.stringify(told)),
    });
    const every = { ...on, stripe: other, post: on.post };
    every.post = async (path, body = '') => {
      const reply = await other.handle({ method: 'POST', path, headers: { authorization }, body });
      return 'status' in reply ? (JSON.parse(reply.body) as Record<string, unknown>) : {};
    };
    for (const [, card] of cardShares) {
      const kept = await saved(every, card);
      await charge(every, kept, card);
    }
    await on.world.pass(minuteMs);
    const { books } = other;
    const shown = [...books.paymentMethods(), ...books.charges(), ...books.events()];
    const everything = [...parcels, ...shown.map((object) => JSON.stringify(object))].join('\n');
    expect(everything.length).toBeGreaterThan(100_000);
    for (const { number } of testCards) expect(everything).not.toContain(number);
  });
});

describe("the backer's browser", () => {
  test('saves a card, and goes through what the issuer asks for', async () => {
    const on = stage();
    const { seen } = await saved(on, 'pm_card_authenticationRequired');
    expect(seen).toMatchObject({ status: 200, body: { status: 'succeeded' } });
  });

  test('is told of a refusal, and may try another card', async () => {
    const on = stage();
    const intent = await on.post('/v1/setup_intents');
    const browser = on.stripe.browser(String(intent['client_secret']));
    expect(await browser.confirm('pm_card_visa_chargeDeclined')).toMatchObject({
      status: 402,
      body: { error: { code: 'card_declined' } },
    });
    expect(await browser.confirm('pm_card_visa')).toMatchObject({ body: { status: 'succeeded' } });
  });

  test('may lose its answer, and fail what it is asked for', async () => {
    const on = stage();
    const intent = await on.post('/v1/setup_intents');
    const browser = on.stripe.browser(String(intent['client_secret']));
    const card = 'pm_card_authenticationRequired';
    expect(await browser.confirm(card, { fault: 'silent_after_effect' })).toEqual({ lost: true });
    expect(await browser.retrieve()).toMatchObject({ body: { status: 'requires_action' } });
    await browser.authenticate('fail');
    expect(await browser.retrieve()).toMatchObject({ body: { status: 'requires_payment_method' } });
  });

  test('gets nowhere with the secret of another intent', async () => {
    const on = stage();
    const [one, other] = [await on.post('/v1/setup_intents'), await on.post('/v1/setup_intents')];
    const stolen = String(one['client_secret']).replace(String(one['id']), String(other['id']));
    expect(await on.stripe.browser(stolen).confirm('pm_card_visa')).toMatchObject({
      body: { error: { type: 'invalid_request_error' } },
    });
  });
});

describe('cards', () => {
  test.each([
    ['pm_card_visa', 'succeeded'],
    ['pm_card_chargeCustomerFail', 'generic_decline'],
    ['pm_card_sim_charge_insufficient_funds', 'insufficient_funds'],
    ['pm_card_sim_charge_expired_card', 'expired_card'],
    ['pm_card_sim_charge_lost_card', 'lost_card'],
    ['pm_card_radarBlock', 'fraudulent'],
    ['pm_card_authenticationRequiredOnSetup', 'succeeded'],
    ['pm_card_authenticationRequired', 'authentication_required'],
    ['pm_card_sim_processing', 'processing'],
  ])('%s, saved and charged at the deadline: %s', async (card, end) => {
    const on = stage();
    const intent = await charge(on, await saved(on, card), 'one');
    const error = intent['error'] as Record<string, unknown> | undefined;
    const told = error?.['decline_code'] ?? error?.['code'] ?? intent['status'];
    expect(told).toBe(end);
  });

  test('without funds at first pays at the second attempt', async () => {
    const on = stage();
    const card = await saved(on, 'pm_card_sim_first1_insufficient_funds');
    expect(await charge(on, card, 'one')).toMatchObject({
      error: { decline_code: 'insufficient_funds' },
    });
    expect(await charge(on, card, 'two')).toMatchObject({ status: 'succeeded' });
  });

  test('that take their time pay, or do not, when their time has come and nobody asks', async () => {
    const on = stage();
    await charge(on, await saved(on, 'pm_card_sim_processing'), 'one');
    await charge(on, await saved(on, 'pm_card_sim_processing_insufficient_funds'), 'two');
    expect(on.stripe.books.moneyMoves()).toHaveLength(0);
    await on.world.pass(minuteMs);
    expect([...on.stripe.books.paymentIntents()].map(({ status }) => status)).toEqual([
      'requires_payment_method',
      'succeeded',
    ]);
    expect(on.world.booked()).toBe(0);
  });

  test('whose refund fails later give the money back to us', async () => {
    const on = stage();
    await charge(on, await saved(on, 'pm_card_refundFail'), 'one');
    const [made] = on.stripe.books.charges();
    await on.post('/v1/refunds', `charge=${made!.id}`);
    await on.world.pass(40 * dayMs);
    expect([...on.stripe.books.refunds()].map(({ status }) => status)).toEqual(['failed']);
    expect(on.stripe.books.moneyMoves().map(({ kind }) => kind)).toEqual([
      'charge',
      'refund',
      'refund_failure',
    ]);
  });

  test('of a crowd are of every kind, and each of them can be presented', async () => {
    const chance = chanceOf(1, 'cards');
    const drawn = new Set(Array.from({ length: 5000 }, () => cardFor(chance)));
    expect(drawn).toEqual(new Set(cardShares.map(([, card]) => card)));
    const on = stage();
    for (const card of drawn) {
      const { seen } = await saved(on, card);
      expect([card, 'status' in seen ? seen.status : 0]).toEqual([
        card,
        /visa_chargeDeclined|ExpiredCard/.test(card) ? 402 : 200,
      ]);
    }
  });
});

describe('banks and Stripe itself', () => {
  test('dispute, warn, review, replace and refuse at the moment that the world chooses', async () => {
    const on = stage();
    const card = await saved(on, 'pm_card_visa');
    await charge(on, card, 'one');
    const [made] = on.stripe.books.charges();
    await on.world.pass(30 * dayMs);
    const { issuers } = on.stripe;
    await issuers.warnOfFraud(made!.id);
    const inquiry = await issuers.dispute(made!.id, { inquiry: true });
    await issuers.escalateDispute(String(inquiry['id']));
    await issuers.closeDispute(String(inquiry['id']), 'lost');
    await issuers.replaceCard(card.method, 'pm_card_mastercard');
    await issuers.refuse(card.method, ['do_not_honor'], 1);
    expect(await charge(on, card, 'two')).toMatchObject({
      error: { decline_code: 'do_not_honor' },
    });
    expect(await charge(on, card, 'three')).toMatchObject({ status: 'succeeded' });
    expect(on.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'radar.early_fraud_warning.created',
        'charge.dispute.created',
        'charge.dispute.closed',
        'payment_method.automatically_updated',
      ]),
    );
    await expect(issuers.closeDispute('dp_nobody', 'won')).rejects.toThrow('No such dispute');
  });

  test('let a hold lapse by themselves, without anybody asking', async () => {
    const on = stage();
    const hold = 'amount=900&currency=usd&payment_method=pm_card_visa&capture_method=manual';
    await on.post('/v1/payment_intents', `${hold}&confirm=true`);
    expect(on.world.booked()).toBe(1);
    await on.world.pass(8 * dayMs);
    expect([...on.stripe.books.paymentIntents()].map(({ status }) => status)).toEqual(['canceled']);
    expect(on.events.map(({ type }) => type)).toContain('charge.expired');
  });
});

test('a world costs little and leaves nothing behind', () => {
  for (let count = 0; count < 200; count += 1) {
    const world = virtualWorld();
    stripeIn(world, { random: seededRandom(count) }).close();
    expect(world.booked()).toBe(0);
  }
});
