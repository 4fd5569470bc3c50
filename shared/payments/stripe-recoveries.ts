/**
 * A failed payment at Stripe: its PaymentIntent is paid by the backer, looked at, or cancelled
 * (https://docs.stripe.com/payments/paymentintents/lifecycle). Another one is made only where Stripe
 * has cancelled it, so that never two of a pledge can be paid.
 */
import type Stripe from 'stripe';
import type { Abandoned, Looked, Paid, RecoveryGateway } from './recovery-gateway.ts';
import type { Fee } from '../domain/money.ts';
import type { Pledge, PledgeIn } from '../domain/pledge.ts';
import type { Reopened, StrayRefund } from './recovery-gateway.ts';
import type { StripeAccess } from './stripe-access.ts';
import { TransientError, UnknownOutcomeError } from '../errors.ts';
import { attemptKey, attemptName, keyIsTrusted } from '../domain/attempt.ts';
import { firstMatch, metadataOf } from './stripe-access.ts';
import { minuteMs } from '../domain/duration.ts';
import { refundsOf } from './stripe-refund-objects.ts';
import { refundAnswer, stripeAnswer, unlessMissing, withStripeErrors } from './stripe-errors.ts';

export const stripeRecoveries = (access: StripeAccess): RecoveryGateway => ({
  abandon: (pledge) => abandon(access, pledge),
  reopen: (pledge) => reopen(access, pledge),
  look: (pledge, intentId) => look(access, pledge, intentId),
  returnStray: (pledge, intentId) => returnStray(access, pledge, intentId),
});

/** What brings the fee along. */
const withCharge = { expand: ['latest_charge.balance_transaction'] };

/** Undefined when Stripe knows of none. */
const retrieve = (stripe: Stripe, intentId: string): Promise<Stripe.PaymentIntent | undefined> =>
  unlessMissing(stripe.paymentIntents.retrieve(intentId, withCharge));

type Sure<T> = {
  readonly key: string;
  readonly call: (options: Stripe.RequestOptions) => Promise<T>;
  readonly find: () => Promise<T | undefined>;
};

/**
 * A key may have kept an answer that tells nothing, for a day. Only for what does no harm when it
 * happens twice: after a look that found nothing, it is tried under another key.
 */
async function surely<T>({ now }: StripeAccess, { key, call, find }: Sure<T>): Promise<T> {
  try {
    return await call({ idempotencyKey: key });
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    const again = `${key}:again-${Math.floor(now() / minuteMs)}`;
    return (await find()) ?? call({ idempotencyKey: again });
  }
}

async function abandon(access: StripeAccess, pledge: PledgeIn<'past_due'>): Promise<Abandoned> {
  const intentId = pledge.unpaidIntentId;
  if (intentId === undefined) return { kind: 'cancelled' };
  const stripe = await access.client();
  return surely(access, {
    key: `${pledge.id}:abandon-${intentId}`,
    call: (options) => cancel(stripe, intentId, options),
    find: () => ended(stripe, intentId),
  });
}

async function cancel(
  stripe: Stripe,
  intentId: string,
  options: Stripe.RequestOptions,
): Promise<Abandoned> {
  try {
    await stripe.paymentIntents.cancel(intentId, { cancellation_reason: 'abandoned' }, options);
    return { kind: 'cancelled' };
  } catch (error) {
    const answer = stripeAnswer(error);
    const found = await ended(stripe, intentId);
    if (found) return found;
    throw new TransientError(`${intentId} cannot be cancelled now: ${answer.kind}.`);
  }
}

/** Undefined while it can still be paid. */
async function ended(stripe: Stripe, intentId: string): Promise<Abandoned | undefined> {
  const intent = await retrieve(stripe, intentId);
  if (!intent || intent.status === 'canceled') return { kind: 'cancelled' };
  return intent.status === 'succeeded' ? paid(intent) : undefined;
}

async function reopen(access: StripeAccess, pledge: PledgeIn<'past_due'>): Promise<Reopened> {
  const stripe = await access.client();
  const unpaid =
    pledge.unpaidIntentId === undefined ? undefined : await retrieve(stripe, pledge.unpaidIntentId);
  const reopened =
    (unpaid && reopenedAs(unpaid)) ?? reopenedAs(await replacement(access, stripe, pledge));
  if (reopened) return reopened;
  throw new TransientError('The PaymentIntent that replaces a cancelled one is cancelled, too.');
}

/** Undefined when it is cancelled: nobody can pay it. */
function reopenedAs(intent: Stripe.PaymentIntent): Reopened | undefined {
  switch (intent.status) {
    case 'requires_payment_method':
    case 'requires_confirmation':
      return { ...open(intent), status: 'requires_confirmation' };
    case 'requires_action':
      return { ...open(intent), status: 'requires_action' };
    case 'processing':
    case 'requires_capture':
      return { kind: 'processing' };
    case 'succeeded':
      return paid(intent);
    case 'canceled':
      return undefined;
    default:
      throw new TransientError(`The PaymentIntent is ${String(intent.status)}.`);
  }
}

function open({ id, client_secret: clientSecret }: Stripe.PaymentIntent) {
  if (clientSecret === null) throw new Error('Stripe shows an intent without its secret.');
  return { kind: 'open', intentId: id, clientSecret } as const;
}

/**
 * Another PaymentIntent in place of the one that is no more: its key names that one, so that the
 * replacement of a replacement is another again. Nobody knows when the key was first used, only that
 * it cannot have been before the attempt: of an old one Stripe is asked first.
 */
async function replacement(
  access: StripeAccess,
  stripe: Stripe,
  pledge: PledgeIn<'past_due'>,
): Promise<Stripe.PaymentIntent> {
  const attempt = { purpose: 'recover', number: pledge.attempt.number } as const;
  const metadata = metadataOf(pledge, attemptName(attempt));
  const { customerId } = pledge.payment;
  const find = () => unpaidMatch(stripe, customerId, metadata);
  const found = keyIsTrusted(pledge.attempt.startedAtMs, access.now()) ? undefined : await find();
  if (found) return found;
  const params: Stripe.PaymentIntentCreateParams = {
    amount: pledge.amountMinor,
    currency: pledge.currency.toLowerCase(),
    customer: customerId,
    allowed_payment_method_types: ['card'],
    setup_future_usage: 'off_session',
    metadata,
  };
  return surely(access, {
    key: `${attemptKey(pledge.id, attempt)}:${pledge.unpaidIntentId ?? 'first'}`,
    call: (options) => withStripeErrors(stripe.paymentIntents.create(params, options)),
    find,
  });
}

/** The newest that can be paid, or was. */
async function unpaidMatch(
  stripe: Stripe,
  customer: string,
  metadata: Readonly<Record<string, string>>,
): Promise<Stripe.PaymentIntent | undefined> {
  const standing = async function* (): AsyncGenerator<Stripe.PaymentIntent> {
    for await (const intent of stripe.paymentIntents.list({ customer, limit: 100 }))
      if (intent.status !== 'canceled') yield intent;
  };
  return withStripeErrors(firstMatch(standing(), metadata));
}

async function look(
  access: StripeAccess,
  pledge: Pledge,
  intentId: string,
): Promise<Looked | undefined> {
  const intent = await retrieve(await access.client(), intentId);
  if (intent?.metadata['fanfund_pledge'] !== pledge.id) return undefined;
  if (intent.status === 'succeeded')
    return { ...paid(intent), isRefunded: chargeOf(intent)?.refunded === true };
  return { kind: intent.status === 'canceled' ? 'cancelled' : 'open' };
}

function paid(intent: Stripe.PaymentIntent): Paid {
  const fee = feeOf(chargeOf(intent));
  return { kind: 'collected', chargedIntentId: intent.id, ...(fee && { fee }) };
}

const chargeOf = ({ latest_charge: charge }: Stripe.PaymentIntent): Stripe.Charge | undefined =>
  charge === null || typeof charge === 'string' ? undefined : charge;

function feeOf(charge: Stripe.Charge | undefined): Fee | undefined {
  const booked = charge?.balance_transaction;
  if (booked === undefined || booked === null || typeof booked === 'string') return undefined;
  return { minor: booked.fee, currency: booked.currency.toUpperCase() };
}

/** Of one payment no more than all can be refunded: so the second time is an answer, not a loss. */
async function returnStray(
  access: StripeAccess,
  pledge: Pledge,
  intentId: string,
): Promise<StrayRefund> {
  const stripe = await access.client();
  const find = () => findStrayRefund(stripe, pledge, intentId);
  const found = await find();
  if (found) return found;
  const metadata = metadataOf(pledge, 'stray');
  return surely(access, {
    key: `${pledge.id}:stray-${intentId}`,
    call: (options) => refundWhole(stripe, { payment_intent: intentId, metadata }, options),
    find,
  });
}

/** Stripe gives back once; after that has failed, another try would fail as well. */
async function findStrayRefund(
  stripe: Stripe,
  pledge: Pledge,
  intentId: string,
): Promise<StrayRefund | undefined> {
  const intent = await retrieve(stripe, intentId);
  if (intent && chargeOf(intent)?.refunded === true) return { kind: 'refunded' };
  const sent = await refundsOf(stripe, pledge, intentId);
  const failed = sent.find(({ state }) => state === 'failed');
  return failed && failedBy(failed.detail);
}

/** What the bank has taken meanwhile must not be paid a second time. */
const failedBy = (detail = 'no reason given'): StrayRefund =>
  detail === 'charge_for_pending_refund_disputed'
    ? { kind: 'disputed' }
    : { kind: 'failed', detail };

async function refundWhole(
  stripe: Stripe,
  params: Stripe.RefundCreateParams,
  options: Stripe.RequestOptions,
): Promise<StrayRefund> {
  try {
    const { status, failure_reason: reason } = await stripe.refunds.create(params, options);
    return status === 'failed' || status === 'canceled' ? failedBy(reason) : { kind: 'refunded' };
  } catch (error) {
    const answer = refundAnswer(error);
    if (answer.kind === 'disputed') return answer;
    return answer.code === 'charge_already_refunded' ? { kind: 'refunded' } : failedBy(answer.code);
  }
}
