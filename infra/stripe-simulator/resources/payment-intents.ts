/**
 * PaymentIntents: one life from creation to money or none. Every action names the states in which
 * it is legal; out of them the answer is an error with the intent inside, for the caller to read.
 */
import type { StripeRefusal } from '../protocol/errors.ts';
import { invalidParameter, invalidRequest, noSuch } from '../protocol/errors.ts';
import { createdField, page, pageFields } from '../protocol/lists.ts';
import type { ParamHash } from '../protocol/params.ts';
import { clientFields, flag, hash, integer, mergedMetadata } from '../protocol/params.ts';
import { text, textOrUnset } from '../protocol/params.ts';
import type { Call, Reply, Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';
import type { PaymentIntent, PaymentMethod } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { cancelIntent, captureIntent } from './captures.ts';
import { attemptPayment, replyTo, returnUrlOf } from './charging.ts';
import { requireClientSecret } from './client-secrets.ts';
import { countConfirmation, endExhausted, mayConfirm } from './confirmations.ts';
import { requireChargeable, requireCurrency } from './currencies.ts';
import { requireCustomer } from './customers.ts';
import { requireOwner } from './ownership.ts';
import type { IntentAction } from './payment-intent-object.ts';
import {
  confirmFields,
  createFields,
  legalStatuses,
  newIntent,
  publicIntent,
  shippingFrom,
  updateFields,
} from './payment-intent-object.ts';
import { methodFromData, requireUnspent, usableMethod } from './payment-methods.ts';
import { searchIntents } from './payment-intent-search.ts';

export function requireIntent(world: World, id: string, param = 'intent'): PaymentIntent {
  const intent = world.store.get('payment_intents', id);
  if (intent === undefined) throw noSuch('payment_intent', id, param);
  return intent;
}

function unexpectedState(intent: PaymentIntent, message: string): StripeRefusal {
  return invalidRequest(message, {
    code: 'payment_intent_unexpected_state',
    payment_intent: intent,
  });
}

const illegal: Record<IntentAction, (intent: PaymentIntent, statuses: string) => string> = {
  confirm: ({ status }, statuses) =>
    status === 'succeeded'
      ? 'You cannot confirm this PaymentIntent because it has already succeeded after being ' +
        'previously confirmed.'
      : `You cannot confirm this PaymentIntent because it has a status of ${status}. Only a ` +
        `PaymentIntent with one of the following statuses may be confirmed: ${statuses}.`,
  capture: ({ status }, statuses) =>
    status === 'succeeded'
      ? 'This PaymentIntent could not be captured because it has already been captured.'
      : `This PaymentIntent could not be captured because it has a status of ${status}. Only a ` +
        `PaymentIntent with one of the following statuses may be captured: ${statuses}.`,
  cancel: ({ status }, statuses) =>
    `You cannot cancel this PaymentIntent because it has a status of ${status}. Only a ` +
    `PaymentIntent with one of the following statuses may be canceled: ${statuses}.`,
  update: ({ status }, statuses) =>
    `This PaymentIntent could not be updated because it has a status of ${status}. You may only ` +
    `update a PaymentIntent with one of the following statuses: ${statuses}.`,
};

function requireLegal(intent: PaymentIntent, action: IntentAction): void {
  const statuses: readonly string[] = legalStatuses[action];
  if (statuses.includes(intent.status)) return;
  throw unexpectedState(intent, illegal[action](intent, statuses.join(', ')));
}

function requirePositive(params: ParamHash): void {
  const amount = integer(params, 'amount');
  if (amount === undefined || amount >= 1) return;
  throw invalidParameter('This value must be greater than or equal to 1.', {
    code: 'parameter_invalid_integer',
    param: 'amount',
  });
}

function refuseUnsupported(params: ParamHash): void {
  if (text(params, 'confirmation_token') === undefined) return;
  throw invalidRequest('This simulator has no confirmation tokens; send a payment_method.', {
    param: 'confirmation_token',
  });
}

function methodOf(
  world: World,
  intent: PaymentIntent,
  params: ParamHash,
): PaymentMethod | undefined {
  const data = hash(params, 'payment_method_data');
  if (data !== undefined) return methodFromData(world, data);
  const id = text(params, 'payment_method') ?? intent.payment_method;
  return id === null ? undefined : usableMethod(world, id);
}

function confirmWith(world: World, intent: PaymentIntent, call: Call, isCreating: boolean): Reply {
  const { params, access } = call;
  requireLegal(intent, 'confirm');
  refuseUnsupported(params);
  const method = methodOf(world, intent, params);
  if (method === undefined) {
    throw unexpectedState(
      intent,
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can " +
        'either update the PaymentIntent with a payment method and then confirm it again, or ' +
        'confirm it again directly with a payment method or ConfirmationToken.',
    );
  }
  requireOwner({ method, customer: intent.customer, noun: 'PaymentIntent' });
  requireUnspent(world, method);
  const isOffSession = flag(params, 'off_session');
  const returnUrl = returnUrlOf(params);
  const result = attemptPayment(world, intent, method, {
    isOffSession,
    mayChallenge: !isOffSession && !flag(params, 'error_on_requires_action'),
    ...(returnUrl === undefined ? {} : { returnUrl }),
    ...(call.forcedDecline === undefined ? {} : { forcedDecline: call.forcedDecline }),
  });
  countConfirmation(world, result.intent);
  const visible = access === 'publishable' ? publicIntent(result.intent) : result.intent;
  const error =
    result.error === undefined ? undefined : { ...result.error, payment_intent: visible };
  return replyTo(isCreating ? result.intent : visible, error, call.requestId);
}

function withMethod(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod | undefined,
): PaymentIntent {
  if (method === undefined) return intent;
  requireOwner({ method, customer: intent.customer, noun: 'PaymentIntent' });
  requireUnspent(world, method);
  return {
    ...intent,
    next_action: null,
    payment_method: method.id,
    status: 'requires_confirmation',
  };
}

function create(world: World, call: Call): Reply {
  const { params } = call;
  requirePositive(params);
  const currency = requireCurrency(text(params, 'currency') ?? '');
  const amountMinor = integer(params, 'amount') ?? 0;
  requireChargeable(amountMinor, currency);
  const isConfirming = params['confirm'] === true;
  if (flag(params, 'off_session') && !isConfirming) {
    throw invalidRequest('You can only set `off_session` when `confirm` is set to true.', {
      param: 'off_session',
    });
  }
  const customer = text(params, 'customer');
  if (customer !== undefined) requireCustomer(world, customer, 'customer');
  const bare = newIntent(world, params, { amountMinor, currency });
  const intent = withMethod(world, bare, methodOf(world, bare, params));
  world.store.put('payment_intents', intent);
  world.events.emit('payment_intent.created', intent);
  if (!isConfirming) return ok(intent);
  const { payment_method: _named, payment_method_data: _data, ...rest } = params;
  return confirmWith(world, intent, { ...call, params: rest }, true);
}

function confirm(world: World, call: Call): Reply {
  const intent = requireIntent(world, call.id);
  requireClientSecret(intent, call, 'PaymentIntent');
  requireLegal(intent, 'confirm');
  if (!mayConfirm(world, intent)) return endExhausted(world, intent, call);
  return confirmWith(world, withChanges(world, intent, call.params), call, false);
}

const changeableTexts = [
  'customer',
  'description',
  'receipt_email',
  'setup_future_usage',
  'statement_descriptor',
  'statement_descriptor_suffix',
  'transfer_group',
] as const;

function withLabels(intent: PaymentIntent, params: ParamHash): PaymentIntent {
  const changed: PaymentIntent = { ...intent, metadata: mergedMetadata(intent.metadata, params) };
  for (const name of changeableTexts) {
    const value = textOrUnset(params, name);
    if (value !== undefined) changed[name] = value;
  }
  if ('shipping' in params) changed.shipping = shippingFrom(params);
  return changed;
}

function withChanges(world: World, intent: PaymentIntent, params: ParamHash): PaymentIntent {
  const changed: PaymentIntent = {
    ...withLabels(intent, params),
    amount: integer(params, 'amount') ?? intent.amount,
    capture_method: text(params, 'capture_method') ?? intent.capture_method,
    currency: requireCurrency(text(params, 'currency') ?? intent.currency),
  };
  if ('amount' in params || 'currency' in params) {
    requireChargeable(changed.amount, changed.currency);
  }
  if ('customer' in params && changed.customer !== null) {
    requireCustomer(world, changed.customer, 'customer');
  }
  return changed;
}

/** Labels may change at any time; what decides about money only before it moves. */
const labels = ['metadata', 'description', 'receipt_email', 'expand', 'transfer_group'];

function update(world: World, { id, params }: Call): Reply {
  requirePositive(params);
  const intent = requireIntent(world, id);
  if (Object.keys(params).some((name) => !labels.includes(name))) requireLegal(intent, 'update');
  const changed = withChanges(world, intent, params);
  const named = text(params, 'payment_method') !== undefined || 'payment_method_data' in params;
  const method = named ? methodOf(world, changed, params) : undefined;
  const updated = withMethod(world, changed, method);
  world.store.put('payment_intents', updated);
  return ok(updated);
}

function capture(world: World, { id, params }: Call): Reply {
  const intent = requireIntent(world, id);
  requireLegal(intent, 'capture');
  const amountMinor = integer(params, 'amount_to_capture') ?? intent.amount_capturable;
  if (amountMinor < 1) {
    throw invalidRequest('This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'amount_to_capture',
      payment_intent: intent,
    });
  }
  if (amountMinor > intent.amount_capturable) {
    throw invalidRequest(
      'The payment could not be captured because the requested capture amount is greater than ' +
        'the amount you can capture for this charge.',
      { code: 'amount_too_large', param: 'amount_to_capture', payment_intent: intent },
    );
  }
  const labelled = { ...intent, metadata: mergedMetadata(intent.metadata, params) };
  return ok(captureIntent(world, labelled, amountMinor));
}

function cancel(world: World, { id, params }: Call): Reply {
  const intent = requireIntent(world, id);
  requireLegal(intent, 'cancel');
  const reason = text(params, 'cancellation_reason') ?? null;
  return ok(cancelIntent(world, intent, reason));
}

function retrieve(world: World, call: Call): Reply {
  const intent = requireIntent(world, call.id);
  requireClientSecret(intent, call, 'PaymentIntent');
  return ok(call.access === 'publishable' ? publicIntent(intent) : intent);
}

const oneIntent = '/v1/payment_intents/:intent';

export const paymentIntentRoutes: Route[] = [
  {
    method: 'POST',
    template: '/v1/payment_intents',
    spec: { fields: createFields, required: ['amount', 'currency'] },
    run: create,
  },
  {
    method: 'GET',
    template: '/v1/payment_intents',
    spec: { fields: { ...pageFields, ...createdField, customer: 'text' } },
    run: (world, { params }) =>
      ok(
        page({
          world,
          table: 'payment_intents',
          url: '/v1/payment_intents',
          params,
          filterNames: ['customer'],
        }),
      ),
  },
  {
    method: 'GET',
    template: '/v1/payment_intents/search',
    spec: { fields: { limit: 'integer', page: 'text', query: 'text' }, required: ['query'] },
    run: (world, { params }) => ok(searchIntents(world, params)),
  },
  {
    method: 'GET',
    template: oneIntent,
    spec: { fields: clientFields },
    publishable: true,
    run: retrieve,
  },
  { method: 'POST', template: oneIntent, spec: { fields: updateFields }, run: update },
  {
    method: 'POST',
    template: `${oneIntent}/confirm`,
    spec: { fields: { ...clientFields, ...confirmFields } },
    publishable: true,
    run: confirm,
  },
  {
    method: 'POST',
    template: `${oneIntent}/capture`,
    spec: {
      fields: {
        amount_to_capture: 'integer',
        application_fee_amount: 'integer',
        final_capture: 'boolean',
        metadata: 'metadata',
        statement_descriptor: 'text',
        statement_descriptor_suffix: 'text',
      },
    },
    run: capture,
  },
  {
    method: 'POST',
    template: `${oneIntent}/cancel`,
    spec: {
      fields: {
        cancellation_reason: ['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'],
      },
    },
    run: cancel,
  },
];
