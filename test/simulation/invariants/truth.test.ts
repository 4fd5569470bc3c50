import { describe, expect, test } from '@jest/globals';
import { hourMs, pledgeEventsTo, refundRecord, sealedAtMs } from '../../support/given.ts';
import type { PledgeEvent, PledgeState } from '../../../shared/domain/pledge.ts';
import type { Story } from './tell.ts';
import { asking, tell } from './tell.ts';
import { booksSayWhatStripeDid } from './truth.ts';

const atMs = sealedAtMs + hourMs;
const card = { customer: 'cus_1', payment_method: 'pm_1' };
const [confirmed] = pledgeEventsTo('confirmed') as [PledgeEvent];

const setUp = (story: Story): Story =>
  story.intent('seti_1', 'succeeded', { ...card, attempt: 'prepare-1' });

/** A pledge whose card was saved, up to a state. */
function savedCard(state: PledgeState): Story {
  const story = setUp(tell(booksSayWhatStripeDid).runs('settling').pledges());
  for (const event of pledgeEventsTo(state)) story.step(event);
  return story;
}

const collected = { type: 'PledgeCollected', atMs, chargedIntentId: 'pi_1' } as const;
const failure = { code: 'card_declined' };
const failed = { type: 'PledgePaymentFailed', atMs, failure, pastDueUntilMs: atMs } as const;

describe('a confirmed pledge', () => {
  test('has a card that was set up', () => {
    expect(savedCard('confirmed').broken).toEqual([]);
  });

  test('of which Stripe knows nothing breaks the rule', () => {
    const story = tell(booksSayWhatStripeDid).runs('live').pledges().step(confirmed);
    expect(story.broken).toEqual([expect.stringContaining('Stripe has no seti_1')]);
  });

  test('whose card was never accepted breaks the rule', () => {
    const story = tell(booksSayWhatStripeDid).runs('live').pledges();
    story.intent('seti_1', 'requires_payment_method', card).step(confirmed);
    expect(story.broken).toEqual([expect.stringContaining('never was succeeded')]);
  });

  test('with the card or the intent of somebody else breaks the rule', () => {
    const other = tell(booksSayWhatStripeDid).runs('live').pledges();
    other.intent('seti_1', 'succeeded', { ...card, payment_method: 'pm_2' }).step(confirmed);
    expect(other.broken).toEqual([expect.stringContaining('has another customer or card')]);
    const foreign = tell(booksSayWhatStripeDid).runs('live').pledges();
    const metadata = { fanfund_pledge: 'plg_other' };
    foreign.intent('seti_1', 'succeeded', { ...card, metadata }).step(confirmed);
    expect(foreign.broken).toEqual([expect.stringContaining('is of "plg_other"')]);
  });

  test('by a hold that has lapsed meanwhile was held once', () => {
    const story = tell(booksSayWhatStripeDid).runs('live', { collection: 'authorize' }).pledges();
    const payment = { intentId: 'pi_1', customerId: 'cus_1', paymentMethodId: 'pm_1' };
    story.intent('pi_1', 'requires_capture', { ...card, attempt: 'prepare-1' });
    story.intent('pi_1', 'canceled', { ...card, attempt: 'prepare-1' });
    story.step({ type: 'PledgeConfirmed', atMs, payment });
    expect(story.broken).toEqual([]);
  });
});

describe('a collected pledge', () => {
  test('was paid at Stripe', () => {
    const story = savedCard('collecting').intent('pi_1', 'succeeded').charge('ch_1', 'pi_1');
    expect(story.step(collected).broken).toEqual([]);
  });

  test.each(['processing', 'requires_payment_method', 'requires_capture', 'canceled'])(
    'by an intent that is %s breaks the rule',
    (status) => {
      const story = savedCard('collecting').intent('pi_1', status).step(collected);
      expect(story.broken).toEqual([expect.stringContaining(`but pi_1 is ${status}`)]);
    },
  );

  test('by an intent that is not there breaks the rule', () => {
    expect(savedCard('collecting').step(collected).broken).toHaveLength(1);
  });
});

describe('a failed payment', () => {
  test('took nothing', () => {
    const story = savedCard('collecting').intent('pi_1', 'requires_payment_method').step(failed);
    expect(story.broken).toEqual([]);
  });

  test('that did take it breaks the rule', () => {
    const story = savedCard('collecting').intent('pi_1', 'succeeded').charge('ch_1', 'pi_1');
    expect(story.step(failed).broken).toEqual([
      expect.stringContaining('PledgePaymentFailed, but ch_1 of pi_1 has taken 4900'),
    ]);
  });

  test('whose money a bank has, or which went back, has none', () => {
    const disputed = savedCard('collecting').intent('pi_1', 'succeeded').charge('ch_1', 'pi_1');
    expect(disputed.dispute('du_1', 'ch_1').step(failed).broken).toEqual([]);
    const refunded = savedCard('collecting').intent('pi_1', 'succeeded').charge('ch_1', 'pi_1');
    expect(refunded.refund('re_1', 'ch_1').step(failed).broken).toEqual([]);
  });

  test('may be paid by its backer at that very moment', () => {
    const story = savedCard('collecting').intent('pi_1', 'requires_payment_method');
    story.answered(asking(), 200, { payment: { clientSecret: 'pi_1_secret_1' } });
    story.intent('pi_1', 'succeeded').charge('ch_1', 'pi_1').step(failed);
    expect(story.broken).toEqual([]);
  });
});

describe('a pledge that is given up', () => {
  const drop = { type: 'PledgeDropped', atMs } as const;
  const pastDue = (): Story => savedCard('past_due');

  test('has no intent that can be paid', () => {
    expect(pastDue().intent('pi_1', 'canceled').step(drop).broken).toEqual([]);
  });

  test('and whose form is still open breaks the rule', () => {
    const story = pastDue().intent('pi_1', 'requires_payment_method');
    story.answered(asking(), 200, { payment: { clientSecret: 'pi_1_secret_1' } });
    expect(story.step(drop).broken).toEqual([expect.stringContaining('can still be paid')]);
  });

  test('though it was paid breaks the rule', () => {
    const story = pastDue().intent('pi_1', 'succeeded').charge('ch_1', 'pi_1').step(drop);
    expect(story.broken).toHaveLength(1);
  });
});

describe('a pledge that is given back', () => {
  const release = { type: 'PledgeReleaseStarted', atMs, attemptNumber: 1 } as const;
  const reason = 'campaign_unfunded';
  const released = { type: 'PledgeReleased', atMs, reason, refundedMinor: 0 } as const;
  const payment = { intentId: 'pi_1', customerId: 'cus_1', paymentMethodId: 'pm_1' };

  function confirmedBy(collection: 'authorize' | 'charge-now', status: string): Story {
    const story = tell(booksSayWhatStripeDid).runs('live', { collection }).pledges();
    story.intent('pi_1', status, { ...card, attempt: 'prepare-1' });
    story.step({ type: 'PledgeConfirmed', atMs, payment }).step({ ...release, reason });
    return story;
  }

  const canceled = (story: Story): Story =>
    story.intent('pi_1', 'canceled', { ...card, attempt: 'prepare-1' });

  test('has no hold left', () => {
    const story = canceled(confirmedBy('authorize', 'requires_capture')).step(released);
    expect(story.broken).toEqual([]);
  });

  test('with its hold standing breaks the rule', () => {
    const story = confirmedBy('authorize', 'requires_capture').step(released);
    expect(story.broken).toEqual([
      expect.stringContaining('PledgeReleased, but pi_1 (prepare-1) is requires_capture'),
    ]);
  });

  test('was refunded, and breaks the rule when it was not', () => {
    const ahead = { attempt: 'prepare-1' };
    const back = confirmedBy('charge-now', 'succeeded').charge('ch_1', 'pi_1', ahead);
    const given = { ...released, refundedMinor: 4900, chargedIntentId: 'pi_1' };
    expect(back.refund('re_1', 'ch_1').step(given).broken).toEqual([]);
    const kept = confirmedBy('charge-now', 'succeeded').charge('ch_1', 'pi_1', ahead);
    expect(kept.step(given).broken).toEqual([expect.stringContaining('has taken 4900')]);
  });

  test('or is owed by another route, as its books say', () => {
    const story = confirmedBy('charge-now', 'succeeded');
    story.charge('ch_1', 'pi_1', { attempt: 'prepare-1' });
    const refunds = [refundRecord({ state: 'failed', detail: 'charge_not_refundable' })];
    story.step({ ...released, refunds, chargedIntentId: 'pi_1' });
    expect(story.broken).toEqual([]);
  });

  test.each([
    ['PledgeCancelled', 'cancelled_by_backer'],
    ['PledgeLapsed', 'lapsed'],
  ] as const)('%s is held against Stripe as well', (type, why) => {
    const story = tell(booksSayWhatStripeDid).runs('live', { collection: 'authorize' }).pledges();
    story.intent('pi_1', 'requires_capture', { ...card, attempt: 'prepare-1' });
    story.step({ ...release, reason: why }).step({ type, atMs, refundedMinor: 0 });
    expect(story.broken).toEqual([expect.stringContaining('can still be paid')]);
  });
});

describe('a refund in the books', () => {
  const refunding = (state: 'pending' | 'succeeded' | 'failed', changed = {}): Story => {
    const story = savedCard('collecting').intent('pi_1', 'succeeded').charge('ch_1', 'pi_1');
    story.step(collected).refund('re_1', 'ch_1', { ...changed, attempt: 'refund-rf_1-1' });
    const refunds = [refundRecord({ state, stripeRefundId: 're_1' })];
    return story.step({ type: 'PledgeRefundStarted', atMs, refunds, chargedIntentId: 'pi_1' });
  };

  test('is as far as Stripe’s', () => {
    expect(refunding('succeeded').broken).toEqual([]);
    expect(refunding('pending').broken).toEqual([]);
    expect(refunding('failed', { status: 'failed' }).broken).toEqual([]);
  });

  test.each([
    ['succeeded', { status: 'pending' }, 're_1 is still pending'],
    ['failed', {}, 're_1 has not failed'],
    ['succeeded', { amount: 1 }, 're_1 gave back 1, not 4900'],
  ] as const)('that is %s while Stripe’s is %j breaks the rule', (state, changed, said) => {
    expect(refunding(state, changed).broken).toEqual([expect.stringContaining(said)]);
  });

  test('without one at Stripe is at most asked for, or failed', () => {
    const story = savedCard('collected');
    const refunds = (state: 'requested' | 'succeeded') => [refundRecord({ state })];
    const step = { atMs, chargedIntentId: 'pi_1' };
    story.step({ type: 'PledgeRefundStarted', ...step, refunds: refunds('requested') });
    const before = story.broken.length;
    story.step({ type: 'PledgeRefunded', ...step, refunds: refunds('succeeded') });
    expect(story.broken.slice(before)).toEqual([
      expect.stringContaining('its refund rf_1 is succeeded without one at Stripe'),
    ]);
  });
});
