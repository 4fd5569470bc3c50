/**
 * What the simulator remembers, by table. The shapes are the official client's own types with
 * every expandable field held as an id, so an object that lacks a field does not compile.
 */
import type Stripe from 'stripe';

export type Stored<T> = { [K in keyof T]: Exclude<T[K], { id: string; object: string }> };

export type PaymentIntent = Stored<Stripe.PaymentIntent>;
export type SetupIntent = Stored<Stripe.SetupIntent>;
export type SetupAttempt = Stored<Stripe.SetupAttempt>;
export type Charge = Stored<Stripe.Charge>;
export type Refund = Stored<Stripe.Refund>;
export type Customer = Stored<Stripe.Customer>;
export type PaymentMethod = Stored<Stripe.PaymentMethod>;
export type BalanceTransaction = Stored<Stripe.BalanceTransaction>;
export type Dispute = Stored<Stripe.Dispute>;
export type EarlyFraudWarning = Stored<Stripe.Radar.EarlyFraudWarning>;
export type Review = Stored<Stripe.Review>;
export type WebhookEndpoint = Stored<Stripe.WebhookEndpoint>;

/** Looser than the client's union of 260 event types: the snapshot may be any resource. */
export type StripeEvent = {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: { object: object; previous_attributes?: object };
  livemode: boolean;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: Stripe.Event['type'];
};

/** Which test card a payment method stands for and what has happened to it; never on the wire. */
export type CardState = {
  id: string;
  created: number;
  card: string;
  isSetUp: boolean;
  isSpent: boolean;
  refusals?: Refusals;
};

/** What the issuer will refuse charges of this card for, one code after another. */
export type Refusals = {
  codes: readonly string[];
  /** Charges still to be refused; null for all of them. */
  left: number | null;
  taken: number;
};

/** What Stripe remembers of an intent and tells nobody; kept only of those that did not succeed. */
export type IntentState = { id: string; created: number; confirmations: number };

/** Something that the clock will do: a hold lapses, a pending refund ends, a deadline passes. */
export type Appointment = {
  id: string;
  created: number;
  atMs: number;
  action:
    | 'book_charge'
    | 'end_dispute'
    | 'expire_authorization'
    | 'fail_refund'
    | 'finish_processing'
    | 'settle_refund';
  target: string;
  /** What else the deed must know. */
  detail?: string;
};

export type Delivery = {
  id: string;
  created: number;
  atMs: number;
  eventId: string;
  url: string;
  /** Empty when there is a `source`: partner events are not signed. */
  secret: string;
  source?: string;
  attempts: number;
  isDelayed?: true;
};

export type SavedAnswer = {
  id: string;
  created: number;
  fingerprint: string;
  requestId: string;
  status: number;
  body: string;
};

/** `rule` holds what is more than a number. */
export type Setting = { id: string; created: number; value: number; rule?: object };

export type Tables = {
  customers: Customer;
  payment_methods: PaymentMethod;
  card_states: CardState;
  intent_states: IntentState;
  setup_intents: SetupIntent;
  setup_attempts: SetupAttempt;
  payment_intents: PaymentIntent;
  charges: Charge;
  refunds: Refund;
  disputes: Dispute;
  early_fraud_warnings: EarlyFraudWarning;
  reviews: Review;
  balance_transactions: BalanceTransaction;
  events: StripeEvent;
  webhook_endpoints: WebhookEndpoint;
  saved_answers: SavedAnswer;
  appointments: Appointment;
  deliveries: Delivery;
  settings: Setting;
};

export type TableName = keyof Tables;

/** Fields by which lists are filtered, kept as columns beside the JSON. */
export const indexedFields: Record<TableName, readonly string[]> = {
  customers: ['email'],
  payment_methods: ['customer'],
  card_states: [],
  intent_states: [],
  setup_intents: ['customer', 'payment_method'],
  setup_attempts: ['setup_intent'],
  payment_intents: ['customer'],
  charges: ['customer', 'payment_intent'],
  refunds: ['charge', 'payment_intent'],
  disputes: ['charge', 'payment_intent'],
  early_fraud_warnings: ['charge', 'payment_intent'],
  reviews: [],
  balance_transactions: ['source', 'type', 'currency'],
  events: ['type'],
  webhook_endpoints: [],
  saved_answers: [],
  appointments: ['atMs', 'target'],
  deliveries: ['atMs'],
  settings: [],
};

export const tableByIdPrefix: Record<string, TableName> = {
  cus: 'customers',
  pm: 'payment_methods',
  seti: 'setup_intents',
  setatt: 'setup_attempts',
  pi: 'payment_intents',
  ch: 'charges',
  re: 'refunds',
  dp: 'disputes',
  issfr: 'early_fraud_warnings',
  prv: 'reviews',
  txn: 'balance_transactions',
  evt: 'events',
  we: 'webhook_endpoints',
};
