/**
 * One attempt to pay: whether the card holder must be asked, whether the card is refused, and what
 * becomes of intent, charge and payment method. A refusal is an answer: its rows stay.
 */
import { errorBody, invalidRequest } from '../protocol/errors.ts';
import type { ParamHash } from '../protocol/params.ts';
import { text } from '../protocol/params.ts';
import type { ErrorDetails } from '../protocol/errors.ts';
import type { Reply } from '../protocol/routes.ts';
import type { Charge, PaymentIntent, PaymentMethod } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { schedule } from '../world/world.ts';
import { challengeFor } from './authentication.ts';
import { recordCapture } from './captures.ts';
import type { Attempt } from './charge-object.ts';
import { newCharge } from './charge-object.ts';
import type { Decline } from './declines.ts';
import { declines } from './declines.ts';
import { attach, cardState, markCard, testCardOf } from './payment-methods.ts';
import { nextRefusal, takeRefusal } from './refusals.ts';

const authenticationCode = declines.authenticationRequired.code;

export type AttemptResult = { intent: PaymentIntent; error?: ErrorDetails };

export type AttemptOptions = {
  isOffSession: boolean;
  mayChallenge: boolean;
  returnUrl?: string;
  forcedDecline?: Decline;
};

export function cardError(
  decline: Decline,
  method: PaymentMethod,
  charge: Charge | undefined,
): ErrorDetails {
  return {
    ...(decline.adviceCode === undefined ? {} : { advice_code: decline.adviceCode }),
    ...(charge === undefined ? {} : { charge: charge.id }),
    code: decline.code,
    ...(decline.declineCode === undefined ? {} : { decline_code: decline.declineCode }),
    message: decline.message,
    ...(decline.networkAdviceCode === undefined
      ? {}
      : { network_advice_code: decline.networkAdviceCode }),
    ...(decline.networkDeclineCode === undefined
      ? {}
      : { network_decline_code: decline.networkDeclineCode }),
    ...(decline.code === 'incorrect_cvc' ? { param: 'cvc' } : {}),
    payment_method: method,
    type: 'card_error',
  };
}

/** The attempt failed: the intent wants another payment method and says why. */
export function failIntent(
  world: World,
  intent: PaymentIntent,
  error: ErrorDetails,
  charge?: Charge,
): AttemptResult {
  const doc = `https://stripe.com/docs/error-codes/${(error.code ?? '').replaceAll('_', '-')}`;
  const failed: PaymentIntent = {
    ...intent,
    last_payment_error: { ...error, doc_url: doc },
    latest_charge: charge?.id ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  };
  world.store.put('payment_intents', failed);
  if (charge !== undefined) world.events.emit('charge.failed', charge);
  world.events.emit('payment_intent.payment_failed', failed);
  return { intent: failed, error: { ...error, payment_intent: failed } };
}

function declined(world: World, attempt: Attempt & { decline: Decline }): AttemptResult {
  const { decline, intent, method } = attempt;
  const charge = newCharge(world, attempt);
  world.store.put('charges', charge);
  return failIntent(world, intent, cardError(decline, method, charge), charge);
}

/** A method without a customer is spent by its first charge; one to be kept is attached. */
export function settleMethod(world: World, intent: PaymentIntent, method: PaymentMethod): void {
  if (intent.customer !== null && intent.setup_future_usage !== null) {
    attach(world, method, intent.customer);
    markCard(world, method.id, { isSetUp: true });
    return;
  }
  if (method.customer === null) markCard(world, method.id, { isSpent: true });
}

/** How long a charge that is `processing` waits for its answer. */
export const processingSeconds = 60;

/** As with Indian mandates or a slow network: the answer comes with the clock. */
function inProcess(world: World, attempt: Attempt): AttemptResult {
  const { intent, method } = attempt;
  const charge: Charge = { ...newCharge(world, attempt), paid: false, status: 'pending' };
  const waiting: PaymentIntent = {
    ...intent,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: 'processing',
  };
  const atMs = world.clock.nowMs() + processingSeconds * 1000;
  schedule(world, { action: 'finish_processing', target: intent.id, atMs });
  world.store.put('charges', charge);
  world.store.put('payment_intents', waiting);
  world.events.emit('charge.pending', charge);
  world.events.emit('payment_intent.processing', waiting);
  return { intent: waiting };
}

function accepted(world: World, attempt: Attempt): AttemptResult {
  const { intent, method } = attempt;
  const charge = newCharge(world, attempt);
  const isHeld = intent.capture_method === 'manual';
  const paid: PaymentIntent = {
    ...intent,
    amount_capturable: isHeld ? intent.amount : 0,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: isHeld ? 'requires_capture' : 'succeeded',
  };
  settleMethod(world, intent, method);
  if (isHeld) {
    const captureBefore = charge.payment_method_details?.card?.capture_before ?? 0;
    schedule(world, {
      action: 'expire_authorization',
      target: intent.id,
      atMs: captureBefore * 1000,
    });
    world.store.put('charges', charge);
    world.store.put('payment_intents', paid);
    world.events.emit('charge.succeeded', charge);
    world.events.emit('payment_intent.amount_capturable_updated', paid);
    return { intent: paid };
  }
  const capture = { intent: paid, charge, amountMinor: charge.amount } as const;
  return { intent: recordCapture(world, { ...capture, eventType: 'charge.succeeded' }) };
}

function issuersRefusal(world: World, attempt: Attempt): Decline | undefined {
  const { id } = attempt.method;
  const decline = takeRefusal(world, id);
  const isAnswered = attempt.isAuthenticated && decline?.code === authenticationCode;
  return isAnswered ? undefined : decline;
}

/** With the question of authentication settled: the issuer's answer. */
export function chargeCard(world: World, attempt: Attempt, forced?: Decline): AttemptResult {
  const card = testCardOf(world, attempt.method.id);
  const decline = forced ?? card.decline ?? card.chargeDecline ?? issuersRefusal(world, attempt);
  if (decline !== undefined) return declined(world, { ...attempt, decline });
  // A hold is answered at once or not at all.
  const isHold = attempt.intent.capture_method === 'manual';
  const isSlow = card.processing !== undefined && !isHold;
  return isSlow ? inProcess(world, attempt) : accepted(world, attempt);
}

function mustAsk(world: World, method: PaymentMethod, options: AttemptOptions): boolean {
  const { forcedDecline, isOffSession } = options;
  if (forcedDecline !== undefined) return forcedDecline.code === authenticationCode;
  const state = cardState(world, method.id);
  const situation = { isOffSession, isSetUp: state.isSetUp };
  return (
    challengeFor(testCardOf(world, method.id), situation) ||
    nextRefusal(state)?.code === authenticationCode
  );
}

export function attemptPayment(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  options: AttemptOptions,
): AttemptResult {
  const { isOffSession, forcedDecline, returnUrl } = options;
  const attempt: Attempt = { intent, method, isOffSession, isAuthenticated: false };
  if (!mustAsk(world, method, options)) return chargeCard(world, attempt, forcedDecline);
  if (!options.mayChallenge) {
    takeRefusal(world, method.id);
    return declined(world, { ...attempt, decline: declines.authenticationRequired });
  }
  const waiting: PaymentIntent = {
    ...intent,
    next_action: nextAction(world, intent, returnUrl) as PaymentIntent['next_action'],
    payment_method: method.id,
    status: 'requires_action',
  };
  world.store.put('payment_intents', waiting);
  world.events.emit('payment_intent.requires_action', waiting);
  return { intent: waiting };
}

/** The address to which the card holder comes back, if it is one. */
export function returnUrlOf(params: ParamHash): string | undefined {
  const url = text(params, 'return_url');
  if (url === undefined || URL.canParse(url)) return url;
  throw invalidRequest('Not a valid URL', { code: 'url_invalid', param: 'return_url' });
}

/** Where the card holder proves to be the card holder: a page of this simulator. */
export function nextAction(
  world: World,
  intent: { id: string; client_secret: string | null },
  returnUrl: string | undefined,
): object {
  const query = `intent=${intent.id}&client_secret=${intent.client_secret ?? ''}`;
  const url = `${world.baseUrl()}/_sim/authenticate?${query}`;
  if (returnUrl !== undefined) {
    const complete = `${url}&return_url=${encodeURIComponent(returnUrl)}`;
    return { redirect_to_url: { return_url: returnUrl, url: complete }, type: 'redirect_to_url' };
  }
  return {
    type: 'use_stripe_sdk',
    use_stripe_sdk: {
      type: 'three_d_secure_redirect',
      stripe_js: url,
      known_frame_issues: 'false',
    },
  };
}

/** The answer to the caller: the object, or 402 with the object inside the error. */
export function replyTo(object: object, error: ErrorDetails | undefined, requestId: string): Reply {
  if (error === undefined) return { status: 200, object };
  return { status: 402, object: errorBody(error, requestId) };
}
