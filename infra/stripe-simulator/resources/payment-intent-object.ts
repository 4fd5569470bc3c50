/** What a PaymentIntent consists of, what may be asked of it and what a browser may see of it. */
import type Stripe from 'stripe';
import type { ParamHash, ParamTable } from '../protocol/params.ts';
import { hash, mergedMetadata, text, textList, textOrNull } from '../protocol/params.ts';
import type { PaymentIntent } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { mintClientSecret, mintId } from '../world/world.ts';
import { addressFrom } from './addresses.ts';

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'processing'
  | 'requires_capture'
  | 'canceled'
  | 'succeeded';

export type IntentAction = 'confirm' | 'capture' | 'cancel' | 'update';

/** In which states an action is legal, in the order in which Stripe names them. */
export const legalStatuses: Record<IntentAction, readonly IntentStatus[]> = {
  confirm: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  capture: ['requires_capture'],
  cancel: [
    'requires_payment_method',
    'requires_capture',
    'requires_confirmation',
    'requires_action',
    'processing',
  ],
  update: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
};

export const captureMethods = ['automatic', 'automatic_async', 'manual'] as const;

const sharedFields: ParamTable = {
  allowed_payment_method_types: 'list',
  amount_details: 'hash',
  capture_method: captureMethods,
  excluded_payment_method_types: 'list',
  hooks: 'hash',
  payment_details: 'hash',
  payment_method: 'text',
  payment_method_data: 'hash',
  payment_method_options: 'hash',
  receipt_email: 'text',
  setup_future_usage: ['off_session', 'on_session', ''],
  shipping: 'hash',
};

export const updateFields: ParamTable = {
  ...sharedFields,
  amount: 'integer',
  application_fee_amount: 'integer',
  currency: 'text',
  customer: 'text',
  customer_account: 'text',
  description: 'text',
  metadata: 'metadata',
  payment_method_configuration: 'text',
  statement_descriptor: 'text',
  statement_descriptor_suffix: 'text',
  transfer_data: 'hash',
  transfer_group: 'text',
};

export const confirmFields: ParamTable = {
  ...sharedFields,
  amount_to_confirm: 'integer',
  confirmation_token: 'text',
  error_on_requires_action: 'boolean',
  mandate: 'text',
  mandate_data: 'hash',
  off_session: 'flag_or_hash',
  radar_options: 'hash',
  return_url: 'text',
  use_stripe_sdk: 'boolean',
};

export const createFields: ParamTable = {
  ...updateFields,
  ...confirmFields,
  automatic_payment_methods: {
    fields: { enabled: 'boolean', allow_redirects: ['always', 'never'] },
  },
  confirm: 'boolean',
  confirmation_method: ['automatic', 'manual'],
  on_behalf_of: 'text',
};

function automaticMethods(params: ParamHash): Stripe.PaymentIntent.AutomaticPaymentMethods | null {
  const asked = hash(params, 'automatic_payment_methods');
  if (asked === undefined) {
    return { allow_redirects: 'always', enabled: true };
  }
  const redirects = text(asked, 'allow_redirects') ?? 'always';
  return {
    allow_redirects: redirects as 'always' | 'never',
    enabled: asked['enabled'] === true,
  };
}

function methodOptions(params: ParamHash): Stripe.PaymentIntent.PaymentMethodOptions {
  const asked = hash(hash(params, 'payment_method_options') ?? {}, 'card') ?? {};
  const card: Stripe.PaymentIntent.PaymentMethodOptions.Card = {
    installments: null,
    mandate_options: null,
    network: null,
    request_three_d_secure: text(asked, 'request_three_d_secure') ?? 'automatic',
  };
  const extended = text(asked, 'request_extended_authorization');
  return {
    card: extended === undefined ? card : { ...card, request_extended_authorization: extended },
  };
}

export function shippingFrom(params: ParamHash): Stripe.PaymentIntent.Shipping | null {
  const shipping = hash(params, 'shipping');
  if (shipping === undefined) return null;
  return {
    address: addressFrom(hash(shipping, 'address')),
    carrier: text(shipping, 'carrier') ?? null,
    name: text(shipping, 'name') ?? '',
    phone: text(shipping, 'phone') ?? null,
    tracking_number: text(shipping, 'tracking_number') ?? null,
  };
}

export function newIntent(
  world: World,
  params: ParamHash,
  money: { amountMinor: number; currency: string },
): PaymentIntent {
  const id = mintId(world, 'pi');
  const types = textList(params, 'allowed_payment_method_types');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: types.length > 0 ? types : null,
    amount: money.amountMinor,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: automaticMethods(params),
    canceled_at: null,
    cancellation_reason: null,
    capture_method: text(params, 'capture_method') ?? 'automatic_async',
    client_secret: mintClientSecret(world, id),
    confirmation_method: text(params, 'confirmation_method') ?? 'automatic',
    created: world.clock.nowSeconds(),
    currency: money.currency,
    customer: textOrNull(params, 'customer'),
    customer_account: null,
    description: textOrNull(params, 'description'),
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: mergedMetadata({}, params),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: methodOptions(params),
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: textOrNull(params, 'receipt_email'),
    review: null,
    setup_future_usage: textOrNull(params, 'setup_future_usage'),
    shipping: shippingFrom(params),
    source: null,
    statement_descriptor: textOrNull(params, 'statement_descriptor'),
    statement_descriptor_suffix: textOrNull(params, 'statement_descriptor_suffix'),
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: textOrNull(params, 'transfer_group'),
  };
}

const publicFields = [
  'id',
  'object',
  'amount',
  'amount_details',
  'automatic_payment_methods',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_configuration_details',
  'payment_method_types',
  'processing',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'source',
  'status',
] as const;

/** Metadata, customer and money received stay between the merchant and Stripe. */
export function publicIntent(intent: PaymentIntent): object {
  return Object.fromEntries(publicFields.map((name) => [name, intent[name]]));
}
