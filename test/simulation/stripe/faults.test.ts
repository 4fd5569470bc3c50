/** Each way in which one request goes wrong at Stripe's door, seen by the library and in the books. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import Stripe from 'stripe';
import type { WorkedOn } from '../../../infra/stripe-simulator/pipeline.ts';
import { hourMs, minuteMs } from '../../../shared/domain/duration.ts';
import { stripeClient } from '../../../shared/payments/stripe-client.ts';
import { simulatedHttpClient } from './http-client.ts';
import type { StripeInProcess } from './in-process.ts';
import type { RequestFault, RequestFaultName } from './request-faults.ts';
import { requestFaultNames } from './request-faults.ts';
import type { VirtualWorld } from './virtual-world.ts';
import { stripeIn, virtualWorld } from './virtual-world.ts';

const timeoutMs = 5000;

type Stage = {
  world: VirtualWorld;
  stripe: StripeInProcess;
  worked: WorkedOn[];
  /** Types of the events that a webhook has told of. */
  told: string[];
  /** Charges a card; the fault befalls the first request only, the library's own second try not. */
  pay: (fault?: RequestFault, key?: string) => Promise<Stripe.PaymentIntent>;
};

function stage(): Stage {
  const world = virtualWorld();
  const worked: WorkedOn[] = [];
  const told: string[] = [];
  const stripe = stripeIn(world, {
    onWorkedOn: (request) => worked.push(request),
    webhook: { url: 'https://api.fanfund.example/hook', secret: 'whsec_simulated' },
    carry: ({ event }) => {
      told.push(event.type);
      return Promise.resolve({ status: 200 });
    },
  });
  return {
    told,
    world,
    stripe,
    worked,
    pay: (fault, key = 'one') => {
      let next = fault;
      const http = simulatedHttpClient(Stripe, (request) => {
        const struck = next;
        next = undefined;
        return stripe.handle(request, struck);
      });
      const secret = { secretKey: 'sk_test_rules', webhookSecrets: ['whsec_x'] };
      const params = { amount: 900, currency: 'usd', payment_method: 'pm_card_visa' };
      return stripeClient(secret, timeoutMs, http).paymentIntents.create(
        { ...params, confirm: true, metadata: { fanfund_pledge: 'p1', fanfund_attempt: '1' } },
        { idempotencyKey: key },
      );
    },
  };
}

const refused = async (call: Promise<unknown>): Promise<Stripe.errors.StripeError> =>
  call.then(
    () => {
      throw new Error('It should have failed.');
    },
    (error: unknown) => error as Stripe.errors.StripeError,
  );

const charged = ({ stripe }: Stage): number => stripe.books.moneyMoves().length;

type Told = {
  status?: number;
  reason?: string;
  effect: boolean;
  repeated: 'pays' | 'is told again';
};

/** What the library throws at once; what lies in the books; what the same key gives afterwards. */
const refusals: Partial<Record<RequestFaultName, Told>> = {
  endpoint_rate_limited: { status: 429, reason: 'endpoint-rate', effect: false, repeated: 'pays' },
  account_rate_limited: { status: 429, reason: 'global-rate', effect: false, repeated: 'pays' },
  lock_timeout: { status: 429, effect: false, repeated: 'pays' },
  error_500_before_effect: { status: 500, effect: false, repeated: 'is told again' },
  error_500_after_effect: { status: 500, effect: true, repeated: 'is told again' },
  cut_after_effect: { effect: true, repeated: 'pays' },
};

describe('a request refused or cut off', () => {
  test.each(Object.entries(refusals))('by %s', async (fault, told) => {
    const on = stage();
    const error = await refused(on.pay({ fault: fault as RequestFaultName }));
    expect(error.statusCode).toBe(told.status);
    expect(error.headers?.['stripe-rate-limited-reason']).toBe(told.reason);
    expect(charged(on)).toBe(told.effect ? 1 : 0);
    if (told.repeated === 'pays') {
      expect((await on.pay()).status).toBe('succeeded');
    } else {
      const again = await refused(on.pay());
      expect(again.statusCode).toBe(500);
      expect(again.headers?.['idempotent-replayed']).toBe('true');
    }
    const isPaid = told.effect || told.repeated === 'pays';
    expect(charged(on)).toBe(isPaid ? 1 : 0);
  });
});

describe('a connection that breaks', () => {
  // The library waits half a second before its second try.
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test.each(['dropped_before_effect', 'dropped_after_effect'] as const)(
    'by %s is tried once more by the library, and charges once',
    async (fault) => {
      const on = stage();
      const call = on.pay({ fault });
      await jest.advanceTimersByTimeAsync(1000);
      expect((await call).status).toBe('succeeded');
      expect(charged(on)).toBe(1);
      expect(on.worked.map(({ status, replayed }) => [status, replayed])).toEqual(
        fault === 'dropped_before_effect'
          ? [
              [undefined, false],
              [200, false],
            ]
          : [
              [200, false],
              [200, true],
            ],
      );
    },
  );

  test.each([
    ['silent_before_effect', 0],
    ['silent_after_effect', 1],
  ] as const)('by %s never gets an answer', async (fault, charges) => {
    const on = stage();
    const request = {
      method: 'POST',
      path: '/v1/payment_intents',
      headers: { authorization: 'Bearer sk_test_rules' },
      body: 'amount=900&currency=usd&payment_method=pm_card_visa&confirm=true',
    };
    expect(await on.stripe.handle(request, { fault })).toEqual({ silent: true });
    expect(charged(on)).toBe(charges);
  });
});

describe('a request that Stripe looks at late', () => {
  test('takes effect then, whoever still waits; its key is held meanwhile', async () => {
    const on = stage();
    const call = on.pay({ fault: 'delayed', delayMs: 10 * minuteMs });
    await on.world.pass(9 * minuteMs);
    expect(charged(on)).toBe(0);
    expect(await refused(on.pay())).toMatchObject({
      statusCode: 409,
      code: 'idempotency_key_in_use',
    });
    await on.world.pass(2 * minuteMs);
    expect((await call).status).toBe('succeeded');
    expect(charged(on)).toBe(1);
    const [first, second] = on.worked;
    expect([first?.status, second?.status]).toEqual([409, 200]);
    expect(second!.atMs - second!.arrivedAtMs).toBe(10 * minuteMs);
  });

  test('and answers late, when webhooks have long told of it', async () => {
    const on = stage();
    const call = on.pay({ fault: 'answered_late', delayMs: minuteMs });
    let isAnswered = false;
    void call.then(() => (isAnswered = true));
    await on.world.pass(minuteMs - 1);
    expect([charged(on), isAnswered]).toEqual([1, false]);
    expect(on.told).toContain('payment_intent.succeeded');
    await on.world.pass(1);
    expect((await call).status).toBe('succeeded');
    expect(on.worked.map(({ arrivedAtMs, atMs }) => atMs - arrivedAtMs)).toEqual([0]);
  });

  test('answered with 500 and carried out afterwards, it charges under an answer that stays', async () => {
    const on = stage();
    const error = await refused(on.pay({ fault: 'error_500_late_effect', lateMs: 20 * minuteMs }));
    expect([error.statusCode, charged(on)]).toEqual([500, 0]);
    await on.world.pass(20 * minuteMs - 1);
    expect([charged(on), on.told]).toEqual([0, []]);
    await on.world.pass(1);
    const events = ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'];
    expect([charged(on), on.told]).toEqual([1, events]);
    expect((await refused(on.pay())).headers?.['idempotent-replayed']).toBe('true');
    expect(charged(on)).toBe(1);
  });
});

test('a key is forgotten after 24 hours, and then charges again', async () => {
  const on = stage();
  const first = await on.pay();
  await on.world.pass(24 * hourMs - 1000);
  expect((await on.pay()).id).toBe(first.id);
  expect(charged(on)).toBe(1);
  await on.world.pass(1000);
  expect((await on.pay()).id).not.toBe(first.id);
  expect(charged(on)).toBe(2);
});

test('the rate limit can be lowered in the middle of a second, and is counted by the second', async () => {
  const on = stage();
  for (let sent = 0; sent < 5; sent += 1) await on.pay(undefined, `before-${sent}`);
  await on.stripe.setLimits({ perSecond: 100, perEndpointPerSecond: 5 });
  const error = await refused(on.pay(undefined, 'after'));
  expect(error.headers?.['stripe-rate-limited-reason']).toBe('endpoint-rate');
  await on.world.pass(1000);
  for (let sent = 0; sent < 5; sent += 1) await on.pay(undefined, `later-${sent}`);
  expect((await refused(on.pay(undefined, 'one more'))).statusCode).toBe(429);
  await on.stripe.setLimits({ perSecond: 5 });
  await on.world.pass(1000);
  for (let sent = 0; sent < 5; sent += 1) await on.pay(undefined, `last-${sent}`);
  const told = await refused(on.pay(undefined, 'and one more'));
  expect(told.headers?.['stripe-rate-limited-reason']).toBe('global-rate');
});

test('rules with a seed strike the same requests in every run', async () => {
  const struck = async (seed: number): Promise<(number | undefined)[]> => {
    const on = stage();
    await on.stripe.control('POST', 'faults', [
      { fault: 'rate_limited', limit: 'endpoint-rate', match: { probability: 0.3, seed } },
      { fault: 'error_500_after', match: { probability: 0.3, seed: seed + 1 } },
    ]);
    for (let sent = 0; sent < 40; sent += 1) {
      await on.pay(undefined, `key-${sent}`).catch(() => undefined);
    }
    return on.worked.map(({ status }) => status);
  };
  const told = await struck(3);
  expect(new Set(told)).toEqual(new Set([200, 429, 500]));
  expect(await struck(3)).toEqual(told);
  expect(await struck(4)).not.toEqual(told);
});

test('every fault has a test here', () => {
  const tested = [
    ...Object.keys(refusals),
    'dropped_before_effect',
    'dropped_after_effect',
    'silent_before_effect',
    'silent_after_effect',
    'delayed',
    'answered_late',
    'error_500_late_effect',
  ];
  expect(new Set(tested)).toEqual(new Set(requestFaultNames));
});
