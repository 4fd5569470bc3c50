import { beforeEach, describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import type { Refund } from '../../shared/domain/refund.ts';
import type { ChargedPledge } from '../../shared/payments/refund-gateway.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { refundAnswer } from '../../shared/payments/stripe-errors.ts';
import { stripeRefunds } from '../../shared/payments/stripe-refunds.ts';
import { hourMs } from '../../shared/domain/duration.ts';
import { testClock } from '../support/clock.ts';
import { pledgedAtMs } from '../support/given.ts';
import { atOnce, paidPledges } from '../support/paid-pledges.ts';
import { useStripe } from '../support/stripe.ts';

const clock = testClock(pledgedAtMs);
const stripe = useStripe(clock);
const { confirmed, keptMinor } = paidPledges(stripe, clock);
const gateway = stripeRefunds({ client: () => Promise.resolve(stripe.client), now: clock });

beforeEach(async () => {
  await stripe.fault();
});

async function charged(card?: string): Promise<ChargedPledge> {
  const pledge = await confirmed('charge-now', card);
  return { ...pledge, chargedIntentId: pledge.payment.intentId };
}

const record = (parts: Partial<Refund> = {}): Refund => ({
  ...{ id: 'rfd_1', amountMinor: 900, reason: 'duplicate', state: 'requested' },
  ...{ requestedAtMs: clock(), attemptNumber: 1, startedAtMs: clock() },
  ...parts,
});

const posting = { method: 'POST', path: '/v1/refunds', nth: atOnce };

describe('a refund', () => {
  test('is sent once under its key, and another of the same amount under another', async () => {
    const pledge = await charged();
    const first = await gateway.refund(pledge, record());
    expect(first).toMatchObject({
      ...{ kind: 'sent', refund: { refundId: 'rfd_1', amountMinor: 900, state: 'succeeded' } },
    });
    expect(await gateway.refund(pledge, record())).toEqual(first);
    await gateway.refund(pledge, record({ id: 'rfd_2' }));
    expect(await keptMinor(pledge)).toEqual([3100]);
    expect(await gateway.list(pledge)).toMatchObject([
      { refundId: 'rfd_1', amountMinor: 900 },
      { refundId: 'rfd_2', amountMinor: 900 },
    ]);
  });

  test.each(['timeout_after_effect', 'error_500_after'] as const)(
    'whose answer was lost is found by what it was for: %s',
    async (fault) => {
      const pledge = await charged();
      await gateway.refund(pledge, record({ id: 'rfd_0' }));
      await stripe.fault({ fault, match: posting });
      expect(await gateway.refund(pledge, record())).toMatchObject({
        ...{ kind: 'sent', refund: { refundId: 'rfd_1' } },
      });
      expect(await keptMinor(pledge)).toEqual([3100]);
    },
  );

  test.each(['timeout_before_effect', 'error_500_before'] as const)(
    'that did not happen is known not to have: %s',
    async (fault) => {
      const pledge = await charged();
      await stripe.fault({ fault, match: posting });
      expect(await gateway.refund(pledge, record())).toEqual({ kind: 'not_done' });
      expect(await keptMinor(pledge)).toEqual([4900]);
    },
  );

  test('that has failed since it was sent is told as it is now, not as it was then', async () => {
    const pledge = await charged('pm_card_refundFail');
    const sent = record();
    expect(await gateway.refund(pledge, sent)).toMatchObject({ refund: { state: 'succeeded' } });
    clock.advance(hourMs);
    expect(await gateway.refund(pledge, sent)).toMatchObject({
      ...{ kind: 'sent', refund: { refundId: 'rfd_1', state: 'failed' } },
    });
  });

  test('of which nobody can be asked is unknown', async () => {
    const pledge = await charged();
    await stripe.fault({ fault: 'timeout_before_effect' });
    await expect(gateway.refund(pledge, record())).rejects.toThrow(UnknownOutcomeError);
  });

  test('that Stripe has no time for may be repeated', async () => {
    const pledge = await charged();
    await stripe.fault({ fault: 'rate_limited', match: posting });
    await expect(gateway.refund(pledge, record())).rejects.toThrow(TransientError);
  });

  test('above what is left is refused, with a stable code', async () => {
    const pledge = await charged();
    expect(await gateway.refund(pledge, record({ amountMinor: 4901 }))).toEqual({
      ...{ kind: 'refused', code: 'exceeds_remainder' },
    });
    await gateway.refund(pledge, record({ id: 'rfd_2', amountMinor: 4900 }));
    expect(await gateway.refund(pledge, record({ id: 'rfd_3' }))).toEqual({
      ...{ kind: 'refused', code: 'charge_already_refunded' },
    });
  });

  test('of a disputed charge is left to the bank', async () => {
    const pledge = await charged('pm_card_createDispute');
    expect(await gateway.refund(pledge, record())).toEqual({ kind: 'disputed' });
  });

  test('of a charge that an inquiry is about is sent: the bank has taken nothing', async () => {
    const pledge = await charged('pm_card_createDisputeInquiry');
    expect(await gateway.refund(pledge, record())).toMatchObject({ kind: 'sent' });
  });
});

test('all refunds are listed, however many there are, oldest first', async () => {
  const pledge = await charged();
  for (let number = 1; number <= 103; number += 1)
    await gateway.refund(pledge, record({ id: `rfd_${number}`, amountMinor: 10 }));
  const ids = (await gateway.list(pledge)).map(({ refundId }) => refundId);
  expect(ids).toHaveLength(103);
  expect([ids[0], ids[102]]).toEqual(['rfd_1', 'rfd_103']);
});

const refusal = (raw: Record<string, unknown>, statusCode = 400): Error =>
  Stripe.errors.StripeError.generate({
    ...{ type: 'invalid_request_error', message: 'No.', statusCode, headers: {} },
    ...raw,
  } as unknown as Parameters<typeof Stripe.errors.StripeError.generate>[0]);

describe('what Stripe says instead of a refund', () => {
  test.each([
    ['by a code of its own', { code: 'charge_not_refundable' }, 'charge_not_refundable'],
    ['too old, or of a method that cannot', {}, 'refund_not_possible'],
    ['more than is left', { param: 'amount' }, 'exceeds_remainder'],
  ])('is final: %s', (_what, raw, code) => {
    expect(refundAnswer(refusal(raw))).toEqual({ kind: 'refused', code });
  });

  test.each(['charge_disputed', 'refund_disputed_payment'])('is for the bank: %s', (code) => {
    expect(refundAnswer(refusal({ code }))).toEqual({ kind: 'disputed' });
  });

  test.each([
    ['a parameter that it does not know', { code: 'parameter_unknown', param: 'colour' }, 400],
    ['a parameter that does not fit', { param: 'metadata' }, 400],
    ['a key of the other mode', { code: 'testmode_charges_only' }, 400],
    ['a key that is not valid', { type: 'authentication_error' }, 401],
    ['an intent that it does not have', { code: 'resource_missing' }, 404],
  ])('is a mistake of ours, not of the pledge: %s', (_what, raw, status) => {
    expect(() => refundAnswer(refusal(raw, status))).toThrow(/^Stripe: /);
  });
});
