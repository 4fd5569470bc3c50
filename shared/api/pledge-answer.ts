/** The shapes of pledges on the wire, closed: as its backer sees one, and as its creator does. */
import type { PledgeEventType } from '../domain/pledge.ts';
import { campaignId, currency, minor, pageOf, pledgeId, time } from './answer-parts.ts';
import { orderAnswer } from './order-view.ts';
import { once } from '../once.ts';
import { pledgeStates, pledgeTransitions } from '../domain/pledge.ts';
import { refundTransitions } from '../domain/refund.ts';
import * as z from 'zod';

const eventTypes = [
  'PledgeCreated' as const,
  ...new Set(Object.values(pledgeTransitions).flatMap((row) => Object.keys(row))),
] as [PledgeEventType, ...PledgeEventType[]];

export const eventType = () => z.enum(eventTypes);
export const pledgeState = () => z.enum(pledgeStates);
export const refundReason = () =>
  z.enum([
    ...(['requested_by_customer', 'duplicate', 'fraudulent', 'product_not_made'] as const),
    'promise_changed' as const,
    ...(['campaign_abandoned', 'campaign_unfunded', 'released'] as const),
  ]);
export const refundState = () =>
  z.enum(Object.keys(refundTransitions) as (keyof typeof refundTransitions)[]);

const paymentStatuses = [
  ...(['preparing', 'requires_confirmation', 'requires_action', 'processing'] as const),
  ...(['card_saved', 'authorized', 'collecting', 'paid', 'failed', 'releasing'] as const),
  'held_by_partner',
  ...(['released', 'refunding', 'refunded', 'disputed'] as const),
] as const;

const paymentAnswer = () =>
  z.strictObject({
    status: z.enum(paymentStatuses).meta({
      description: '`preparing`: read the pledge again in a moment for its `clientSecret`',
    }),
    clientSecret: z.string().optional().meta({
      description: 'For Stripe.js: `confirmSetup` (`seti_…`) or `confirmPayment` (`pi_…`)',
    }),
    reason: z.string().optional().meta({ description: 'Why the payment failed' }),
    refundedMinor: minor().optional(),
    testCardsAt: z
      .string()
      .optional()
      .meta({ description: 'Only where test cards are taken in place of real ones' }),
  });

const refundAnswer = () =>
  z.strictObject({
    id: z.string(),
    amountMinor: minor(),
    state: refundState(),
    reason: refundReason(),
    requestedAt: time(),
  });

export const historyAnswer = () => z.array(z.strictObject({ at: time(), event: eventType() }));

export const pledgeAnswer = once(() =>
  z
    .strictObject({
      id: pledgeId(),
      campaignId: campaignId(),
      state: pledgeState(),
      ...orderAnswer(),
      currency: currency(),
      createdAt: time(),
      expiresAt: time()
        .optional()
        .meta({ description: 'Until when its stock is held for it without a payment' }),
      unverified: z
        .literal(true)
        .optional()
        .meta({ description: 'Shown, but counted only once it is verified' }),
      late: z
        .literal(true)
        .optional()
        .meta({ description: 'Made after the campaign was settled, and charged at once' }),
      payment: paymentAnswer(),
      refunds: z.array(refundAnswer()).optional(),
      history: z.array(
        z.strictObject({
          at: time(),
          event: eventType(),
          text: z.string().meta({ description: 'The same in a sentence for its backer' }),
        }),
      ),
    })
    .meta({ id: 'Pledge' }),
);

export const pledgesAnswer = once(() => pageOf('PledgePage', pledgeAnswer));

export const failureAnswer = () =>
  z.strictObject({
    code: z.string(),
    declineCode: z.string().optional(),
    adviceCode: z.string().optional(),
  });

const settlementLine = once(() =>
  z
    .strictObject({
      id: pledgeId(),
      state: pledgeState(),
      ...orderAnswer(),
      currency: currency(),
      createdAt: time(),
      failure: failureAnswer().optional(),
      refundedMinor: minor().optional(),
    })
    .meta({ id: 'SettlementLine' }),
);

export const settlementLinesAnswer = once(() => pageOf('SettlementLinePage', settlementLine));

export const pledgeExample = {
  id: 'plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca',
  campaignId: 'cmp_k4jq2m7dxw5ahzet',
  state: 'pending',
  rewardId: 'early-bird',
  quantity: 1,
  lines: [{ rewardId: 'early-bird', quantity: 1, priceMinor: 4900 }],
  amountMinor: 4900,
  currency: 'EUR',
  createdAt: '2026-10-02T10:15:00.000Z',
  expiresAt: '2026-10-02T10:30:00.000Z',
  payment: { status: 'requires_confirmation', clientSecret: 'seti_1Q2w3E_secret_4R5t6Y' },
  history: [{ at: '2026-10-02T10:15:00.000Z', event: 'PledgeCreated', text: 'You pledged.' }],
};

export const confirmedExample = {
  id: 'plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca',
  campaignId: 'cmp_k4jq2m7dxw5ahzet',
  state: 'confirmed',
  rewardId: 'early-bird',
  quantity: 1,
  lines: [{ rewardId: 'early-bird', quantity: 1, priceMinor: 4900 }],
  amountMinor: 4900,
  currency: 'EUR',
  createdAt: '2026-10-02T10:15:00.000Z',
  payment: { status: 'card_saved' },
  history: [
    { at: '2026-10-02T10:15:00.000Z', event: 'PledgeCreated', text: 'You pledged.' },
    {
      ...{ at: '2026-10-02T10:16:12.000Z', event: 'PledgeConfirmed' },
      text: 'Your payment details were confirmed.',
    },
  ],
};
