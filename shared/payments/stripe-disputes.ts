/**
 * Disputes as Stripe has them now: webhooks say only that there is something to look at. A dispute
 * names its PaymentIntent, and only that one names the pledge, in its metadata.
 */
import type Stripe from 'stripe';
import type { Dispute, DisputeStatus, FraudWarning } from '../domain/dispute.ts';
import type { DisputeGateway, Evidence, EvidenceOutcome } from './dispute-gateway.ts';
import type { Fee } from '../domain/money.ts';
import type { PaymentFacts } from '../domain/evidence.ts';
import type { StripeAccess } from './stripe-access.ts';
import { createHash } from 'node:crypto';
import { pledgeOf } from './stripe-access.ts';
import { refusedCode, withStripeErrors } from './stripe-errors.ts';

export const stripeDisputes = (access: StripeAccess): DisputeGateway => ({
  pledgeOf: (intentId) => pledgeOf(access, intentId),
  list: (intentId) => list(access, intentId),
  warnings: (intentId) => warnings(access, intentId),
  facts: (intentId) => facts(access, intentId),
  handIn: (disputeId, evidence) => handIn(access, disputeId, evidence),
});

const pageMax = 100;

async function list(access: StripeAccess, intentId: string): Promise<readonly Dispute[]> {
  const stripe = await access.client();
  const found: Dispute[] = [];
  const all = stripe.disputes.list({ payment_intent: intentId, limit: pageMax });
  await withStripeErrors(all.autoPagingEach((dispute) => void found.push(disputeOf(dispute))));
  return found.sort((a, b) => a.openedAtMs - b.openedAtMs);
}

/** Statuses that Stripe may add later are kept as they are: they count as neither open nor ended. */
function disputeOf(dispute: Stripe.Dispute): Dispute {
  const { due_by: dueBy } = dispute.evidence_details;
  const fee = feeOf(dispute);
  return {
    id: dispute.id,
    status: dispute.status as DisputeStatus,
    amountMinor: dispute.amount,
    reason: dispute.reason,
    openedAtMs: dispute.created * 1000,
    ...(dueBy !== null && { evidenceDueAtMs: dueBy * 1000 }),
    withdrawnMinor: withdrawnMinor(dispute),
    ...(fee && { fee }),
  };
}

/** A balance in another currency does not say what was moved in the charge's own: all of it, then. */
const withdrawnMinor = (dispute: Stripe.Dispute): number =>
  dispute.balance_transactions.reduce((sum, { amount, currency }) => {
    const minor = currency === dispute.currency ? amount : Math.sign(amount) * dispute.amount;
    return sum - minor;
  }, 0);

function feeOf({ balance_transactions: moved }: Stripe.Dispute): Fee | undefined {
  const [first] = moved;
  if (!first) return undefined;
  return {
    minor: moved.reduce((sum, { fee }) => sum + fee, 0),
    currency: first.currency.toUpperCase(),
  };
}

async function warnings(access: StripeAccess, intentId: string): Promise<readonly FraudWarning[]> {
  const stripe = await access.client();
  const { data } = await withStripeErrors(
    stripe.radar.earlyFraudWarnings.list({ payment_intent: intentId, limit: pageMax }),
  );
  return data
    .filter(({ actionable }) => actionable)
    .map(({ id, fraud_type: kind, created }) => ({ id, kind, warnedAtMs: created * 1000 }));
}

async function facts(access: StripeAccess, intentId: string): Promise<PaymentFacts | undefined> {
  const stripe = await access.client();
  const { data } = await withStripeErrors(
    stripe.charges.list({ payment_intent: intentId, limit: pageMax }),
  );
  const charge = data.find(({ status }) => status === 'succeeded');
  return charge && factsOf(charge);
}

function factsOf(charge: Stripe.Charge): PaymentFacts {
  return {
    chargeId: charge.id,
    chargedAtMs: charge.created * 1000,
    amountMinor: charge.amount_captured,
    refundedMinor: charge.amount_refunded,
    ...told({
      statementDescriptor: charge.calculated_statement_descriptor,
      riskLevel: charge.outcome?.risk_level,
      ...checksOf(charge.payment_method_details?.card),
    }),
  };
}

function checksOf(card: Stripe.Charge.PaymentMethodDetails.Card | undefined) {
  const { checks, three_d_secure: secure } = card ?? {};
  return {
    authentication: secure?.result,
    cvcCheck: checks?.cvc_check,
    addressCheck: checks?.address_line1_check,
    postalCodeCheck: checks?.address_postal_code_check,
  };
}

/** What Stripe says nothing of is left out. */
const told = (facts: Readonly<Record<string, string | null | undefined>>) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value));

/** The same evidence has the same key, so that it is handed in once however often it is asked. */
async function handIn(
  access: StripeAccess,
  disputeId: string,
  { submit, text, productDescription }: Evidence,
): Promise<EvidenceOutcome> {
  const stripe = await access.client();
  const evidence = { uncategorized_text: text, product_description: productDescription };
  const content = createHash('sha256').update(JSON.stringify({ submit, evidence }));
  const idempotencyKey = `${disputeId}:evidence-${content.digest('base64url').slice(0, 22)}`;
  try {
    const dispute = await stripe.disputes.update(
      disputeId,
      { evidence, submit },
      { idempotencyKey },
    );
    return { kind: 'taken', dispute: disputeOf(dispute) };
  } catch (error) {
    return { kind: 'refused', code: refusedCode(error) };
  }
}
