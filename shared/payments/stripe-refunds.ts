/**
 * Refunds at Stripe (https://docs.stripe.com/api/refunds/create). Two equal partial refunds are
 * legitimate, so the key names the record and its attempt, never the amount.
 */
import type Stripe from 'stripe';
import type { ChargedPledge, RefundGateway, RefundOutcome } from './refund-gateway.ts';
import type { Refund } from '../domain/refund.ts';
import type { StripeAccess } from './stripe-access.ts';
import { UnknownOutcomeError } from '../errors.ts';
import { metadataOf, pledgeOf } from './stripe-access.ts';
import { refundAnswer } from './stripe-errors.ts';
import { refundName } from '../domain/refund.ts';
import { refundsOf, sentRefund } from './stripe-refund-objects.ts';
import { wasSaved } from './saved-failures.ts';

export const stripeRefunds = (access: StripeAccess): RefundGateway => ({
  pledgeOf: (intentId) => pledgeOf(access, intentId),
  refund: async (pledge, record) => {
    const stripe = await access.client();
    try {
      return await create(stripe, pledge, record);
    } catch (error) {
      if (!(error instanceof UnknownOutcomeError)) throw error;
      return find(stripe, pledge, record);
    }
  },
  list: async (pledge) => refundsOf(await access.client(), pledge, pledge.chargedIntentId),
});

async function create(
  stripe: Stripe,
  pledge: ChargedPledge,
  record: Refund,
): Promise<RefundOutcome> {
  const name = refundName(record);
  const reason = stripeReasons.find((known) => known === record.reason);
  try {
    const made = await stripe.refunds.create(
      {
        payment_intent: pledge.chargedIntentId,
        amount: record.amountMinor,
        ...(reason && { reason }),
        metadata: metadataOf(pledge, name),
      },
      { idempotencyKey: `${pledge.id}:${name}` },
    );
    return wasSaved(made)
      ? await find(stripe, pledge, record)
      : { kind: 'sent', refund: sentRefund(pledge, made) };
  } catch (error) {
    return refundAnswer(error);
  }
}

/** Those that Stripe knows; `fraudulent` also blocks the card there. */
const stripeReasons = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

/** What became of a refund whose answer was lost. */
async function find(stripe: Stripe, pledge: ChargedPledge, record: Refund): Promise<RefundOutcome> {
  const all = await refundsOf(stripe, pledge, pledge.chargedIntentId);
  const refund = all.find(({ refundId }) => refundId === record.id);
  return refund ? { kind: 'sent', refund } : { kind: 'not_done' };
}
