import { expect, test } from '@jest/globals';
import { startPreview } from '../../shared/domain/abandonment.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { fulfilmentOf, parcelOf } from '../support/fulfilments.ts';
import { campaignIn, pledgeIn, refundRecord, sealedAtMs } from '../support/given.ts';

const campaign = campaignIn('settled');
const delivered = (pieces: number, quantity: number): Fulfilment => {
  const lines = (count: number) => [{ rewardId: 'kettle', quantity: count }];
  const parcels = [parcelOf({ state: 'delivered', lines: lines(pieces) })];
  return fulfilmentOf({ state: 'shipping', lines: lines(quantity), parcels });
};
const count = (...pledges: readonly (readonly [Pledge, Fulfilment?])[]) => {
  const preview = startPreview(campaign, sealedAtMs);
  for (const [pledge, fulfilment] of pledges) preview.add(pledge, fulfilment);
  return preview.result();
};
const none = { pledges: 0, amountMinor: 0 };
const nothing = {
  ...{ pledges: 1, refunds: none, releases: none, delivered: none },
  otherRoutes: { heldByPartner: none, withBank: none, refundFailed: none },
};
const one = (amountMinor: number) => ({ pledges: 1, amountMinor });

test('money that is here goes back to its card', () => {
  expect(count([pledgeIn('collected')])).toEqual({ ...nothing, refunds: one(4900) });
  const part = refundRecord({ amountMinor: 900, state: 'succeeded' });
  const rest = { ...pledgeIn('collected'), refunds: [part] };
  expect(count([rest])).toEqual({ ...nothing, refunds: one(4000) });
});

test('what was never collected is released, and what is over counts for nothing', () => {
  expect(count([pledgeIn('confirmed')])).toEqual({ ...nothing, releases: one(4900) });
  expect(count([pledgeIn('past_due')])).toEqual({ ...nothing, releases: one(4900) });
  for (const state of ['refunded', 'dropped', 'cancelled', 'lapsed'] as const)
    expect(count([pledgeIn(state)])).toEqual(nothing);
  const uncharged = { ...pledgeIn('released'), chargedIntentId: undefined };
  expect(count([uncharged])).toEqual(nothing);
});

test('what a bank, a partner or a failed refund stands in the way of is told apart', () => {
  const others = nothing.otherRoutes;
  expect(count([pledgeIn('disputed')])).toEqual({
    ...nothing,
    otherRoutes: { ...others, withBank: one(4900) },
  });
  const held = { ...pledgeIn('collected'), collection: 'held-by-partner' } as const;
  expect(count([held])).toEqual({
    ...nothing,
    otherRoutes: { ...others, heldByPartner: one(4900) },
  });
  const refunds = [refundRecord({ state: 'failed', detail: 'expired_or_canceled_card' })];
  expect(count([{ ...pledgeIn('refunding'), refunds }])).toEqual({
    ...nothing,
    otherRoutes: { ...others, refundFailed: one(4900) },
  });
});

test('what could not go back once is not asked of Stripe again, though a part of it has since', () => {
  const failed = refundRecord({
    ...{ id: 'campaign_abandoned', state: 'failed', detail: 'expired_or_canceled_card' },
  });
  const part = refundRecord({ id: 'rf_2', amountMinor: 900, state: 'succeeded' });
  expect(count([{ ...pledgeIn('refunding'), refunds: [failed, part] }])).toEqual({
    ...nothing,
    otherRoutes: { ...nothing.otherRoutes, refundFailed: one(4000) },
  });
});

test('what was delivered stays paid, whole or in part', () => {
  const two = { ...pledgeIn('collected'), quantity: 2 };
  expect(count([two, delivered(2, 2)])).toEqual({ ...nothing, delivered: one(4900) });
  expect(count([two, delivered(1, 2)])).toEqual({
    ...nothing,
    ...{ delivered: one(2450), refunds: one(2450) },
  });
});

test('pledges are summed up', () => {
  expect(count([pledgeIn('collected')], [pledgeIn('collected', { number: 2 })])).toMatchObject({
    ...{ pledges: 2, refunds: { pledges: 2, amountMinor: 9800 } },
  });
});
