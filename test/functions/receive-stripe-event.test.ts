import { describe, expect, test } from '@jest/globals';
import { receiveStripeEvent } from '../../functions/receive-stripe-event/receive-stripe-event.ts';
import { PoisonError } from '../../shared/errors.ts';
import { stripeEnvelope } from '../../shared/queues/messages.ts';
import { campaignIn, pending } from '../support/given.ts';
import { keptStripeQueues, sentToStripeQueues } from '../support/queue.ts';

const pledge = pending({ campaign: campaignIn('live') });

function wired(secretKey = 'sk_test_1') {
  const metered: (string | undefined)[][] = [];
  return {
    ...keptStripeQueues(),
    secret: { current: () => Promise.resolve({ secretKey }) },
    meter: {
      count: (name: string, _value: number, reason?: string) => void metered.push([name, reason]),
    },
    metered,
  };
}

const intent = {
  ...{ id: 'seti_1', object: 'setup_intent', customer: 'cus_1', payment_method: 'pm_1' },
  metadata: { fanfund_pledge: pledge.id, fanfund_attempt: 'prepare-1' },
};
const payment = { intentId: 'seti_1', customerId: 'cus_1', paymentMethodId: 'pm_1' };

/** As EventBridge puts it into the queue. */
const envelopeOf = (type: string, object: object, more: object = {}) => ({
  version: '0',
  id: '07fd3f71-0dbd-4a5a-9d0e-4c3f5b0d3f52',
  'detail-type': type,
  source: 'aws.partner/stripe.com/ed_test_61Rabc',
  account: '000000000000',
  time: '2026-10-02T12:00:00Z',
  region: 'us-east-1',
  resources: ['arn:aws:events:us-east-1::event-source/aws.partner/stripe.com/ed_test_61Rabc'],
  detail: { id: 'evt_1', object: 'event', type, livemode: false, data: { object }, ...more },
});

describe('an event over the partner event bus', () => {
  test('goes the same way as one over HTTP', async () => {
    const deps = wired();
    await receiveStripeEvent(deps, envelopeOf('setup_intent.succeeded', intent));
    await receiveStripeEvent(deps, envelopeOf('refund.failed', intent));
    await receiveStripeEvent(deps, envelopeOf('review.opened', { payment_intent: 'pi_1' }));
    expect(sentToStripeQueues(deps)).toEqual({
      confirmations: [{ pledgeId: pledge.id, intentId: 'seti_1', payment }],
      refundLooks: [{ pledgeId: pledge.id }],
      disputeLooks: [{ intentId: 'pi_1' }],
    });
    expect(deps.metered).toEqual([]);
  });

  test('that concerns no pledge is counted', async () => {
    const deps = wired();
    await receiveStripeEvent(deps, envelopeOf('customer.created', { id: 'cus_1' }));
    expect(sentToStripeQueues(deps)).toEqual({});
    expect(deps.metered).toEqual([['IgnoredStripeEvents', 'other_type']]);
  });

  test.each([
    ['other_mode', { livemode: true }],
    ['other_account', { account: 'acct_2' }],
  ])('of another place is counted and left alone: %s', async (reason, more) => {
    const deps = wired();
    await receiveStripeEvent(deps, envelopeOf('setup_intent.succeeded', intent, more));
    expect(sentToStripeQueues(deps)).toEqual({});
    expect(deps.metered).toEqual([['MisdirectedStripeEvents', reason]]);
  });

  test('comes again when the next queue does not take it', async () => {
    const deps = wired();
    const send = () => Promise.reject(new Error('the queue is down'));
    const down = { ...deps, confirmations: { ...deps.confirmations, send } };
    const receiving = receiveStripeEvent(down, envelopeOf('setup_intent.succeeded', intent));
    await expect(receiving).rejects.toThrow('the queue is down');
  });

  test('that is none is for the dead-letter queue', async () => {
    const empty = { ...envelopeOf('x.y', {}), detail: { id: 'evt_1', type: 'x.y' } };
    await expect(receiveStripeEvent(wired(), empty)).rejects.toThrow(PoisonError);
  });
});

describe('the queue of the partner event bus', () => {
  const envelope = envelopeOf('setup_intent.succeeded', intent);
  test('takes an envelope as it is, with all that is in it', () => {
    expect(stripeEnvelope.parse(envelope)).toEqual(envelope);
  });

  test.each([
    ['of another source', { ...envelope, source: 'fanfund' }],
    ['of a source that only looks like it', { ...envelope, source: 'aws.partner/stripe.com' }],
    ['without an event', { ...envelope, detail: {} }],
    [
      'with a notification that has no object',
      { ...envelope, detail: { object: 'v2.core.event' } },
    ],
    ['without an envelope', envelope.detail],
  ])('takes none %s', (_what, other) => {
    expect(stripeEnvelope.safeParse(other).success).toBe(false);
  });
});
