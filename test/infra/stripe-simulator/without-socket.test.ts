import { describe, expect, test } from '@jest/globals';
import { seededRandom } from '../../../infra/stripe-simulator/faults.ts';
import type { Answer } from '../../../infra/stripe-simulator/message.ts';
import type { Simulator } from '../../../infra/stripe-simulator/simulator.ts';
import { createSimulator } from '../../../infra/stripe-simulator/simulator.ts';

function simulatorAt(clock: { ms: number }, seed: number): Simulator {
  return createSimulator({
    databaseFile: ':memory:',
    now: () => clock.ms,
    random: seededRandom(seed),
    sleep: (durationMs) => {
      clock.ms += durationMs;
      return Promise.resolve();
    },
    defer: (work) => work(),
    baseUrl: () => 'http://stripe.simulated',
    limits: { perSecond: 100, perEndpointPerSecond: 25 },
    webhook: { url: 'http://fanfund.simulated/hook', secret: 'whsec_simulated' },
  });
}

async function post(simulator: Simulator, path: string, body: string): Promise<Answer> {
  const headers = {
    authorization: 'Bearer sk_test_simulated',
    'idempotency-key': `${path}${body}`,
  };
  const answer = await simulator.handle({ method: 'POST', path, headers, body });
  if ('dropped' in answer) throw new Error('the answer was dropped');
  return answer;
}

async function story(seed: number): Promise<string[]> {
  const clock = { ms: Date.UTC(2026, 10, 22, 12) };
  const simulator = simulatorAt(clock, seed);
  const body = 'amount=900&currency=usd&payment_method=pm_card_visa&confirm=true';
  const lines: string[] = [];
  lines.push((await post(simulator, '/v1/customers', 'email=fan%40example.com')).body);
  lines.push((await post(simulator, '/v1/payment_intents', `${body}&capture_method=manual`)).body);
  clock.ms += 8 * 24 * 3600 * 1000;
  simulator.tick();
  for (const parcel of simulator.postman.take(100)) {
    lines.push(`${parcel.headers['Stripe-Signature']} ${parcel.body}`);
    simulator.postman.finish(parcel.deliveryId, true);
  }
  simulator.close();
  return lines;
}

describe('the simulator without a socket', () => {
  test('the same seed and clock tell the same story to the byte', async () => {
    const told = await story(7);
    expect(await story(7)).toEqual(told);
    expect(await story(8)).not.toEqual(told);
    expect(told.filter((line) => line.includes('"charge.expired"'))).toHaveLength(1);
  });

  test('a dropped request says so instead of answering', async () => {
    const simulator = simulatorAt({ ms: Date.UTC(2026, 10, 22) }, 1);
    const rules = JSON.stringify([{ fault: 'timeout_after_effect', match: {} }]);
    await simulator.handle({ method: 'POST', path: '/_sim/faults', headers: {}, body: rules });
    const answer = await simulator.handle({
      method: 'POST',
      path: '/v1/customers',
      headers: { authorization: 'Bearer sk_test_simulated' },
      body: '',
    });
    expect(answer).toEqual({ dropped: true });
    simulator.close();
  });
});
