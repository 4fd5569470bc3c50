import { describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { seededRandom } from '../../../infra/stripe-simulator/faults.ts';
import type { PartnerEvent } from '../../../infra/stripe-simulator/partner-events.ts';
import type { Simulator } from '../../../infra/stripe-simulator/simulator.ts';
import { createSimulator } from '../../../infra/stripe-simulator/simulator.ts';

const source = 'aws.partner/stripe.com/ed_test_61Tsim';
const url = 'http://cloud.simulated/_local/partner-events';

function simulatorWith(webhook: { url: string; secret: string } | undefined): Simulator {
  return createSimulator({
    databaseFile: ':memory:',
    now: () => Date.UTC(2026, 10, 22, 12),
    random: seededRandom(1),
    sleep: () => Promise.resolve(),
    defer: (work) => work(),
    baseUrl: () => 'http://stripe.simulated',
    limits: { perSecond: 100, perEndpointPerSecond: 25 },
    eventDestination: { url, source },
    ...(webhook && { webhook }),
  });
}

async function customerMade(simulator: Simulator): Promise<void> {
  const headers = { authorization: 'Bearer sk_test_simulated' };
  await simulator.handle({ method: 'POST', path: '/v1/customers', headers, body: '' });
}

describe('the EventBridge destination', () => {
  test('gets every event in the envelope of a partner source, unsigned', async () => {
    const simulator = simulatorWith(undefined);
    await customerMade(simulator);
    const [parcel] = simulator.postman.take(10);
    const envelope = JSON.parse(parcel?.body ?? '{}') as PartnerEvent;
    expect([parcel?.url, parcel?.headers]).toEqual([url, { 'Content-Type': 'application/json' }]);
    expect(envelope).toMatchObject({
      version: '0',
      'detail-type': 'customer.created',
      source,
      account: '000000000000',
      time: '2026-11-22T12:00:00Z',
      region: 'us-east-1',
      resources: [`arn:aws:events:us-east-1::event-source/${source}`],
      detail: { object: 'event', type: 'customer.created' },
    });
    expect(envelope.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    simulator.close();
  });

  test("is read by the official client's own helper", async () => {
    const simulator = simulatorWith(undefined);
    await customerMade(simulator);
    const [parcel] = simulator.postman.take(10);
    const { webhooks } = new Stripe('sk_test_simulated');
    const event = webhooks.constructEventWithoutVerification(parcel?.body ?? '');
    expect(event.type).toBe('customer.created');
    simulator.close();
  });

  test('may stand beside a webhook: one event, two deliveries', async () => {
    const simulator = simulatorWith({ url: 'http://fanfund.simulated/hook', secret: 'whsec_x' });
    await customerMade(simulator);
    const parcels = simulator.postman.take(10);
    const signed = parcels.map(({ headers }) => 'Stripe-Signature' in headers);
    expect(signed).toEqual([true, false]);
    for (const { deliveryId } of parcels) simulator.postman.finish(deliveryId, true);
    expect(simulator.postman.waiting()).toBe(0);
    simulator.close();
  });
});
