import { describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { receiveStripeWebhook } from '../../functions/receive-stripe-webhook/receive-stripe-webhook.ts';
import type { StripeMessage } from '../../shared/queues/messages.ts';
import { RequestProblem } from '../../shared/entry/problem.ts';
import { testClock } from '../support/clock.ts';
import { campaignIn, pending } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const clock = testClock();
const secret = 'whsec_current';
const pledge = pending({ campaign: campaignIn('live') });

function wired(secrets: readonly string[] = [secret]) {
  const metered: string[] = [];
  return {
    secrets: () => Promise.resolve(secrets),
    confirmations: keptQueue<StripeMessage>(),
    meter: { count: (name: string) => void metered.push(name) },
    metered,
    now: clock,
  };
}

const signed = (body: string, by = secret, atMs = clock()): string => {
  const seconds = Math.floor(atMs / 1000);
  const signature = createHmac('sha256', by).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${signature}`;
};

const requestOf = (body: string, signature?: string, isBase64Encoded = false) =>
  ({
    body: isBase64Encoded ? Buffer.from(body).toString('base64') : body,
    isBase64Encoded,
    headers: signature === undefined ? {} : { 'stripe-signature': signature },
  }) as unknown as APIGatewayProxyEventV2;

const eventOf = (type: string, object: object): string =>
  JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object } });

const intent = (more: object = {}) => ({
  id: 'seti_1',
  object: 'setup_intent',
  customer: 'cus_1',
  payment_method: 'pm_1',
  metadata: { fanfund_pledge: pledge.id, fanfund_attempt: 'prepare-1' },
  ...more,
});
const complete = {
  pledgeId: pledge.id,
  intentId: 'seti_1',
  payment: { intentId: 'seti_1', customerId: 'cus_1', paymentMethodId: 'pm_1' },
};

async function heard(body: string, deps = wired()): Promise<StripeMessage[]> {
  await receiveStripeWebhook(deps, requestOf(body, signed(body)));
  return deps.confirmations.messages;
}

describe('that a payment is set up', () => {
  test.each(['setup_intent.succeeded', 'payment_intent.succeeded'])(
    'is queued with all that is needed: %s',
    async (type) => {
      const deps = wired();
      expect(await heard(eventOf(type, intent()), deps)).toEqual([complete]);
      expect(deps.confirmations.sent[0]?.options).toEqual({ campaignId: pledge.campaignId });
    },
  );

  test('is queued to be looked up where the end of the authorisation is missing', async () => {
    const body = eventOf('payment_intent.amount_capturable_updated', intent());
    expect(await heard(body)).toEqual([{ pledgeId: pledge.id, intentId: 'seti_1' }]);
  });

  test('is read from objects that Stripe has put in full as well', async () => {
    const full = intent({ customer: { id: 'cus_1' }, payment_method: { id: 'pm_1' } });
    expect(await heard(eventOf('setup_intent.succeeded', full))).toEqual([complete]);
  });

  test('is read from a body that came encoded', async () => {
    const deps = wired();
    const body = eventOf('setup_intent.succeeded', intent());
    await receiveStripeWebhook(deps, requestOf(body, signed(body), true));
    expect(deps.confirmations.messages).toEqual([complete]);
  });

  test('is believed under each secret that is valid now', async () => {
    const body = eventOf('setup_intent.succeeded', intent());
    expect(await heard(body, wired(['whsec_next', secret]))).toEqual([complete]);
  });
});

describe('an event is acknowledged and left alone', () => {
  test.each([
    ['of another type', eventOf('customer.created', { id: 'cus_1' })],
    ['of a charge of ours', eventOf('charge.succeeded', intent())],
    ['without our metadata', eventOf('setup_intent.succeeded', intent({ metadata: {} }))],
    [
      'of a collection, which its worker records',
      eventOf(
        'payment_intent.succeeded',
        intent({ metadata: { fanfund_pledge: pledge.id, fanfund_attempt: 'collect-1' } }),
      ),
    ],
    [
      'with a pledge that is no id',
      eventOf(
        'setup_intent.succeeded',
        intent({ metadata: { fanfund_pledge: '../x', fanfund_attempt: 'prepare-1' } }),
      ),
    ],
  ])('%s', async (_what, body) => {
    const deps = wired();
    expect(await heard(body, deps)).toEqual([]);
    expect(deps.metered).toEqual(['IgnoredStripeEvents']);
  });
});

describe('what is not proved to come from Stripe is refused', () => {
  const body = eventOf('setup_intent.succeeded', intent());
  test.each([
    ['without a signature', undefined],
    ['with nonsense', 'nonsense'],
    ['signed by another', signed(body, 'whsec_other')],
    ['signed for another body', signed(`${body} `)],
    ['signed six minutes ago', signed(body, secret, clock() - 360_000)],
    ['signed six minutes ahead', signed(body, secret, clock() + 360_000)],
  ])('%s', async (_what, signature) => {
    const deps = wired();
    const receiving = receiveStripeWebhook(deps, requestOf(body, signature));
    await expect(receiving).rejects.toThrow(RequestProblem);
    await expect(receiving).rejects.toMatchObject({ code: 'signature_invalid' });
    expect(deps.confirmations.messages).toEqual([]);
    expect(deps.metered).toEqual(['RejectedWebhooks']);
  });

  test('without a valid JSON body, though signed', async () => {
    const receiving = receiveStripeWebhook(wired(), requestOf('{', signed('{')));
    await expect(receiving).rejects.toMatchObject({ code: 'signature_invalid' });
  });

  test('over 256 KB, before its signature is looked at', async () => {
    const huge = ' '.repeat(256 * 1024 + 1);
    const receiving = receiveStripeWebhook(wired(), requestOf(huge, signed(huge)));
    await expect(receiving).rejects.toMatchObject({ code: 'body_too_large' });
  });
});

test('Stripe is answered only when the queue has taken it', async () => {
  const body = eventOf('setup_intent.succeeded', intent());
  const send = () => Promise.reject(new Error('the queue is down'));
  const deps = { ...wired(), confirmations: { ...keptQueue<StripeMessage>(), send } };
  const receiving = receiveStripeWebhook(deps, requestOf(body, signed(body)));
  await expect(receiving).rejects.toThrow('the queue is down');
});
