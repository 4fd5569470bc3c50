import { describe, expect, test } from '@jest/globals';
import { hourMs, pledgeEventsTo, refundRecord, sealedAtMs } from '../../support/given.ts';
import type { Story } from './tell.ts';
import { tell } from './tell.ts';
import type { Invariant } from './invariant.ts';
import {
  everyRefundHasAReason,
  nothingIsReturnedTwice,
  refundsStayWithinTheCharge,
} from './refunds.ts';

const atMs = sealedAtMs + hourMs;

/** A pledge that was collected by `ch_1` of `pi_1`. */
function collected(invariant: Invariant): Story {
  const story = tell(invariant).runs('settling').pledges();
  for (const event of pledgeEventsTo('collected')) story.step(event);
  return story.intent('pi_1', 'succeeded').charge('ch_1', 'pi_1');
}

type Records = Parameters<typeof refundRecord>[0][];

const asked = (story: Story, ...records: Records): Story =>
  story.step({
    ...{ type: 'PledgeRefundStarted', atMs, chargedIntentId: 'pi_1' },
    refunds: records.map(refundRecord),
  });

describe('refunds stay within the charge', () => {
  test('all of it may go back, in parts, and again when one has failed', () => {
    const story = collected(refundsStayWithinTheCharge);
    story.refund('re_1', 'ch_1', { status: 'failed' });
    story.refund('re_2', 'ch_1', { amount: 4000 }).refund('re_3', 'ch_1', { amount: 900 });
    asked(story, { state: 'failed' }, { id: 'rf_2', state: 'pending' });
    expect(story.broken).toEqual([]);
  });

  test('more than was taken breaks it, at Stripe and in the books', () => {
    const story = collected(refundsStayWithinTheCharge).refund('re_1', 'ch_1');
    story.refund('re_2', 'ch_1', { amount: 1 });
    expect(story.broken).toEqual([expect.stringContaining('4901 of 4900 of ch_1 went back')]);
    asked(story, { state: 'succeeded' }, { id: 'rf_2', amountMinor: 1 });
    expect(story.broken[1]).toContain('has refunds of 4901 in its books, and took 4900');
  });

  test('what Stripe lets go of a mere hold was never taken', () => {
    const story = tell(refundsStayWithinTheCharge).runs('live').pledges();
    story.charge('ch_1', 'pi_1', { captured: false }).refund('re_1', 'ch_1', { amount: 9900 });
    expect(story.broken).toEqual([]);
  });
});

describe('nothing is returned twice', () => {
  test('a refund of what a bank has taken breaks it', () => {
    const story = collected(nothingIsReturnedTwice).dispute('du_1', 'ch_1');
    expect(story.refund('re_1', 'ch_1').broken).toEqual([
      expect.stringContaining('re_1 gives back what a bank took of ch_1'),
    ]);
  });

  test('a refund of what a bank has left, or given back, does not', () => {
    const part = { balance_transactions: [{ amount: -900 }] };
    const story = collected(nothingIsReturnedTwice).dispute('du_1', 'ch_1', part);
    expect(story.refund('re_1', 'ch_1', { amount: 4000 }).broken).toEqual([]);
    const won = { balance_transactions: [{ amount: -4900 }, { amount: 4900 }] };
    const back = collected(nothingIsReturnedTwice).dispute('du_1', 'ch_1', won);
    expect(back.refund('re_1', 'ch_1').broken).toEqual([]);
  });

  const paidElsewhere = (story: Story): Story => asked(story, { state: 'elsewhere' });

  test('what has failed at Stripe may be paid elsewhere', () => {
    const story = collected(nothingIsReturnedTwice).refund('re_1', 'ch_1', { status: 'failed' });
    expect(paidElsewhere(story).broken).toEqual([]);
  });

  test('what has not failed, or is with a bank, may not', () => {
    const refunded = collected(nothingIsReturnedTwice).refund('re_1', 'ch_1');
    expect(paidElsewhere(refunded).broken).toEqual([
      expect.stringContaining('4900 of 4900 had left ch_1 already'),
    ]);
    const disputed = collected(nothingIsReturnedTwice).dispute('du_1', 'ch_1');
    expect(paidElsewhere(disputed).broken).toHaveLength(1);
  });
});

describe('every refund has a reason', () => {
  test('one that is in the books, one that a release asks for, one made by hand', () => {
    const story = collected(everyRefundHasAReason);
    asked(story, { state: 'requested' }).refund('re_1', 'ch_1', { attempt: 'refund-rf_1-1' });
    story.refund('re_2', 'ch_1', { metadata: {} });
    expect(story.broken).toEqual([]);
    const released = tell(everyRefundHasAReason).runs('settling').pledges();
    for (const event of pledgeEventsTo('releasing')) released.step(event);
    released.charge('ch_1', 'pi_1').refund('re_1', 'ch_1');
    expect(released.broken).toEqual([]);
  });

  test.each([
    ['release-1', 'was never released'],
    ['refund-rf_1-1', 'names "refund-rf_1-1", which is not asked for'],
    ['', 'names "", which is not asked for'],
    ['stray', 'is the money that the pledge was collected with'],
  ])('"%s" of a pledge that asks for none breaks it', (attempt, said) => {
    const story = collected(everyRefundHasAReason).refund('re_1', 'ch_1', { attempt });
    expect(story.broken).toEqual([expect.stringContaining(said)]);
  });

  test('a stray payment beside the pledge goes back', () => {
    const story = collected(everyRefundHasAReason).charge('ch_2', 'pi_2');
    expect(story.refund('re_1', 'ch_2', { attempt: 'stray' }).broken).toEqual([]);
  });

  test('a worker that refunds for no pledge breaks it', () => {
    const story = collected(everyRefundHasAReason);
    story.asks({ path: '/v1/refunds', form: { payment_intent: 'pi_1' } });
    expect(story.broken).toEqual(['collect-pledge refunded pi_1 for no pledge']);
  });
});
