import { describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { receiveStripeWebhook } from '../../functions/receive-stripe-webhook/receive-stripe-webhook.ts';
import { signaturesSeen } from '../../shared/payments/stripe-webhook.ts';
import { RequestProblem } from '../../shared/entry/problem.ts';
import { renewable } from '../../shared/once.ts';
import { testClock } from '../support/clock.ts';
import { campaignIn, minuteMs, pending } from '../support/given.ts';
import { keptStripeQueues, sentToStripeQueues } from '../support/queue.ts';

const clock = testClock();
const current = 'whsec_current';
const pledge = pending({ campaign: campaignIn('live') });

type Wishes = {
  readonly secretKey?: string;
  readonly accountId?: string;
  /** What Secrets Manager answers, one after the other; the last one stays. */
  readonly stored?: readonly (readonly string[])[];
};

function wired({ secretKey = 'sk_test_1', accountId, stored = [[current]] }: Wishes = {}) {
  const metered: (readonly [string, string?])[] = [];
  const answers = [...stored];
  let reads = 0;
  const fetch = () => {
    reads += 1;
    const webhookSecrets = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
    return Promise.resolve({ secretKey, webhookSecrets, ...(accountId && { accountId }) });
  };
  return {
    ...keptStripeQueues(),
    secret: renewable({ keptMs: 5 * minuteMs, renewedMs: minuteMs }, { fetch, now: clock }),
    reads: () => reads,
    signatures: signaturesSeen(clock),
    meter: {
      count: (name: string, _value: number, reason?: string) =>
        void metered.push(reason === undefined ? [name] : [name, reason]),
    },
    metered,
    now: clock,
  };
}

const signed = (body: string, by = current, atMs = clock()): string => {
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

const eventOf = (type: string, object: object, more: object = {}): string =>
  JSON.stringify({
    ...{ id: 'evt_1', object: 'event', type, livemode: false, data: { object } },
    ...more,
  });

const metadata = { fanfund_pledge: pledge.id, fanfund_attempt: 'prepare-1' };
const intent = {
  ...{ id: 'seti_1', object: 'setup_intent', customer: 'cus_1', payment_method: 'pm_1' },
  metadata,
};
const body = eventOf('setup_intent.succeeded', intent);
const payment = { intentId: 'seti_1', customerId: 'cus_1', paymentMethodId: 'pm_1' };
const complete = { pledgeId: pledge.id, intentId: 'seti_1', payment };
const received = { body: { received: true } };

const receive = (deps: ReturnType<typeof wired>, text = body, signature = signed(text)) =>
  receiveStripeWebhook(deps, requestOf(text, signature));

describe('an event of Stripe', () => {
  test('is on its queue before Stripe is answered', async () => {
    const deps = wired();
    expect(await receive(deps)).toEqual(received);
    expect(sentToStripeQueues(deps)).toEqual({ confirmations: [complete] });
    expect(deps.confirmations.sent[0]?.options).toEqual({ campaignId: pledge.campaignId });
    expect(deps.metered).toEqual([]);
  });

  test.each([
    [
      'paymentLooks',
      'payment_intent.processing',
      { ...intent, id: 'pi_1', metadata: { ...metadata, fanfund_attempt: 'collect-1' } },
      { pledgeId: pledge.id, intentId: 'pi_1' },
    ],
    ['authorizations', 'charge.expired', intent, { pledgeId: pledge.id }],
    ['refundLooks', 'refund.failed', intent, { pledgeId: pledge.id }],
    ['disputeLooks', 'charge.dispute.closed', { payment_intent: 'pi_1' }, { intentId: 'pi_1' }],
  ] as const)('goes to %s: %s', async (queue, type, object, message) => {
    const deps = wired();
    await receive(deps, eventOf(type, object));
    expect(sentToStripeQueues(deps)).toEqual({ [queue]: [message] });
  });

  test('is read from a body that came encoded', async () => {
    const deps = wired();
    await receiveStripeWebhook(deps, requestOf(body, signed(body), true));
    expect(deps.confirmations.messages).toEqual([complete]);
  });

  test('that the queue does not take is asked for again', async () => {
    const deps = wired();
    const send = () => Promise.reject(new Error('the queue is down'));
    const down = { ...deps, confirmations: { ...deps.confirmations, send } };
    await expect(receive(down)).rejects.toMatchObject({ name: 'TransientError' });
    expect(await receive(deps)).toEqual(received);
    expect(deps.confirmations.messages).toEqual([complete]);
  });
});

describe('an event that concerns no pledge is acknowledged and counted', () => {
  test.each([
    ['other_type', eventOf('customer.created', { id: 'cus_1' })],
    ['other_type', eventOf('a_type.of_the_future', { id: 'x' })],
    ['not_ours', eventOf('setup_intent.succeeded', { ...intent, metadata: {} })],
    ['payment_method', eventOf('payment_method.detached', { id: 'pm_1' })],
    [
      'our_own',
      eventOf(
        'payment_intent.succeeded',
        { ...intent, metadata: { ...metadata, fanfund_attempt: 'collect-1' } },
        { request: { id: 'req_1', idempotency_key: `${pledge.id}:collect-1` } },
      ),
    ],
  ])('%s', async (reason, text) => {
    const deps = wired();
    expect(await receive(deps, text)).toEqual(received);
    expect(sentToStripeQueues(deps)).toEqual({});
    expect(deps.metered).toEqual([['IgnoredStripeEvents', reason]]);
  });
});

describe('a genuine event of another place is acknowledged, counted and left alone', () => {
  test.each([
    ['other_mode', { livemode: true }, {}],
    ['other_mode', { livemode: false }, { secretKey: 'sk_live_1' }],
    ['other_account', { account: 'acct_2' }, {}],
    ['other_account', { account: 'acct_2' }, { accountId: 'acct_1' }],
    ['other_account', { context: 'acct_2' }, { accountId: 'acct_1' }],
  ])('%s: %j', async (reason, more, wishes) => {
    const deps = wired(wishes);
    expect(await receive(deps, eventOf('setup_intent.succeeded', intent, more))).toEqual(received);
    expect(sentToStripeQueues(deps)).toEqual({});
    expect(deps.metered).toEqual([['MisdirectedStripeEvents', reason]]);
  });

  test('and one of this place is taken', async () => {
    const deps = wired({ secretKey: 'rk_live_1', accountId: 'acct_1' });
    const own = eventOf('setup_intent.succeeded', intent, { livemode: true, account: 'acct_1' });
    await receive(deps, own);
    expect(deps.confirmations.messages).toEqual([complete]);
  });
});

describe('what is not proved to come from Stripe is refused and counted', () => {
  test.each([
    ['unsigned', 'without a signature', undefined],
    ['unsigned', 'with nonsense', 'nonsense'],
    ['wrong_signature', 'signed by another', signed(body, 'whsec_other')],
    ['wrong_signature', 'signed for another body', signed(`${body} `)],
    ['wrong_time', 'signed six minutes ago', signed(body, current, clock() - 360_000)],
    ['wrong_time', 'signed six minutes ahead', signed(body, current, clock() + 360_000)],
  ])('%s: %s', async (reason, _what, signature) => {
    const deps = wired();
    const receiving = receiveStripeWebhook(deps, requestOf(body, signature));
    await expect(receiving).rejects.toThrow(RequestProblem);
    await expect(receiving).rejects.toMatchObject({ code: 'signature_invalid' });
    expect(sentToStripeQueues(deps)).toEqual({});
    expect(deps.metered).toEqual([['RejectedWebhooks', reason]]);
  });

  test.each(['{', 'null', '[]', '"x"'])('malformed, though signed: %s', async (text) => {
    const deps = wired();
    await expect(receive(deps, text)).rejects.toMatchObject({ code: 'malformed_json' });
    expect(deps.metered).toEqual([['RejectedWebhooks', 'malformed']]);
  });

  test.each([false, true])(
    'over 256 KB, before its signature is looked at (encoded: %s)',
    async (isEncoded) => {
      const huge = ' '.repeat(256 * 1024 + 1);
      const deps = wired();
      const receiving = receiveStripeWebhook(deps, requestOf(huge, signed(huge), isEncoded));
      await expect(receiving).rejects.toMatchObject({ code: 'body_too_large' });
      expect(deps.metered).toEqual([['RejectedWebhooks', 'too_large']]);
      expect(deps.reads()).toBe(0);
    },
  );
});

describe('a copy of a request', () => {
  test('is acknowledged, counted, and not queued a second time', async () => {
    const deps = wired();
    const signature = signed(body);
    await receive(deps, body, signature);
    clock.advance(4 * minuteMs);
    expect(await receive(deps, body, signature)).toEqual(received);
    expect(deps.confirmations.messages).toEqual([complete]);
    expect(deps.metered).toEqual([['RepeatedWebhooks']]);
  });

  test('is refused when its time is over', async () => {
    const deps = wired();
    const signature = signed(body);
    await receive(deps, body, signature);
    clock.advance(6 * minuteMs);
    await expect(receive(deps, body, signature)).rejects.toMatchObject({
      code: 'signature_invalid',
    });
    expect(deps.confirmations.messages).toEqual([complete]);
  });

  test('is none when Stripe itself sends the event again, signed anew', async () => {
    const deps = wired();
    await receive(deps);
    clock.advance(minuteMs);
    await receive(deps);
    expect(deps.confirmations.messages).toEqual([complete, complete]);
  });
});

describe('while the secret is being replaced', () => {
  const next = 'whsec_next';

  test('both are good', async () => {
    const deps = wired({ stored: [[next, current]] });
    for (const secret of [next, current]) await receive(deps, body, signed(body, secret));
    expect(deps.confirmations.messages).toHaveLength(2);
  });

  test('the new one is good at once, and is read again for it once', async () => {
    const deps = wired({ stored: [[current], [next]] });
    await receive(deps);
    clock.advance(minuteMs);
    await receive(deps, body, signed(body, next));
    await receive(deps, body, signed(body, next, clock() + 1000));
    expect(deps.confirmations.messages).toHaveLength(3);
    expect(deps.reads()).toBe(2);
  });

  test('wrong signatures make nobody read it oftener than once a minute', async () => {
    const deps = wired();
    await receive(deps);
    const attack = async (): Promise<void> => {
      for (let count = 0; count < 5; count += 1)
        await receive(deps, body, signed(body, 'whsec_guess')).catch(() => undefined);
    };
    await attack();
    expect(deps.reads()).toBe(1);
    clock.advance(minuteMs);
    await attack();
    expect(deps.reads()).toBe(2);
    expect(deps.metered.filter(([name]) => name === 'RejectedWebhooks')).toHaveLength(10);
  });
});
