/**
 * What an event of Stripe's tells about a pledge, and to which queue. Events are hints: they come
 * twice, late, in any order or never, so a message only names the pledge, and its worker looks at
 * what is true at Stripe now. The one exception is a payment that has been set up: the event holds
 * all there is to know, and looking would cost a request for every pledge.
 */
import type Stripe from 'stripe';
import type {
  AuthorizationMessage,
  DisputesMessage,
  FailedSetupMessage,
  PaymentMessage,
  RefundsMessage,
  StripeMessage,
} from '../queues/messages.ts';
import type { Queue } from '../queues/queue.ts';
import { campaignIdOf, pledgeIdPattern } from '../domain/ids.ts';
import { isKeyOf } from '../domain/attempt.ts';

export type StripeQueues = {
  readonly confirmations: Queue<StripeMessage>;
  readonly paymentLooks: Queue<PaymentMessage>;
  readonly authorizations: Queue<AuthorizationMessage>;
  readonly refundLooks: Queue<RefundsMessage>;
  readonly disputeLooks: Queue<DisputesMessage>;
  readonly failedSetups: Queue<FailedSetupMessage>;
};

export type Unrouted =
  /** About an object that Fanfund did not make. */
  | 'not_ours'
  /** Of a request of ours: whoever made it has the answer, or repeats it. */
  | 'our_own'
  /** Another event of the same change tells more. */
  | 'told_otherwise'
  | 'payment_method'
  | 'other_type';

export type Route =
  | { readonly to: 'confirmations'; readonly message: StripeMessage }
  | { readonly to: 'paymentLooks'; readonly message: PaymentMessage }
  | { readonly to: 'authorizations'; readonly message: AuthorizationMessage }
  | { readonly to: 'refundLooks'; readonly message: RefundsMessage }
  | { readonly to: 'disputeLooks'; readonly message: DisputesMessage }
  | { readonly to: 'failedSetups'; readonly message: FailedSetupMessage }
  | { readonly ignored: Unrouted };

const ignored = (reason: Unrouted): Route => ({ ignored: reason });

/** Of every event the queue that it belongs to, or why it belongs to none. */
export function routeOf(event: Stripe.Event): Route {
  switch (event.type) {
    case 'setup_intent.succeeded':
      return ofSetup(event.data.object);
    case 'setup_intent.setup_failed':
      return ofFailedSetup(event, event.data.object);
    case 'charge.succeeded':
      return ofHold(event.data.object);
    case 'payment_intent.succeeded':
    case 'payment_intent.canceled':
    case 'payment_intent.payment_failed':
    case 'payment_intent.processing':
    case 'payment_intent.requires_action':
      return ofIntent(event, event.data.object);
    case 'payment_intent.amount_capturable_updated':
    case 'charge.captured':
      return ignored('told_otherwise');
    case 'charge.expired':
      return ofExpiry(event.data.object);
    case 'charge.refunded':
      return event.data.object.captured
        ? ofRefund(event, event.data.object.metadata)
        : ignored('told_otherwise');
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return (
        ofStrayRefund(event.data.object) ??
        ofRefundByHand(event.data.object) ??
        ofRefund(event, event.data.object.metadata)
      );
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
    case 'radar.early_fraud_warning.created':
    case 'radar.early_fraud_warning.updated':
    case 'review.opened':
    case 'review.closed':
      return ofIntentId(event.data.object.payment_intent);
    case 'payment_method.automatically_updated':
    case 'payment_method.updated':
    case 'payment_method.detached':
      return ignored('payment_method');
    default:
      return ignored('other_type');
  }
}

/** Answers only when the queue has it; what is sent is not lost any more. */
export async function forward(queues: StripeQueues, route: Route): Promise<void> {
  if ('ignored' in route) return;
  const group = { campaignId: groupOf(route.message) };
  switch (route.to) {
    case 'confirmations':
      return queues.confirmations.send(route.message, group);
    case 'paymentLooks':
      return queues.paymentLooks.send(route.message, group);
    case 'authorizations':
      return queues.authorizations.send(route.message, group);
    case 'refundLooks':
      return queues.refundLooks.send(route.message, group);
    case 'disputeLooks':
      return queues.disputeLooks.send(route.message, group);
    case 'failedSetups':
      return queues.failedSetups.send(route.message, group);
  }
}

/** What does not say which campaign it is of is rare, and forms a group of its own. */
const groupOf = (message: Exclude<Route, { ignored: Unrouted }>['message']): string =>
  'pledgeId' in message ? campaignIdOf(message.pledgeId) : 'stripe';

type Metadata = Readonly<Record<string, string>> | null;
type Reference = string | { readonly id: string } | null | undefined;

const idOf = (reference: Reference): string | undefined =>
  typeof reference === 'string' ? reference : reference?.id;

type Named = { readonly pledgeId: string; readonly purpose: string };

/** The pledge and the attempt that an object was made for. */
function named(metadata: Metadata | undefined): Named | undefined {
  const { fanfund_pledge: pledgeId = '', fanfund_attempt: attempt = '' } = metadata ?? {};
  if (!pledgeIdPattern.test(pledgeId)) return undefined;
  return { pledgeId, purpose: attempt.replace(/-\d+$/, '') };
}

const isOwn = ({ request }: Stripe.Event, pledgeId: string): boolean =>
  isKeyOf(pledgeId, request?.idempotency_key ?? '');

function ofSetup(intent: Stripe.SetupIntent): Route {
  const who = named(intent.metadata);
  if (who?.purpose !== 'prepare') return ignored('not_ours');
  return confirmation(who.pledgeId, intent.id, intent);
}

type Payer = { readonly customer: Reference; readonly payment_method: Reference };

function confirmation(
  pledgeId: string,
  intentId: string,
  payer: Payer & { readonly captureBeforeMs?: number },
): Route {
  const customerId = idOf(payer.customer);
  const paymentMethodId = idOf(payer.payment_method);
  if (customerId === undefined || paymentMethodId === undefined)
    return { to: 'confirmations', message: { pledgeId, intentId } };
  const { captureBeforeMs } = payer;
  const payment = {
    intentId,
    customerId,
    paymentMethodId,
    ...(captureBeforeMs && { captureBeforeMs }),
  };
  return { to: 'confirmations', message: { pledgeId, intentId, payment } };
}

/** Only the charge of an authorisation says until when it stands. */
function ofHold(charge: Stripe.Charge): Route {
  const who = named(charge.metadata);
  const intentId = idOf(charge.payment_intent);
  if (!who || intentId === undefined) return ignored('not_ours');
  if (charge.captured || who.purpose !== 'prepare') return ignored('told_otherwise');
  const seconds = charge.payment_method_details?.card?.capture_before;
  const payer = { customer: charge.customer, payment_method: charge.payment_method };
  return seconds
    ? confirmation(who.pledgeId, intentId, { ...payer, captureBeforeMs: seconds * 1000 })
    : { to: 'confirmations', message: { pledgeId: who.pledgeId, intentId } };
}

function ofIntent(event: Stripe.Event, intent: Stripe.PaymentIntent): Route {
  const who = named(intent.metadata);
  if (!who) return ignored('not_ours');
  const { pledgeId, purpose } = who;
  if (event.type === 'payment_intent.payment_failed') return failedPayment(event, intent, pledgeId);
  if (purpose === 'prepare') return ofPrepared(event, intent, pledgeId);
  if (isOwn(event, pledgeId)) return ignored('our_own');
  return { to: 'paymentLooks', message: { pledgeId, intentId: intent.id } };
}

/** The intent of a hold, or of money that is taken with the pledge. */
function ofPrepared(event: Stripe.Event, intent: Stripe.PaymentIntent, pledgeId: string): Route {
  if (intent.capture_method !== 'manual')
    return event.type === 'payment_intent.succeeded'
      ? confirmation(pledgeId, intent.id, intent)
      : ignored('told_otherwise');
  if (isOwn(event, pledgeId)) return ignored('our_own');
  switch (event.type) {
    case 'payment_intent.succeeded':
      return { to: 'paymentLooks', message: { pledgeId, intentId: intent.id } };
    case 'payment_intent.canceled':
      return { to: 'authorizations', message: { pledgeId } };
    default:
      return ignored('told_otherwise');
  }
}

function ofFailedSetup(event: Stripe.Event, intent: Stripe.SetupIntent): Route {
  const who = named(intent.metadata);
  if (who?.purpose !== 'prepare') return ignored('not_ours');
  const failureId = idOf(intent.latest_attempt) ?? event.id;
  const { pledgeId } = who;
  return failedSetup({ pledgeId, intentId: intent.id, failureId }, intent.last_setup_error);
}

/**
 * Nothing has moved, so that there is nothing to look at. A card that somebody enters is counted,
 * whatever the key: who confirms an intent in a browser chooses it. We charge saved cards only.
 */
function failedPayment(event: Stripe.Event, intent: Stripe.PaymentIntent, pledgeId: string): Route {
  if (isOwn(event, pledgeId) && isOfSavedCard(intent)) return ignored('our_own');
  const failureId = idOf(intent.latest_charge) ?? event.id;
  return failedSetup({ pledgeId, intentId: intent.id, failureId }, intent.last_payment_error);
}

/** A card belongs to its customer only after it was once accepted. */
function isOfSavedCard({ customer, last_payment_error: refused }: Stripe.PaymentIntent): boolean {
  const owner = idOf(refused?.payment_method?.customer);
  return owner !== undefined && owner === idOf(customer);
}

type RefusedCard = { readonly payment_method?: Stripe.PaymentMethod } | null;

/** No change of a pledge: it is counted, since thieves try cards in this way. */
function failedSetup(
  message: Omit<FailedSetupMessage, 'fingerprint'>,
  refused: RefusedCard,
): Route {
  const fingerprint = refused?.payment_method?.card?.fingerprint;
  return { to: 'failedSetups', message: { ...message, ...(fingerprint && { fingerprint }) } };
}

function ofExpiry(charge: Stripe.Charge): Route {
  const who = named(charge.metadata);
  return who ? { to: 'authorizations', message: { pledgeId: who.pledgeId } } : ignored('not_ours');
}

/** A refund of somebody else's making names no pledge, but the charge it is of does. */
function ofRefund(event: Stripe.Event, metadata: Metadata): Route {
  const who = named(metadata);
  if (!who) return ignored('not_ours');
  if (isOwn(event, who.pledgeId)) return ignored('our_own');
  return { to: 'refundLooks', message: { pledgeId: who.pledgeId } };
}

/** The refund of a payment beside its pledge stands in no books: only a look at the payment hears. */
function ofStrayRefund({ status, metadata, payment_intent: intent }: Stripe.Refund) {
  const who = named(metadata);
  const intentId = idOf(intent);
  if (who?.purpose !== 'stray' || intentId === undefined) return undefined;
  if (status !== 'failed' && status !== 'canceled') return ignored('told_otherwise');
  return { to: 'paymentLooks', message: { pledgeId: who.pledgeId, intentId } } as const;
}

/**
 * One that people made names no pledge. That it was made is told by its charge, but not that it
 * failed: then the money is owed.
 */
function ofRefundByHand({ status, metadata, payment_intent: intent }: Stripe.Refund) {
  const intentId = idOf(intent);
  const isFailed = status === 'failed' || status === 'canceled';
  if (!isFailed || named(metadata) || !intentId?.startsWith('pi_')) return undefined;
  return { to: 'refundLooks', message: { intentId } } as const;
}

/** Disputes, warnings and reviews say only which PaymentIntent they are about. */
function ofIntentId(reference: Reference): Route {
  const intentId = idOf(reference);
  return intentId?.startsWith('pi_')
    ? { to: 'disputeLooks', message: { intentId } }
    : ignored('not_ours');
}
