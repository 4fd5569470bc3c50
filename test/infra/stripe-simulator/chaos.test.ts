import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seededRandom } from '../../../infra/stripe-simulator/faults.ts';
import type { Answer, Dropped } from '../../../infra/stripe-simulator/message.ts';
import type { Simulator } from '../../../infra/stripe-simulator/simulator.ts';
import { createSimulator } from '../../../infra/stripe-simulator/simulator.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const charge = 'amount=900&currency=usd&payment_method=pm_card_visa&confirm=true';

let nowMs: number;
let simulator: Simulator;

beforeEach(() => {
  nowMs = noon;
  simulator = createSimulator({
    databaseFile: ':memory:',
    now: () => nowMs,
    random: seededRandom(3),
    sleep: () => Promise.resolve(),
    defer: (work) => work(),
    baseUrl: () => 'http://stripe.simulated',
    limits: { perSecond: Infinity, perEndpointPerSecond: Infinity },
    webhook: { url: 'http://fanfund.simulated/hook', secret: 'whsec_simulated' },
  });
});
afterEach(() => simulator.close());

function send(method: string, path: string, body = '', key?: string): Promise<Answer | Dropped> {
  const headers = {
    authorization: 'Bearer sk_test_simulated',
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  return simulator.handle({ method, path, headers, body });
}

const control = (method: string, path: string, body: unknown = {}) =>
  send(method, `/_sim/${path}`, JSON.stringify(body));

const faults = (...rules: object[]) => control('POST', 'faults', rules);

const outcomeOf = (answer: Answer | Dropped): string =>
  'dropped' in answer ? 'dropped' : String(answer.status);

const bodyOf = (answer: Answer | Dropped): Record<string, Record<string, unknown>> =>
  'dropped' in answer ? {} : JSON.parse(answer.body);

const declineOf = (answer: Answer | Dropped): unknown => bodyOf(answer)['error']?.['decline_code'];

async function outcomes(count: number, stepMs: number): Promise<string[]> {
  const seen: string[] = [];
  for (let done = 0; done < count; done += 1) {
    seen.push(outcomeOf(await send('POST', '/v1/customers')));
    nowMs += stepMs;
  }
  return seen;
}

function counts(seen: readonly unknown[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const one of seen) result[String(one)] = (result[String(one)] ?? 0) + 1;
  return result;
}

describe('declines by chance', () => {
  test('strike only where a card is charged, for reasons drawn by the seed', async () => {
    const rule = {
      fault: 'decline',
      codes: ['insufficient_funds', 'lost_card'],
      match: { charging: true, probability: 0.5, seed: 11 },
    };
    await faults(rule);
    const declined: unknown[] = [];
    for (let done = 0; done < 60; done += 1) {
      expect(outcomeOf(await send('GET', '/v1/charges'))).toBe('200');
      expect(outcomeOf(await send('POST', '/v1/payment_intents', 'amount=900&currency=usd'))).toBe(
        '200',
      );
      declined.push(declineOf(await send('POST', '/v1/payment_intents', charge)));
    }
    const told = counts(declined);
    expect(Object.keys(told).sort()).toEqual(['insufficient_funds', 'lost_card', 'undefined']);
    expect(Math.min(...Object.values(told))).toBeGreaterThan(5);
    await faults(rule);
    const again: unknown[] = [];
    for (let done = 0; done < 60; done += 1) {
      again.push(declineOf(await send('POST', '/v1/payment_intents', charge)));
    }
    expect(again).toEqual(declined);
  });

  test('a refused card hides no other fault from requests without a card', async () => {
    await faults({ fault: 'decline', code: 'lost_card' }, { fault: 'error_500_before' });
    expect(outcomeOf(await send('POST', '/v1/customers'))).toBe('500');
    expect(outcomeOf(await send('POST', '/v1/payment_intents', charge))).toBe('402');
  });

  test('advice comes with the code', async () => {
    await faults({ fault: 'decline', code: 'do_not_try_again' });
    const { error } = bodyOf(await send('POST', '/v1/payment_intents', charge));
    expect(error).toMatchObject({
      decline_code: 'generic_decline',
      advice_code: 'do_not_try_again',
      network_advice_code: '03',
    });
  });

  test('authentication_required asks on-session and declines off-session', async () => {
    await faults({ fault: 'decline', code: 'authentication_required' });
    const asked = bodyOf(await send('POST', '/v1/payment_intents', charge));
    const customer = bodyOf(await send('POST', '/v1/customers'))['id'];
    const saved = bodyOf(
      await send('POST', '/v1/payment_methods/pm_card_visa/attach', `customer=${String(customer)}`),
    )['id'];
    const absent =
      `amount=900&currency=usd&confirm=true&off_session=true&payment_method=${String(saved)}` +
      `&customer=${String(customer)}`;
    const declined = bodyOf(await send('POST', '/v1/payment_intents', absent));
    expect(asked['status']).toBe('requires_action');
    expect(declined['error']?.['code']).toBe('authentication_required');
  });
});

describe('bursts', () => {
  test('a rule is awake for a while in every span, and its seed says when', async () => {
    const rule = { fault: 'rate_limited', burstMs: 400, everyMs: 2000, match: { seed: 5 } };
    await faults(rule);
    const seen = await outcomes(200, 100);
    expect(counts(seen)).toEqual({ 200: 160, 429: 40 });
    const spans = Array.from({ length: 10 }, (_, span) => seen.slice(span * 20, span * 20 + 20));
    for (const span of spans) expect(span.lastIndexOf('429') - span.indexOf('429')).toBe(3);
    expect(new Set(spans.map((span) => span.indexOf('429'))).size).toBeGreaterThan(1);
    nowMs = noon;
    await faults(rule);
    expect(await outcomes(200, 100)).toEqual(seen);
  });
});

describe('an outage', () => {
  test('drops every request until its time is over, and nothing has happened', async () => {
    await faults({ fault: 'outage', forSeconds: 6 * 3600 });
    expect(outcomeOf(await send('POST', '/v1/payment_intents', charge, 'k1'))).toBe('dropped');
    expect(outcomeOf(await send('GET', '/v1/balance'))).toBe('dropped');
    nowMs += 6 * 3600 * 1000 - 1;
    expect(outcomeOf(await send('GET', '/v1/nothing'))).toBe('dropped');
    nowMs += 1;
    expect(bodyOf(await send('GET', '/v1/charges'))['data']).toEqual([]);
    expect(outcomeOf(await send('POST', '/v1/payment_intents', charge, 'k1'))).toBe('200');
  });

  test('may answer 503 instead, which nothing is kept of', async () => {
    await faults({ fault: 'outage', untilSeconds: noon / 1000 + 60, manner: 'unavailable' });
    expect(outcomeOf(await send('POST', '/v1/payment_intents', charge, 'k1'))).toBe('503');
    await control('POST', 'clock', { advanceSeconds: 60 });
    expect(outcomeOf(await send('POST', '/v1/payment_intents', charge, 'k1'))).toBe('200');
  });

  test('may be of both kinds, and is ended by taking the rule away', async () => {
    await faults({ fault: 'outage', manner: 'mixed' });
    const seen = counts(await outcomes(40, 1));
    expect(Object.keys(seen).sort()).toEqual(['503', 'dropped']);
    await control('DELETE', 'faults');
    expect(outcomeOf(await send('GET', '/v1/balance'))).toBe('200');
  });

  test('holds webhooks back, and lets them go afterwards', async () => {
    await send('POST', '/v1/customers');
    await faults({ fault: 'outage', forSeconds: 60 });
    expect(simulator.postman.take(10)).toEqual([]);
    nowMs += 60_000;
    expect(simulator.postman.take(10)).toHaveLength(1);
  });
});

describe('everything at once', () => {
  const attempts = 2000;

  const year = async (seed: number, count = attempts): Promise<Record<string, number>> => {
    await control('POST', 'chaos', { seed });
    const seen: string[] = [];
    for (let done = 0; done < count; done += 1) {
      nowMs += 40;
      seen.push(outcomeOf(await send('POST', '/v1/payment_intents', charge)));
    }
    return counts(seen);
  };

  test('has the shares that it promises', async () => {
    const seen = await year(1);
    const share = (outcome: string): number => (seen[outcome] ?? 0) / attempts;
    expect(share('402')).toBeCloseTo(0.03, 2);
    expect(share('500')).toBeCloseTo(0.01, 2);
    expect(share('dropped')).toBeCloseTo(0.01, 2);
    expect(share('429')).toBeGreaterThan(0.005);
    const { data = [] } = bodyOf(await send('GET', '/v1/charges?limit=100'));
    expect(Object.keys(data).length).toBe(100);
  });

  test('half of the time-outs and of the 500s took effect', async () => {
    const seen = await year(2);
    const stats = bodyOf(await control('GET', 'stats'));
    const captured = (stats['money']?.['capturedMinor'] as { usd: number }).usd / 900;
    const silent = captured - (seen['200'] ?? 0);
    const lost = (seen['dropped'] ?? 0) + (seen['500'] ?? 0);
    expect(silent).toBeGreaterThan(lost * 0.3);
    expect(silent).toBeLessThan(lost * 0.7);
  });

  test('is the same again from the same seed', async () => {
    const first = await year(3, 500);
    nowMs = noon;
    expect(await year(3, 500)).toEqual(first);
  });

  test('an unknown fault is refused', async () => {
    expect(outcomeOf(await faults({ fault: 'earthquake' }))).toBe('400');
  });
});

describe('webhooks in a bad mood', () => {
  const deliveredIn = (seconds: number): number => {
    nowMs += seconds * 1000;
    const parcels = simulator.postman.take(10_000);
    for (const { deliveryId } of parcels) simulator.postman.finish(deliveryId, true);
    return parcels.length;
  };

  test('a share leaves late, by no more than is said', async () => {
    await control('POST', 'webhooks', { delay: 0.5, delaySecondsMax: 30, seed: 4 });
    await outcomes(200, 0);
    const atOnce = deliveredIn(0);
    expect(atOnce).toBeGreaterThan(70);
    expect(atOnce).toBeLessThan(130);
    expect(deliveredIn(15)).toBeGreaterThan(20);
    deliveredIn(15);
    expect(simulator.postman.waiting()).toBe(0);
  });

  test('a share is dropped and a share is doubled, the same by the same seed', async () => {
    const mood = { drop: 0.2, duplicate: 0.2, seed: 9 };
    await control('POST', 'webhooks', mood);
    await outcomes(200, 0);
    const first = deliveredIn(0);
    await control('POST', 'webhooks', mood);
    await outcomes(200, 0);
    expect(deliveredIn(0)).toBe(first);
    expect(first).toBeGreaterThan(150);
    expect(simulator.postman.waiting()).toBe(0);
  });

  test('an event can be sent again at any time', async () => {
    await send('POST', '/v1/customers');
    const [parcel] = simulator.postman.take(1);
    simulator.postman.finish(parcel?.deliveryId ?? '', true);
    const { id } = JSON.parse(parcel?.body ?? '{}') as { id: string };
    nowMs += 13 * 24 * 3600 * 1000;
    await control('POST', `events/${id}/resend`);
    const [again] = simulator.postman.take(1);
    expect(JSON.parse(again?.body ?? '{}')).toMatchObject({ id });
  });

  test('one fact may come as two events', async () => {
    await send('POST', '/v1/customers');
    const [parcel] = simulator.postman.take(1);
    const { id, data } = JSON.parse(parcel?.body ?? '{}') as { id: string; data: object };
    await control('POST', `events/${id}/twin`);
    const [twin] = simulator.postman.take(1);
    const second = JSON.parse(twin?.body ?? '{}') as { id: string; data: object };
    expect(second.id).not.toBe(id);
    expect(second.data).toEqual(data);
  });
});
