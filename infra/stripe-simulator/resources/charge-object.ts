/** What a Charge consists of: one attempt to move money with one card. */
import type Stripe from 'stripe';
import { listObject } from '../protocol/lists.ts';
import type { Charge, PaymentIntent, PaymentMethod, Refund } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { mintId } from '../world/world.ts';
import type { Decline } from './declines.ts';
import { testCardOf } from './payment-methods.ts';
import type { TestCard } from './test-cards.ts';
import { randomText } from '../world/ids.ts';

type ChargeOutcome = Stripe.Charge.Outcome;
type CardDetails = Stripe.Charge.PaymentMethodDetails.Card;

const daySeconds = 24 * 60 * 60;
const hourSeconds = 60 * 60;

type Hold = { seconds: number; isExtended: boolean };
type Terms = { onSession: number; offSession: number };

const week: Terms = { onSession: 7 * daySeconds, offSession: 7 * daySeconds };

/** How long issuers hold an uncaptured amount, with and without the card holder present. */
const usualTerms: Record<string, Terms> = {
  visa: { onSession: 7 * daySeconds, offSession: 4 * daySeconds + 18 * hourSeconds },
};

/** Networks that hold for longer when asked; Visa only with the card holder present. */
const extendedTerms: Record<string, Partial<Terms>> = {
  mastercard: { onSession: 30 * daySeconds, offSession: 30 * daySeconds },
  visa: { onSession: 29 * daySeconds + 18 * hourSeconds },
};

function holdOf({ intent, isOffSession }: Attempt, brand: string): Hold {
  const presence = isOffSession ? 'offSession' : 'onSession';
  const asked = intent.payment_method_options?.card?.request_extended_authorization;
  const granted = asked === 'if_available' ? extendedTerms[brand]?.[presence] : undefined;
  if (granted !== undefined) return { seconds: granted, isExtended: true };
  return { seconds: (usualTerms[brand] ?? week)[presence], isExtended: false };
}

function riskOf(card: TestCard): { level: string; score: number } {
  const scores = { elevated: 65, highest: 99 } as const;
  return card.riskLevel === undefined
    ? { level: 'normal', score: 20 }
    : { level: card.riskLevel, score: scores[card.riskLevel] };
}

type Verdict = 'authorized' | 'issuer_declined' | 'blocked';

/** What the merchant is told of each verdict. */
const verdicts: Record<Verdict, { networkStatus: string; sellerMessage: string }> = {
  authorized: { networkStatus: 'approved_by_network', sellerMessage: 'Payment complete.' },
  issuer_declined: {
    networkStatus: 'declined_by_network',
    sellerMessage: 'The bank did not return any further details with this decline.',
  },
  blocked: {
    networkStatus: 'not_sent_to_network',
    sellerMessage: 'Stripe blocked this payment as too risky.',
  },
};

function verdictOf(decline: Decline | undefined): Verdict {
  if (decline === undefined) return 'authorized';
  return decline.isBlocked === true ? 'blocked' : 'issuer_declined';
}

function reasonOf(decline: Decline | undefined): string | null {
  if (decline === undefined) return null;
  return decline.isBlocked === true ? 'highest_risk_level' : (decline.declineCode ?? decline.code);
}

function sellerMessage(verdict: Verdict, decline: Decline | undefined): string {
  const declineCode = decline?.declineCode ?? 'generic_decline';
  return verdict === 'issuer_declined' && declineCode !== 'generic_decline'
    ? `The bank returned the decline code \`${declineCode}\`.`
    : verdicts[verdict].sellerMessage;
}

function outcomeOf(card: TestCard, decline: Decline | undefined): ChargeOutcome {
  const risk = riskOf(card);
  const verdict = verdictOf(decline);
  return {
    advice_code: decline?.adviceCode ?? null,
    network_advice_code: decline?.networkAdviceCode ?? null,
    network_decline_code: decline?.networkDeclineCode ?? null,
    network_status: verdicts[verdict].networkStatus,
    reason: reasonOf(decline),
    risk_level: risk.level,
    risk_score: risk.score,
    seller_message: sellerMessage(verdict, decline),
    type: verdict,
  };
}

function checksOf(card: TestCard): Stripe.Charge.PaymentMethodDetails.Card.Checks {
  return {
    address_line1_check: card.failedCheck === 'address' ? 'fail' : null,
    address_postal_code_check:
      card.failedCheck === 'postal_code' || card.failedCheck === 'address' ? 'fail' : null,
    cvc_check: card.failedCheck === 'cvc' ? 'fail' : 'pass',
  };
}

export type Attempt = {
  intent: PaymentIntent;
  method: PaymentMethod;
  isOffSession: boolean;
  isAuthenticated: boolean;
  decline?: Decline;
};

function threeDSecure(attempt: Attempt): CardDetails['three_d_secure'] {
  if (!attempt.isAuthenticated) return null;
  return {
    authentication_flow: 'challenge',
    electronic_commerce_indicator: '05',
    exemption_indicator: null,
    result: 'authenticated',
    result_reason: null,
    transaction_id: '3b1c6e07-1c1d-4d7c-8f6b-3b0d5b3c2f10',
    version: '2.2.0',
  };
}

type Approval = Pick<
  CardDetails,
  'amount_authorized' | 'authorization_code' | 'capture_before' | 'network_transaction_id'
>;

/** What only an accepted attempt has: the issuer's traces, and until when an amount is held. */
function approval(world: World, attempt: Attempt, brand: string): Approval {
  if (attempt.decline !== undefined) {
    return { amount_authorized: null, authorization_code: null, network_transaction_id: null };
  }
  const captureBefore = world.clock.nowSeconds() + holdOf(attempt, brand).seconds;
  return {
    amount_authorized: attempt.intent.amount,
    authorization_code: randomText(world.random, 6).toUpperCase(),
    network_transaction_id: randomText(world.random, 15),
    ...(attempt.intent.capture_method === 'manual' ? { capture_before: captureBefore } : {}),
  };
}

function cardDetails(world: World, attempt: Attempt): CardDetails {
  const { intent, method } = attempt;
  const card = testCardOf(world, method.id);
  const saved = method.card;
  if (saved === undefined) throw new Error(`${method.id} is not a card`);
  return {
    ...approval(world, attempt, saved.brand),
    brand: saved.brand,
    checks: checksOf(card),
    country: saved.country,
    electronic_commerce_indicator: attempt.isAuthenticated ? '05' : null,
    exp_month: saved.exp_month,
    exp_year: saved.exp_year,
    extended_authorization: {
      status: holdOf(attempt, saved.brand).isExtended ? 'enabled' : 'disabled',
    },
    fingerprint: saved.fingerprint ?? null,
    funding: saved.funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: saved.last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: saved.brand,
    network_token: { used: false },
    overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: threeDSecure(attempt),
    transaction_link_id: null,
    wallet: null,
  };
}

export function newCharge(world: World, attempt: Attempt): Charge {
  const { intent, method, decline } = attempt;
  const id = mintId(world, 'ch');
  const card = testCardOf(world, method.id);
  const accepted = decline === undefined;
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor ?? 'FANFUND',
    captured: false,
    created: world.clock.nowSeconds(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(card, decline),
    paid: accepted,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { card: cardDetails(world, attempt), type: 'card' },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: accepted ? `${world.baseUrl()}/_sim/receipts/${id}` : null,
    refunded: false,
    refunds: refundList(id, []),
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: accepted ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
}

/** The answer to a charge that was pending. */
export function answeredCharge(world: World, charge: Charge, decline: Decline | undefined): Charge {
  const card = testCardOf(world, charge.payment_method ?? '');
  const accepted = decline === undefined;
  return {
    ...charge,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    outcome: outcomeOf(card, decline),
    paid: accepted,
    status: accepted ? 'succeeded' : 'failed',
  };
}

export function refundList(
  chargeId: string,
  refunds: readonly Refund[],
): Stripe.ApiList<Stripe.Refund> {
  const url = `/v1/charges/${chargeId}/refunds`;
  return listObject(url, refunds, false) as Stripe.ApiList<Stripe.Refund>;
}

/** The charge with a refund in its list, new or as it has become. */
export function withRefund(charge: Charge, refund: Refund): Charge {
  const others = (charge.refunds?.data ?? []).filter((known) => known.id !== refund.id);
  const isNew = others.length === (charge.refunds?.data.length ?? 0);
  const data = isNew
    ? [refund, ...others]
    : (charge.refunds?.data ?? []).map((known) => (known.id === refund.id ? refund : known));
  return { ...charge, refunds: refundList(charge.id, data as Refund[]) };
}
