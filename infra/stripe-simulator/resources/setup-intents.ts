/** SetupIntents: a card is saved for a customer so that it can be charged when nobody is there. */
import type Stripe from 'stripe';
import type { ErrorDetails, StripeRefusal } from '../protocol/errors.ts';
import { invalidRequest, noSuch } from '../protocol/errors.ts';
import { createdField, page, pageFields } from '../protocol/lists.ts';
import type { ParamHash, ParamTable } from '../protocol/params.ts';
import { clientFields, hash, mergedMetadata, text, textList } from '../protocol/params.ts';
import type { Call, Reply, Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';
import type { PaymentMethod, SetupIntent } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { mintClientSecret, mintId } from '../world/world.ts';
import { challengeFor } from './authentication.ts';
import { cardError, nextAction, replyTo, returnUrlOf } from './charging.ts';
import { requireClientSecret } from './client-secrets.ts';
import { requireCustomer } from './customers.ts';
import type { Decline } from './declines.ts';
import { requireOwner } from './ownership.ts';
import {
  attach,
  markCard,
  methodFromData,
  requireUnspent,
  testCardOf,
  usableMethod,
} from './payment-methods.ts';

type SetupAction = 'confirm' | 'cancel' | 'update';
type SetupResult = { intent: SetupIntent; error?: ErrorDetails };

const unfinished = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

const illegal: Record<SetupAction, (status: string) => string> = {
  confirm: (status) =>
    status === 'succeeded'
      ? 'You cannot confirm this SetupIntent because it has already succeeded.'
      : 'You cannot confirm this SetupIntent because it has been canceled.',
  cancel: (status) =>
    `You cannot cancel this SetupIntent because it has a status of ${status}. Only a SetupIntent ` +
    'with one of the following statuses may be canceled: `requires_payment_method`, ' +
    '`requires_confirmation`, or `requires_action`.',
  update: (status) =>
    `You cannot update this SetupIntent because it has a status of ${status}. Only a SetupIntent ` +
    'with one of the following statuses may be updated: `requires_payment_method`, ' +
    '`requires_confirmation`, or `requires_action`.',
};

function unexpectedState(intent: SetupIntent, message: string): StripeRefusal {
  return invalidRequest(message, { code: 'setup_intent_unexpected_state', setup_intent: intent });
}

function requireUnfinished(intent: SetupIntent, action: SetupAction): void {
  if (unfinished.includes(intent.status)) return;
  throw unexpectedState(intent, illegal[action](intent.status));
}

export function requireSetupIntent(world: World, id: string): SetupIntent {
  const intent = world.store.get('setup_intents', id);
  if (intent === undefined) throw noSuch('setupintent', id, 'intent');
  return intent;
}

function newSetupIntent(world: World, params: ParamHash): SetupIntent {
  const id = mintId(world, 'seti');
  const types = textList(params, 'allowed_payment_method_types');
  return {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: types.length > 0 ? types : null,
    application: null,
    automatic_payment_methods: { allow_redirects: 'always', enabled: true },
    cancellation_reason: null,
    client_secret: mintClientSecret(world, id),
    created: world.clock.nowSeconds(),
    customer: text(params, 'customer') ?? null,
    customer_account: null,
    description: text(params, 'description') ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: { enabled: false },
    mandate: null,
    metadata: mergedMetadata({}, params),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: text(params, 'usage') ?? 'off_session',
  };
}

function attemptCard(method: PaymentMethod): Stripe.SetupAttempt.PaymentMethodDetails.Card {
  const { card } = method;
  if (card === undefined) throw new Error(`${method.id} is not a card`);
  const { brand, checks, country, exp_month, exp_year, fingerprint = null, funding, last4 } = card;
  const saved = { brand, checks, country, exp_month, exp_year, fingerprint, funding, last4 };
  return { ...saved, network: brand, three_d_secure: null, wallet: null };
}

function recordAttempt(
  world: World,
  intent: SetupIntent,
  method: PaymentMethod,
  status: 'succeeded' | 'failed' | 'requires_action',
): string {
  const id = mintId(world, 'setatt');
  world.store.put('setup_attempts', {
    id,
    object: 'setup_attempt',
    application: null,
    created: world.clock.nowSeconds(),
    customer: intent.customer,
    customer_account: null,
    flow_directions: null,
    livemode: false,
    on_behalf_of: null,
    payment_method: method.id,
    payment_method_details: { card: attemptCard(method), type: 'card' },
    setup_error: null,
    setup_intent: intent.id,
    status,
    usage: intent.usage,
  });
  return id;
}

export function failSetup(
  world: World,
  intent: SetupIntent,
  method: PaymentMethod,
  error: ErrorDetails,
): SetupResult {
  const failed: SetupIntent = {
    ...intent,
    last_setup_error: error,
    latest_attempt: recordAttempt(world, intent, method, 'failed'),
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  };
  world.store.put('setup_intents', failed);
  world.events.emit('setup_intent.setup_failed', failed);
  return { intent: failed, error: { ...error, setup_intent: failed } };
}

export function completeSetup(
  world: World,
  intent: SetupIntent,
  method: PaymentMethod,
  forcedDecline?: Decline,
): SetupResult {
  const decline = forcedDecline ?? testCardOf(world, method.id).decline;
  if (decline !== undefined) {
    return failSetup(world, intent, method, cardError(decline, method, undefined));
  }
  if (intent.customer !== null) attach(world, method, intent.customer);
  markCard(world, method.id, { isSetUp: true, isSpent: intent.customer === null });
  const saved: SetupIntent = {
    ...intent,
    last_setup_error: null,
    latest_attempt: recordAttempt(world, intent, method, 'succeeded'),
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  };
  world.store.put('setup_intents', saved);
  world.events.emit('setup_intent.succeeded', saved);
  return { intent: saved };
}

function challenge(
  world: World,
  intent: SetupIntent,
  method: PaymentMethod,
  returnUrl: string | undefined,
): SetupResult {
  const waiting: SetupIntent = {
    ...intent,
    latest_attempt: recordAttempt(world, intent, method, 'requires_action'),
    next_action: nextAction(world, intent, returnUrl) as SetupIntent['next_action'],
    payment_method: method.id,
    status: 'requires_action',
  };
  world.store.put('setup_intents', waiting);
  world.events.emit('setup_intent.requires_action', waiting);
  return { intent: waiting };
}

function methodOf(world: World, intent: SetupIntent, params: ParamHash): PaymentMethod | undefined {
  const data = hash(params, 'payment_method_data');
  if (data !== undefined) return methodFromData(world, data);
  const id = text(params, 'payment_method') ?? intent.payment_method;
  return id === null ? undefined : usableMethod(world, id);
}

const publicFields = [
  'id',
  'object',
  'automatic_payment_methods',
  'cancellation_reason',
  'client_secret',
  'created',
  'description',
  'last_setup_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_configuration_details',
  'payment_method_types',
  'status',
  'usage',
] as const;

function visible(intent: SetupIntent, call: Call): object {
  if (call.access === 'secret') return intent;
  return Object.fromEntries(publicFields.map((name) => [name, intent[name]]));
}

function confirmWith(world: World, intent: SetupIntent, call: Call): Reply {
  const method = methodOf(world, intent, call.params);
  if (method === undefined) {
    throw unexpectedState(
      intent,
      "You cannot confirm this SetupIntent because it's missing a payment method. You can either " +
        'update the SetupIntent with a payment method and then confirm it again, or confirm it ' +
        'again directly with a payment method or ConfirmationToken.',
    );
  }
  requireUnfinished(intent, 'confirm');
  requireOwner({ method, customer: intent.customer, noun: 'SetupIntent' });
  requireUnspent(world, method);
  const isChallenged =
    call.forcedDecline === undefined &&
    challengeFor(testCardOf(world, method.id), { isOffSession: false, isSetUp: false });
  const result = isChallenged
    ? challenge(world, intent, method, returnUrlOf(call.params))
    : completeSetup(world, intent, method, call.forcedDecline);
  const shown = visible(result.intent, call);
  const error = result.error === undefined ? undefined : { ...result.error, setup_intent: shown };
  return replyTo(shown, error, call.requestId);
}

function create(world: World, call: Call): Reply {
  const { params } = call;
  const customer = text(params, 'customer');
  if (customer !== undefined) requireCustomer(world, customer, 'customer');
  const bare = newSetupIntent(world, params);
  const method = methodOf(world, bare, params);
  if (method !== undefined) {
    requireOwner({ method, customer: bare.customer, noun: 'SetupIntent' });
    requireUnspent(world, method);
  }
  const intent: SetupIntent =
    method === undefined
      ? bare
      : { ...bare, payment_method: method.id, status: 'requires_confirmation' };
  world.store.put('setup_intents', intent);
  world.events.emit('setup_intent.created', intent);
  if (params['confirm'] !== true) return ok(intent);
  const { payment_method: _named, payment_method_data: _data, ...rest } = params;
  return confirmWith(world, intent, { ...call, params: rest });
}

function confirm(world: World, call: Call): Reply {
  const intent = requireSetupIntent(world, call.id);
  requireClientSecret(intent, call, 'SetupIntent');
  return confirmWith(world, intent, call);
}

function retrieve(world: World, call: Call): Reply {
  const intent = requireSetupIntent(world, call.id);
  requireClientSecret(intent, call, 'SetupIntent');
  return ok(visible(intent, call));
}

function update(world: World, { id, params }: Call): Reply {
  const intent = requireSetupIntent(world, id);
  const onlyLabels = Object.keys(params).every((name) =>
    ['metadata', 'description', 'expand'].includes(name),
  );
  if (!onlyLabels) requireUnfinished(intent, 'update');
  const customer = text(params, 'customer') ?? intent.customer;
  if (customer !== null) requireCustomer(world, customer, 'customer');
  const changed: SetupIntent = {
    ...intent,
    customer,
    description: text(params, 'description') ?? intent.description,
    metadata: mergedMetadata(intent.metadata ?? {}, params),
  };
  const named = text(params, 'payment_method');
  if (named !== undefined) {
    const method = usableMethod(world, named);
    requireOwner({ method, customer, noun: 'SetupIntent' });
    changed.payment_method = method.id;
    changed.status = 'requires_confirmation';
  }
  world.store.put('setup_intents', changed);
  return ok(changed);
}

function cancel(world: World, { id, params }: Call): Reply {
  const intent = requireSetupIntent(world, id);
  requireUnfinished(intent, 'cancel');
  const canceled: SetupIntent = {
    ...intent,
    cancellation_reason: text(params, 'cancellation_reason') ?? null,
    next_action: null,
    status: 'canceled',
  };
  world.store.put('setup_intents', canceled);
  world.events.emit('setup_intent.canceled', canceled);
  return ok(canceled);
}

const changeable: ParamTable = {
  allowed_payment_method_types: 'list',
  attach_to_self: 'boolean',
  customer: 'text',
  description: 'text',
  excluded_payment_method_types: 'list',
  flow_directions: 'list',
  metadata: 'metadata',
  payment_method: 'text',
  payment_method_configuration: 'text',
  payment_method_data: 'hash',
  payment_method_options: 'hash',
};

const confirmable: ParamTable = {
  allowed_payment_method_types: 'list',
  confirmation_token: 'text',
  mandate_data: 'hash',
  payment_method: 'text',
  payment_method_data: 'hash',
  payment_method_options: 'hash',
  return_url: 'text',
  use_stripe_sdk: 'boolean',
};

const oneIntent = '/v1/setup_intents/:intent';

export const setupIntentRoutes: Route[] = [
  {
    method: 'POST',
    template: '/v1/setup_intents',
    spec: {
      fields: {
        ...changeable,
        ...confirmable,
        automatic_payment_methods: 'hash',
        confirm: 'boolean',
        on_behalf_of: 'text',
        single_use: 'hash',
        usage: ['off_session', 'on_session'],
      },
    },
    run: create,
  },
  {
    method: 'GET',
    template: '/v1/setup_intents',
    spec: {
      fields: {
        ...pageFields,
        ...createdField,
        attach_to_self: 'boolean',
        customer: 'text',
        payment_method: 'text',
      },
    },
    run: (world, { params }) =>
      ok(
        page({
          world,
          table: 'setup_intents',
          url: '/v1/setup_intents',
          params,
          filterNames: ['customer', 'payment_method'],
        }),
      ),
  },
  {
    method: 'GET',
    template: oneIntent,
    spec: { fields: clientFields },
    publishable: true,
    run: retrieve,
  },
  { method: 'POST', template: oneIntent, spec: { fields: changeable }, run: update },
  {
    method: 'POST',
    template: `${oneIntent}/confirm`,
    spec: { fields: { ...clientFields, ...confirmable } },
    publishable: true,
    run: confirm,
  },
  {
    method: 'POST',
    template: `${oneIntent}/cancel`,
    spec: {
      fields: { cancellation_reason: ['abandoned', 'requested_by_customer', 'duplicate'] },
    },
    run: cancel,
  },
  {
    method: 'GET',
    template: '/v1/setup_attempts',
    spec: { fields: { ...pageFields, ...createdField, setup_intent: 'text' } },
    run: (world, { params }) =>
      ok(
        page({
          world,
          table: 'setup_attempts',
          url: '/v1/setup_attempts',
          params,
          filterNames: ['setup_intent'],
        }),
      ),
  },
];
