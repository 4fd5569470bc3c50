import { describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { receiveStripeWebhook } from '../../functions/receive-stripe-webhook/receive-stripe-webhook.ts';
import type { Collection } from '../../shared/domain/campaign.ts';
import type { MeteredName } from '../../shared/entry/meter.ts';
import type { StripeMessage } from '../../shared/queues/messages.ts';
import { useFanfund } from '../support/fanfund.ts';
import { minuteMs, secondMs } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const fanfund = useFanfund();
const { clock, stripe, payments } = fanfund;
const current = 'whsec_current';
const previous = 'whsec_previous';

function wired() {
  const metered: (readonly [MeteredName, number])[] = [];
  return {
    metered,
    secrets: async () => [current, previous],
    confirmations: keptQueue<StripeMessage>(),
    meter: { count: (name: MeteredName, value: number) => void metered.push([name, value]) },
    now: clock,
  };
}

type Request = Parameters<typeof receiveStripeWebhook>[1];
type Signing = { readonly secret?: string; readonly atMs?: number };

/** What HTTP API makes of a webhook. */
const requestWith = (body: string, signature?: string): Request =>
  ({
    headers: signature === undefined ? {} : { 'stripe-signature': signature },
    body,
    isBase64Encoded: false,
  }) as unknown as Request;

const signatureOf = (payload: string, { secret = current, atMs = clock() }: Signing = {}) =>
  Stripe.webhooks.generateTestHeaderString({
    payload,
    secret,
    timestamp: Math.floor(atMs / secondMs),
  });

const signed = (event: object, signing: Signing = {}): Request => {
  const payload = JSON.stringify(event);
  return requestWith(payload, signatureOf(payload, signing));
};

/** A pledge whose backer has just set up its payment, and the last event of a type at Stripe. */
async function confirmedAtStripe(collection: Collection, type: string) {
  const campaign = await fanfund.given('live', { collection });
  const pledge = await fanfund.givenPending(campaign);
  const { intentId, clientSecret } = await payments.prepare(pledge);
  await stripe.confirm({ intentId, clientSecret });
  const { data } = await stripe.client.events.list({ type, limit: 1 });
  const [event] = data;
  if (!event) throw new Error(`Stripe has no event ${type}.`);
  return { pledge, intentId, event };
}

describe('what Stripe says about a set-up', () => {
  test.each([
    ['save-card', 'setup_intent.succeeded'],
    ['charge-now', 'payment_intent.succeeded'],
  ] as const)('of %s is queued with all that confirms the pledge', async (collection, type) => {
    const deps = wired();
    const { pledge, intentId, event } = await confirmedAtStripe(collection, type);
    expect(await receiveStripeWebhook(deps, signed(event))).toEqual({ body: { received: true } });
    expect(deps.confirmations.sent).toEqual([
      {
        message: {
          pledgeId: pledge.id,
          intentId,
          payment: {
            intentId,
            customerId: expect.stringMatching(/^cus_/),
            paymentMethodId: expect.stringMatching(/^pm_/),
          },
        },
        options: { campaignId: pledge.campaignId },
      },
    ]);
    expect(deps.metered).toEqual([]);
  });

  test('of an authorisation is queued without the payment, whose end is to be asked for', async () => {
    const deps = wired();
    const type = 'payment_intent.amount_capturable_updated';
    const { pledge, intentId, event } = await confirmedAtStripe('authorize', type);
    await receiveStripeWebhook(deps, signed(event));
    expect(deps.confirmations.messages).toEqual([{ pledgeId: pledge.id, intentId }]);
  });

  test('is taken as HTTP API encodes it', async () => {
    const deps = wired();
    const { event } = await confirmedAtStripe('save-card', 'setup_intent.succeeded');
    const request = signed(event);
    const body = Buffer.from(request.body ?? '').toString('base64');
    await receiveStripeWebhook(deps, { ...request, body, isBase64Encoded: true });
    expect(deps.confirmations.messages).toHaveLength(1);
  });

  test('is taken under the previous secret as long as that is valid', async () => {
    const deps = wired();
    const { event } = await confirmedAtStripe('save-card', 'setup_intent.succeeded');
    await receiveStripeWebhook(deps, signed(event, { secret: previous }));
    expect(deps.confirmations.messages).toHaveLength(1);
  });

  test('is not answered when it could not be queued', async () => {
    const { event } = await confirmedAtStripe('save-card', 'setup_intent.succeeded');
    const confirmations = { send: () => Promise.reject(new Error('SQS is away')) };
    const deps = { ...wired(), confirmations: { ...keptQueue<StripeMessage>(), ...confirmations } };
    await expect(receiveStripeWebhook(deps, signed(event))).rejects.toThrow('SQS is away');
  });
});

describe('a webhook changes nothing', () => {
  const intent = {
    ...{ id: 'seti_1', object: 'setup_intent', customer: 'cus_1', payment_method: 'pm_1' },
    metadata: {
      fanfund_pledge: 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa',
      fanfund_attempt: 'prepare-1',
    },
  };
  const event = {
    ...{ id: 'evt_1', object: 'event', type: 'setup_intent.succeeded' },
    data: { object: intent },
  };
  const payload = JSON.stringify(event);

  test('but would, genuine as it stands', async () => {
    const deps = wired();
    await receiveStripeWebhook(deps, signed(event));
    expect(deps.confirmations.messages).toHaveLength(1);
  });

  test.each<[string, () => Request]>([
    ['with a signature of another secret', () => signed(event, { secret: 'whsec_another' })],
    ['without a signature', () => requestWith(payload)],
    ['with a signature that is none', () => requestWith(payload, 'v1=deadbeef')],
    [
      'whose body was altered',
      () => requestWith(payload.replace('pm_1', 'pm_2'), signatureOf(payload)),
    ],
    ['signed too long ago', () => signed(event, { atMs: clock() - 5 * minuteMs - secondMs })],
    ['signed in the future', () => signed(event, { atMs: clock() + 5 * minuteMs + secondMs })],
    ['that is no JSON', () => requestWith('hello', signatureOf('hello'))],
  ])('%s, and is refused and counted', async (_how, request) => {
    const deps = wired();
    await expect(receiveStripeWebhook(deps, request())).rejects.toMatchObject({
      name: 'RequestProblem',
      code: 'signature_invalid',
    });
    expect(deps.confirmations.sent).toEqual([]);
    expect(deps.metered).toEqual([['RejectedWebhooks', 1]]);
  });

  const withMetadata = (metadata: Record<string, string>) => ({
    ...event,
    data: { object: { ...intent, metadata: { ...intent.metadata, ...metadata } } },
  });
  test.each([
    ['of a kind that nobody needs', { ...event, type: 'customer.created' }],
    ["about somebody else's intent", { ...event, data: { object: { ...intent, metadata: {} } } }],
    ['about our own charge at the end', withMetadata({ fanfund_attempt: 'collect-1' })],
    ['about a pledge that cannot exist', withMetadata({ fanfund_pledge: 'plg_1' })],
  ])('%s, and is thanked for and counted', async (_what, ignored) => {
    const deps = wired();
    expect(await receiveStripeWebhook(deps, signed(ignored))).toEqual({ body: { received: true } });
    expect(deps.confirmations.sent).toEqual([]);
    expect(deps.metered).toEqual([['IgnoredStripeEvents', 1]]);
  });
});
