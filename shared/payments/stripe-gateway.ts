/**
 * Stripe as the payment gateway. Every call that creates or moves something carries an idempotency
 * key derived from the pledge and its attempt, and names both in its metadata, so that a lost
 * answer can be looked up.
 */
import type Stripe from 'stripe';
import type { Clock } from '../clock.ts';
import type { CollectOutcome, PaymentGateway, ReleaseOutcome, Setup } from './payment-gateway.ts';
import type { Payment, Pledge, PledgeIn, PreparedPayment } from '../domain/pledge.ts';
import { attemptKey, attemptName, keyIsTrusted } from '../domain/attempt.ts';
import { customerOf } from './stripe-customers.ts';
import { isUnexplained, stripeAnswer, unlessMissing, withStripeErrors } from './stripe-errors.ts';
import { UnknownOutcomeError } from '../errors.ts';

/** Loads the client at the first use, so that a cold start waits for the secret only once. */
export type StripeAccess = { readonly client: () => Promise<Stripe>; readonly now: Clock };

export const stripeGateway = (access: StripeAccess): PaymentGateway => ({
  prepare: (pledge) => prepare(access, pledge),
  inspect: (pledge, intentId) => inspect(access, pledge, intentId),
  collect: async (pledge) =>
    pledge.collection === 'save-card' ? charge(access, pledge) : capture(access, pledge),
  findCollection: (pledge) => findCollection(access, pledge),
  release: (pledge) => release(access, pledge),
});

const prepareAttempt = { purpose: 'prepare', number: 1 } as const;

const metadataOf = (pledge: Pledge, attempt: string) => ({
  fanfund_campaign: pledge.campaignId,
  fanfund_pledge: pledge.id,
  fanfund_attempt: attempt,
});

async function prepare(access: StripeAccess, pledge: Pledge): Promise<PreparedPayment> {
  const stripe = await access.client();
  const customer = await customerOf(stripe, pledge);
  const options = { idempotencyKey: attemptKey(pledge.id, prepareAttempt) };
  const common = {
    customer,
    allowed_payment_method_types: ['card'],
    metadata: metadataOf(pledge, attemptName(prepareAttempt)),
  };
  const intent = await withStripeErrors<Stripe.SetupIntent | Stripe.PaymentIntent>(
    pledge.collection === 'save-card'
      ? stripe.setupIntents.create({ ...common, usage: 'off_session' }, options)
      : stripe.paymentIntents.create(
          {
            ...common,
            amount: pledge.amountMinor,
            currency: pledge.currency.toLowerCase(),
            capture_method: pledge.collection === 'authorize' ? 'manual' : 'automatic',
          },
          options,
        ),
  );
  if (intent.client_secret === null) throw new Error('Stripe made an intent without a secret.');
  return { intentId: intent.id, clientSecret: intent.client_secret };
}

async function inspect(
  access: StripeAccess,
  pledge: Pledge,
  intentId: string,
): Promise<Setup | undefined> {
  const stripe = await access.client();
  const intent = await unlessMissing<Stripe.SetupIntent | Stripe.PaymentIntent>(
    pledge.collection === 'save-card'
      ? stripe.setupIntents.retrieve(intentId)
      : stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] }),
  );
  return intent && setupOf(pledge, intent);
}

/** Reads an intent, whether it was asked for or came by webhook. */
export function setupOf(
  pledge: Pick<Pledge, 'id' | 'collection'>,
  intent: Stripe.SetupIntent | Stripe.PaymentIntent,
): Setup | undefined {
  if (intent.metadata?.['fanfund_pledge'] !== pledge.id) return undefined;
  switch (intent.status) {
    case 'succeeded':
    case 'requires_capture':
      return { kind: 'ready', payment: paymentOf(intent) };
    case 'canceled':
      return { kind: 'cancelled' };
    case 'requires_payment_method':
      return declinedSetup(intent);
    case 'requires_action':
      return { kind: 'waiting', actionUrl: intent.next_action?.redirect_to_url?.url ?? undefined };
    default:
      return { kind: 'waiting' };
  }
}

function declinedSetup(intent: Stripe.SetupIntent | Stripe.PaymentIntent): Setup {
  const error =
    intent.object === 'setup_intent' ? intent.last_setup_error : intent.last_payment_error;
  if (!error) return { kind: 'waiting' };
  return {
    kind: 'declined',
    failure: {
      code: error.code ?? 'card_declined',
      ...(error.decline_code && { declineCode: error.decline_code }),
    },
  };
}

const idOf = (reference: string | { readonly id: string } | null): string => {
  if (reference === null) throw new Error('Stripe confirmed an intent without all its parts.');
  return typeof reference === 'string' ? reference : reference.id;
};

function paymentOf(intent: Stripe.SetupIntent | Stripe.PaymentIntent): Payment {
  const charge = intent.object === 'payment_intent' ? intent.latest_charge : null;
  const captureBefore =
    charge !== null && typeof charge === 'object'
      ? charge.payment_method_details?.card?.capture_before
      : undefined;
  return {
    intentId: intent.id,
    customerId: idOf(intent.customer),
    paymentMethodId: idOf(intent.payment_method),
    ...(captureBefore && { captureBeforeMs: captureBefore * 1000 }),
  };
}

/** Charges a saved card with its owner away. */
async function charge(
  access: StripeAccess,
  pledge: PledgeIn<'collecting'>,
): Promise<CollectOutcome> {
  const stripe = await access.client();
  try {
    const intent = await stripe.paymentIntents.create(
      {
        amount: pledge.amountMinor,
        currency: pledge.currency.toLowerCase(),
        customer: pledge.payment.customerId,
        payment_method: pledge.payment.paymentMethodId,
        allowed_payment_method_types: ['card'],
        off_session: true,
        confirm: true,
        metadata: metadataOf(pledge, attemptName(pledge.attempt)),
      },
      { idempotencyKey: attemptKey(pledge.id, pledge.attempt) },
    );
    return outcomeOf(intent);
  } catch (error) {
    if (isUnexplained(error) && (await isCardGone(stripe, pledge.payment)))
      return { kind: 'declined', failure: { code: 'payment_method_detached' } };
    return outcomeOfError(error);
  }
}

/** Stripe refuses a card that left its Customer with no code at all: the card itself tells. */
async function isCardGone(stripe: Stripe, payment: Payment): Promise<boolean> {
  const card = await unlessMissing(stripe.paymentMethods.retrieve(payment.paymentMethodId));
  return card === undefined || idOf(card.customer ?? '') !== payment.customerId;
}

async function capture(
  access: StripeAccess,
  pledge: PledgeIn<'collecting'>,
): Promise<CollectOutcome> {
  const stripe = await access.client();
  try {
    return outcomeOf(
      await stripe.paymentIntents.capture(
        pledge.payment.intentId,
        {},
        { idempotencyKey: attemptKey(pledge.id, pledge.attempt) },
      ),
    );
  } catch (error) {
    return outcomeOfError(error);
  }
}

function outcomeOfError(error: unknown): CollectOutcome {
  const answer = stripeAnswer(error);
  switch (answer.kind) {
    case 'declined':
      return answer;
    case 'unexpected_state':
      return outcomeOf(answer.intent);
    case 'already_refunded':
    case 'disputed':
      return { kind: 'declined', failure: { code: answer.kind } };
  }
}

/** The state of the intent is the answer, whoever brought it there. */
function outcomeOf(intent: Stripe.PaymentIntent): CollectOutcome {
  switch (intent.status) {
    case 'succeeded':
      return { kind: 'collected', chargedIntentId: intent.id };
    case 'canceled':
      return { kind: 'declined', failure: { code: 'payment_intent_canceled' } };
    case 'requires_action':
      return { kind: 'declined', failure: { code: 'authentication_required' } };
    case 'requires_payment_method':
      return {
        kind: 'declined',
        failure: {
          code: intent.last_payment_error?.code ?? 'card_declined',
          ...(intent.last_payment_error?.decline_code && {
            declineCode: intent.last_payment_error.decline_code,
          }),
        },
      };
    default:
      throw new UnknownOutcomeError(`The PaymentIntent is still ${intent.status}.`);
  }
}

/** Never by search, which lags: by the intent's id, or by the metadata of the customer's intents. */
async function findCollection(
  access: StripeAccess,
  pledge: PledgeIn<'collecting'>,
): Promise<CollectOutcome | undefined> {
  const stripe = await access.client();
  if (pledge.collection !== 'save-card') {
    const intent = await withStripeErrors(stripe.paymentIntents.retrieve(pledge.payment.intentId));
    return intent.status === 'requires_capture' ? undefined : outcomeOf(intent);
  }
  const found = await withStripeErrors(
    firstMatch(
      stripe.paymentIntents.list({ customer: pledge.payment.customerId, limit: 100 }),
      metadataOf(pledge, attemptName(pledge.attempt)),
    ),
  );
  return (
    found &&
    (found.status === 'requires_confirmation' ? goOn(stripe, pledge, found.id) : outcomeOf(found))
  );
}

/** Stripe made the intent and broke off before charging it: this very intent is confirmed. */
async function goOn(
  stripe: Stripe,
  pledge: PledgeIn<'collecting'>,
  intentId: string,
): Promise<CollectOutcome> {
  const idempotencyKey = `${attemptKey(pledge.id, pledge.attempt)}:confirm`;
  try {
    const card = { payment_method: pledge.payment.paymentMethodId, off_session: true };
    return outcomeOf(await stripe.paymentIntents.confirm(intentId, card, { idempotencyKey }));
  } catch (error) {
    return outcomeOfError(error);
  }
}

async function firstMatch(
  intents: AsyncIterable<Stripe.PaymentIntent>,
  metadata: Readonly<Record<string, string>>,
): Promise<Stripe.PaymentIntent | undefined> {
  for await (const intent of intents)
    if (Object.entries(metadata).every(([name, value]) => intent.metadata[name] === value))
      return intent;
  return undefined;
}

async function release(
  access: StripeAccess,
  pledge: PledgeIn<'releasing'>,
): Promise<ReleaseOutcome> {
  if (pledge.collection === 'save-card') return { refundedMinor: 0 };
  const stripe = await access.client();
  const intentId = await intentToRelease(access, pledge);
  if (intentId === undefined) return { refundedMinor: 0 };
  const options = { idempotencyKey: attemptKey(pledge.id, pledge.attempt) };
  const give = pledge.collection === 'charge-now' && pledge.payment ? refund : cancelIntent;
  try {
    return await give(stripe, pledge, { intentId, options });
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    const found = await findRelease(stripe, intentId);
    if (!found) throw error;
    return found;
  }
}

/** What became of a void or refund whose answer was lost; undefined when it did not happen. */
async function findRelease(stripe: Stripe, intentId: string): Promise<ReleaseOutcome | undefined> {
  const intent = await withStripeErrors(
    stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] }),
  );
  if (intent.status === 'canceled') return { refundedMinor: 0 };
  const charge = intent.latest_charge;
  const refunded = charge !== null && typeof charge === 'object' && charge.refunded;
  return refunded ? { refundedMinor: charge.amount_refunded } : undefined;
}

/** What was taken before it could be cancelled is refunded. */
async function cancelIntent(
  stripe: Stripe,
  pledge: PledgeIn<'releasing'>,
  { intentId, options }: ReleaseCall,
): Promise<ReleaseOutcome> {
  try {
    await stripe.paymentIntents.cancel(intentId, { cancellation_reason: 'abandoned' }, options);
    return { refundedMinor: 0 };
  } catch (error) {
    const answer = stripeAnswer(error);
    if (answer.kind !== 'unexpected_state')
      throw new Error(`Stripe will not cancel ${intentId}: ${answer.kind}.`, { cause: error });
    if (answer.intent.status === 'canceled') return { refundedMinor: 0 };
    if (answer.intent.status !== 'succeeded')
      throw new UnknownOutcomeError(`The PaymentIntent is still ${answer.intent.status}.`);
    const key = { idempotencyKey: `${options.idempotencyKey}:refund` };
    return refund(stripe, pledge, { intentId, options: key });
  }
}

type ReleaseCall = {
  readonly intentId: string;
  readonly options: { readonly idempotencyKey: string };
};

/** All of it. Repeated after its key was forgotten, Stripe says that it is refunded already. */
async function refund(
  stripe: Stripe,
  pledge: PledgeIn<'releasing'>,
  { intentId, options }: ReleaseCall,
): Promise<ReleaseOutcome> {
  const metadata = metadataOf(pledge, attemptName(pledge.attempt));
  try {
    const made = await stripe.refunds.create({ payment_intent: intentId, metadata }, options);
    if (made.status !== 'failed' && made.status !== 'canceled')
      return { refundedMinor: made.amount };
  } catch (error) {
    return refundedBy(error, pledge);
  }
  throw new Error(`Stripe could not refund ${intentId}: it needs another way.`);
}

function refundedBy(error: unknown, pledge: PledgeIn<'releasing'>): ReleaseOutcome {
  const answer = stripeAnswer(error);
  if (answer.kind === 'already_refunded') return { refundedMinor: pledge.amountMinor };
  if (answer.kind === 'disputed') return { refundedMinor: 0 };
  throw new Error(`Stripe will not refund ${pledge.id}: ${answer.kind}.`, { cause: error });
}

/** A pledge that was never confirmed does not know its intent: its key, or its time, finds it. */
async function intentToRelease(
  access: StripeAccess,
  pledge: PledgeIn<'releasing'>,
): Promise<string | undefined> {
  const known = pledge.payment?.intentId ?? pledge.prepared?.intentId;
  if (known !== undefined) return known;
  if (keyIsTrusted(pledge.createdAtMs, access.now()))
    return (await prepare(access, pledge)).intentId;
  const stripe = await access.client();
  const createdSeconds = Math.floor(pledge.createdAtMs / 1000);
  const created = { gte: createdSeconds - 60, lte: createdSeconds + 24 * 60 * 60 };
  const metadata = metadataOf(pledge, attemptName(prepareAttempt));
  const intents = stripe.paymentIntents.list({ created, limit: 100 });
  return (await withStripeErrors(firstMatch(intents, metadata)))?.id;
}
