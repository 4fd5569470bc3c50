/** A pledge as its backer sends and sees it. */
import type { Pledge, PreparedPayment } from '../domain/pledge.ts';
import type { Refund } from '../domain/refund.ts';
import { cursor, limitUpTo } from './answer-parts.ts';
import { lapses } from '../domain/pledge.ts';
import { isoTime } from './campaign-view.ts';
import { pledgeIdPattern } from '../domain/ids.ts';
import { historySentence } from '../domain/history-words.ts';
import { orderView } from './order-view.ts';
import { isUnverified } from '../domain/verification.ts';
import { refundedMinor } from '../domain/totals.ts';
import * as z from 'zod';

export const confirmPledgeBody = z.strictObject({
  /** The intent that was confirmed, as in its client secret; saves a look-up. */
  intentId: z
    .string()
    .regex(/^(seti|pi)_[A-Za-z0-9_]{1,100}$/)
    .optional(),
});
export type ConfirmPledgeBody = z.infer<typeof confirmPledgeBody>;

export const renewPaymentBody = z.strictObject({
  /** What the link in a mail holds: stands for the backer's token. */
  linkToken: z.string().max(2000).optional(),
});
export type RenewPaymentBody = z.infer<typeof renewPaymentBody>;

export const pledgePath = z.object({ id: z.string().max(100) });
export type PledgePath = z.infer<typeof pledgePath>;
export const isPledgeId = (id: string): boolean => pledgeIdPattern.test(id);

export const pageQuery = z.strictObject({ limit: limitUpTo(100), cursor });
export type PageQuery = z.infer<typeof pageQuery>;

export function pledgeView(pledge: Pledge, prepared?: PreparedPayment) {
  return {
    id: pledge.id,
    campaignId: pledge.campaignId,
    state: pledge.state,
    ...orderView(pledge),
    currency: pledge.currency,
    createdAt: isoTime(pledge.createdAtMs),
    ...(pledge.state === 'pending' && lapses(pledge) && { expiresAt: isoTime(pledge.expiresAtMs) }),
    ...(isUnverified(pledge) && { unverified: true }),
    ...(pledge.late && { late: true }),
    payment: paymentView(pledge, prepared),
    ...refundsView(pledge),
    history: pledge.history.map(({ type, atMs }) => ({
      ...{ at: isoTime(atMs), event: type, text: historySentence(pledge, type) },
    })),
  };
}

/** Nothing for the many of whose money none ever went back. */
function refundsView(pledge: Pledge) {
  const refunds = 'refunds' in pledge ? (pledge.refunds ?? []) : [];
  return refunds.length > 0 ? { refunds: refunds.map(refundView) } : {};
}

const refundView = ({ id, amountMinor, state, reason, requestedAtMs }: Refund) => ({
  ...{ id, amountMinor, state, reason },
  requestedAt: isoTime(requestedAtMs),
});

function paymentView(pledge: Pledge, prepared: PreparedPayment | undefined) {
  switch (pledge.state) {
    case 'pending': {
      const ready = prepared ?? pledge.prepared;
      return ready
        ? { status: 'requires_confirmation', clientSecret: ready.clientSecret }
        : { status: 'preparing' };
    }
    case 'confirmed':
      return { status: confirmedStatus[pledge.collection] };
    case 'collecting':
      return { status: 'collecting' };
    case 'collected':
    case 'won':
      return { status: 'paid', ...refundedSoFar(pledge) };
    case 'refunding':
      return { status: 'refunding', ...refundedSoFar(pledge) };
    case 'refunded':
      return { status: 'refunded', ...refundedSoFar(pledge) };
    case 'disputed':
    case 'lost':
      return { status: 'disputed', ...refundedSoFar(pledge) };
    case 'past_due':
    case 'dropped':
      // Not the issuer's own reason: a thief must not learn that a card was reported stolen.
      return { status: 'failed', reason: pledge.failure.code };
    case 'releasing':
      return { status: 'releasing' };
    case 'released':
    case 'cancelled':
    case 'lapsed':
      return (pledge.refundedMinor ?? 0) > 0
        ? { status: 'refunded', refundedMinor: pledge.refundedMinor }
        : { status: 'released' };
  }
}

function refundedSoFar(pledge: Pledge) {
  const minor = refundedMinor(pledge);
  return minor > 0 ? { refundedMinor: minor } : {};
}

const confirmedStatus = {
  'save-card': 'card_saved',
  authorize: 'authorized',
  'charge-now': 'paid',
  'held-by-partner': 'held_by_partner',
} as const;
