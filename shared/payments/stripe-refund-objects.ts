/**
 * Refunds at Stripe, read into our words: ours by their metadata, and those that people made in
 * Stripe's Dashboard. What Stripe itself makes when it lets go of money that was only held (the
 * rest of a partial capture, an expired hold) is a Refund as well, but no money comes back by it:
 * nobody ever took it.
 */
import type Stripe from 'stripe';
import type { Pledge } from '../domain/pledge.ts';
import type { SentRefund } from '../domain/refund-books.ts';
import { releaseRefundId } from '../domain/refund-books.ts';
import { withStripeErrors } from './stripe-errors.ts';

/** All refunds of a pledge's PaymentIntent that give back money which was taken, oldest first. */
export async function refundsOf(
  stripe: Stripe,
  pledge: Pick<Pledge, 'id'>,
  intentId: string,
): Promise<SentRefund[]> {
  const list = stripe.refunds.list({ payment_intent: intentId, limit: 100 });
  const found: SentRefund[] = [];
  await withStripeErrors(
    (async () => {
      for await (const refund of list) {
        const sent = sentRefund(pledge, refund);
        if (sent.refundId !== undefined || !isOfHeldMoney(refund)) found.unshift(sent);
      }
    })(),
  );
  return found;
}

/**
 * No balance transaction ever comes of it. One that waits for balance has none either, but is
 * pending; one that failed never needed any.
 */
const isOfHeldMoney = (refund: Stripe.Refund): boolean =>
  refund.reason === 'expired_uncaptured_charge' ||
  (refund.status === 'succeeded' && refund.balance_transaction === null);

export function sentRefund(pledge: Pick<Pledge, 'id'>, refund: Stripe.Refund): SentRefund {
  const detail = refund.failure_reason ?? refund.pending_reason;
  const refundId = ownIdOf(pledge, refund);
  return {
    stripeRefundId: refund.id,
    ...(refundId !== undefined && { refundId }),
    amountMinor: refund.amount,
    state: stateOf(refund.status),
    createdAtMs: refund.created * 1000,
    ...(refund.reason !== null && { reason: refund.reason }),
    ...(detail !== undefined && { detail }),
  };
}

/** `requires_action` concerns methods other than cards: Stripe waits for the customer. */
function stateOf(status: Stripe.Refund['status']): SentRefund['state'] {
  if (status === 'succeeded') return 'succeeded';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}

/** Attempts are named `refund-<id>-<n>` and `release-<n>`. */
function ownIdOf({ id }: Pick<Pledge, 'id'>, { metadata }: Stripe.Refund): string | undefined {
  if (metadata?.['fanfund_pledge'] !== id) return undefined;
  const name = metadata['fanfund_attempt'] ?? '';
  if (/^release-\d+$/.test(name)) return releaseRefundId;
  return /^refund-(.+)-\d+$/.exec(name)?.[1];
}
