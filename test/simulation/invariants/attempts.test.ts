import { describe, expect, test } from '@jest/globals';
import {
  hourMs,
  minuteMs,
  pledgeEventsTo,
  refundRecord,
  sealedAtMs,
  secondMs,
} from '../../support/given.ts';
import type { Story } from './tell.ts';
import { asking, tell } from './tell.ts';
import {
  attemptIsWrittenFirst,
  noNewKeyWhileUnknown,
  oldKeysAreLookedUp,
  onePayableIntent,
} from './attempts.ts';

const collectedAtMs = sealedAtMs + hourMs;

const started = (attemptNumber: number, atMs = collectedAtMs) =>
  ({ type: 'PledgeCollectionStarted', atMs, attemptNumber }) as const;

function collecting(story: Story): Story {
  story.runs('settling').pledges();
  for (const event of pledgeEventsTo('confirmed')) story.step(event);
  return story.at(collectedAtMs).step(started(1));
}

const key = (story: Story, name: string): string => `${story.pledge.id}:${name}`;

describe('an attempt is written first', () => {
  test.each(['collect-1', 'collect-1:confirm', 'recover-1:first', 'stray-pi_1', 'prepare-1'])(
    '%s of a pledge that has it may be asked for',
    (name) => {
      const story = collecting(tell(attemptIsWrittenFirst));
      story.asks({ key: key(story, name) });
      expect(story.broken).toEqual([]);
    },
  );

  test.each(['collect-2', 'release-1', 'recover-2:first', 'refund-rf_1-1', 'else-1'])(
    '%s of a pledge that has none of it breaks it',
    (name) => {
      const story = collecting(tell(attemptIsWrittenFirst));
      story.asks({ key: key(story, name) });
      expect(story.broken).toHaveLength(1);
    },
  );

  test('a refund is asked for under the number of its record', () => {
    const story = tell(attemptIsWrittenFirst).runs('settling').pledges();
    for (const event of pledgeEventsTo('refunding', { refunds: [refundRecord()] }))
      story.step(event);
    const refund = (name: string): Story =>
      story.asks({ path: '/v1/refunds', key: key(story, name) });
    expect(refund('refund-rf_1-1').broken).toEqual([]);
    expect(refund('refund-rf_1-2').broken).toHaveLength(1);
    expect(refund('refund-rf_2-1').broken).toHaveLength(2);
  });

  test('a request that moves money without a key of ours breaks it', () => {
    const story = collecting(tell(attemptIsWrittenFirst));
    story.asks({ path: '/v1/payment_intents/pi_1/confirm' });
    story.asks({ path: '/v1/refunds', key: 'stripe-node-retry-1' });
    expect(story.broken).toEqual([
      expect.stringContaining('under no key, which is no key of ours'),
      expect.stringContaining('under stripe-node-retry-1, which is no key of ours'),
    ]);
  });

  test('looking, cancelling and browsers need none', () => {
    const story = collecting(tell(attemptIsWrittenFirst));
    story.asks({ method: 'GET' });
    story.asks({ path: '/v1/payment_intents/pi_1/cancel' });
    story.asks({ path: '/v1/payment_intents/pi_1/confirm', by: undefined });
    expect(story.broken).toEqual([]);
  });
});

describe('old keys are looked up', () => {
  const asksLater = (story: Story, afterMs: number, name = 'collect-1'): Story =>
    story.at(collectedAtMs + afterMs).asks({ key: key(story, name) });

  test('a key may be used again within 23 hours', () => {
    const story = collecting(tell(oldKeysAreLookedUp));
    asksLater(story, secondMs);
    expect(asksLater(story, 23 * hourMs).broken).toEqual([]);
  });

  test('and not after that', () => {
    const story = collecting(tell(oldKeysAreLookedUp));
    asksLater(story, secondMs);
    const { broken } = asksLater(story, 23 * hourMs + minuteMs);
    expect(broken).toEqual([expect.stringContaining('23.0 hours after it was first used')]);
  });

  test('also when Stripe sees it for the first time, long after the attempt', () => {
    const story = collecting(tell(oldKeysAreLookedUp));
    expect(asksLater(story, 25 * hourMs).broken).toHaveLength(1);
  });

  test('the next number, the key of another hour and a stray payment are not old', () => {
    const story = collecting(tell(oldKeysAreLookedUp));
    asksLater(story, secondMs, 'stray-pi_1');
    asksLater(story, 25 * hourMs, 'collect-1:confirm-499995');
    story.step({ type: 'PledgeCollectionPending', atMs: collectedAtMs + 25 * hourMs });
    story.step(started(2, collectedAtMs + 25 * hourMs));
    asksLater(story, 25 * hourMs, 'collect-2');
    asksLater(story, 30 * hourMs, 'collect-2:confirm-500000');
    expect(asksLater(story, 48 * hourMs, 'stray-pi_1').broken).toEqual([]);
  });

  test('a refund under a key of yesterday breaks it', () => {
    const story = collecting(tell(oldKeysAreLookedUp));
    const refund = { path: '/v1/refunds', key: key(story, 'refund-rf_1-1') };
    story
      .asks(refund)
      .at(collectedAtMs + 24 * hourMs)
      .asks(refund);
    expect(story.broken).toHaveLength(1);
  });
});

describe('no new key while an outcome is unknown', () => {
  const lost = (story: Story): Story => story.asks({ key: key(story, 'collect-1'), isLost: true });
  const next = (story: Story): Story =>
    story
      .step(started(2))
      .at(collectedAtMs + minuteMs)
      .asks({ key: key(story, 'collect-2') });

  test('an answer that was heard makes the outcome known, whatever came after it', () => {
    const story = collecting(tell(noNewKeyWhileUnknown));
    story.asks({ key: key(story, 'collect-1'), status: 402 });
    expect(next(lost(story)).broken).toEqual([]);
  });

  test('an answer that was lost does not', () => {
    const story = lost(collecting(tell(noNewKeyWhileUnknown)));
    expect(next(story).broken).toEqual([
      expect.stringContaining('nobody had heard what became of attempt 1'),
    ]);
  });

  test.each([
    [500, {}],
    [429, {}],
    [409, {}],
    [400, { error: { type: 'idempotency_error' } }],
  ])('nor does %d %j', (status, body) => {
    const story = collecting(tell(noNewKeyWhileUnknown));
    story.asks({ key: key(story, 'collect-1'), status, body });
    expect(next(story).broken).toHaveLength(1);
  });

  test('a look at the customer’s intents, or at the intent itself, does', () => {
    const listed = lost(collecting(tell(noNewKeyWhileUnknown))).at(collectedAtMs + secondMs);
    listed.asks({ method: 'GET', form: { customer: 'cus_1' } });
    expect(next(listed).broken).toEqual([]);
    const seen = collecting(tell(noNewKeyWhileUnknown)).intent('pi_1', 'requires_capture');
    lost(seen).at(collectedAtMs + secondMs);
    seen.asks({ method: 'GET', path: '/v1/payment_intents/pi_1' });
    expect(next(seen).broken).toEqual([]);
  });

  test.each([
    ['of somebody else', { form: { customer: 'cus_2' } }],
    ['whose answer was lost', { form: { customer: 'cus_1' }, isLost: true }],
    ['that failed', { form: { customer: 'cus_1' }, status: 500 }],
  ])('a look %s does not', (_name, call) => {
    const story = lost(collecting(tell(noNewKeyWhileUnknown))).at(collectedAtMs + secondMs);
    story.asks({ method: 'GET', ...call });
    expect(next(story).broken).toHaveLength(1);
  });

  test('nor does one before the request', () => {
    const story = collecting(tell(noNewKeyWhileUnknown));
    story.asks({ method: 'GET', form: { customer: 'cus_1' } }).at(collectedAtMs + secondMs);
    expect(next(lost(story)).broken).toHaveLength(1);
  });

  test.each([
    [true, 0],
    [false, 1],
  ])(
    'a request after the look counts unless its answer was a saved one (%s)',
    (replayed, broken) => {
      const story = collecting(tell(noNewKeyWhileUnknown));
      const failed = { key: key(story, 'collect-1'), status: 500 };
      story.asks(failed).at(collectedAtMs + secondMs);
      story.asks({ method: 'GET', form: { customer: 'cus_1' } }).at(collectedAtMs + 2 * secondMs);
      expect(next(story.asks({ ...failed, replayed })).broken).toHaveLength(broken);
    },
  );

  test('every key of the attempt has to be known', () => {
    const story = collecting(tell(noNewKeyWhileUnknown));
    story.asks({ key: key(story, 'collect-1'), status: 400 });
    story.asks({ key: key(story, 'collect-1:confirm'), isLost: true });
    expect(next(story).broken).toHaveLength(1);
  });
});

describe('one payable intent', () => {
  const told = (story: Story, id: string): Story =>
    story.answered(asking(), 200, { payment: { clientSecret: `${id}_secret_1` } });

  test('one that is made, paid and looked at is fine', () => {
    const story = collecting(tell(onePayableIntent)).intent('pi_1', 'requires_confirmation');
    story.intent('pi_1', 'succeeded').charge('ch_1', 'pi_1');
    expect(story.broken).toEqual([]);
  });

  test('another one beside one that has been paid breaks it', () => {
    const story = collecting(tell(onePayableIntent)).intent('pi_1', 'succeeded');
    story.charge('ch_1', 'pi_1').intent('pi_2', 'requires_confirmation', { attempt: 'collect-2' });
    expect(story.broken).toEqual([expect.stringContaining('beside pi_1 (collect-1, succeeded)')]);
  });

  test('another one beside one that can be paid breaks it, even with an answer lost', () => {
    const story = collecting(tell(onePayableIntent)).intent('pi_1', 'requires_payment_method');
    story.intent('pi_2', 'requires_confirmation', { attempt: 'collect-2' });
    expect(story.broken).toHaveLength(1);
  });

  test('one that is canceled gives way', () => {
    const story = collecting(tell(onePayableIntent)).intent('pi_1', 'canceled');
    story.intent('pi_2', 'requires_confirmation', { attempt: 'collect-2' });
    expect(story.broken).toEqual([]);
  });

  test('telling a second secret while the first can be paid breaks it', () => {
    const story = collecting(tell(onePayableIntent));
    const recovering = { attempt: 'recover-1' };
    story.intent('pi_1', 'requires_payment_method', recovering);
    told(story.intent('pi_2', 'requires_payment_method', recovering), 'pi_2');
    expect(story.broken).toEqual([]);
    expect(told(story, 'pi_1').broken).toEqual([expect.stringContaining('pi_1 (recover-1')]);
  });

  test('a hold that stands beside the charge of the saved card breaks it', () => {
    const story = collecting(tell(onePayableIntent));
    story.intent('pi_1', 'requires_capture', { attempt: 'prepare-1' });
    story.intent('pi_2', 'requires_confirmation');
    expect(story.broken).toHaveLength(1);
  });

  test('what Stripe had denied may appear after all', () => {
    const story = collecting(tell(onePayableIntent));
    story.step({ type: 'PledgeCollectionPending', atMs: collectedAtMs }).step(started(2));
    story.intent('pi_2', 'requires_confirmation', { attempt: 'collect-2' });
    story.intent('pi_1', 'requires_confirmation');
    expect(story.broken).toEqual([]);
  });
});
