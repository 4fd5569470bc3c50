/**
 * Disputes: a chargeback takes the money and a fee at once and forbids refunds; an inquiry only
 * asks. Evidence with Stripe's magic words decides the case.
 */
import type Stripe from 'stripe';
import { invalidRequest, noSuch } from '../protocol/errors.ts';
import { createdField, page, pageFields } from '../protocol/lists.ts';
import { hash, mergedMetadata } from '../protocol/params.ts';
import type { Call, Reply, Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';
import type { Charge, Dispute } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { mintId, schedule } from '../world/world.ts';
import { disputeFeeMinor, record } from './balance-transactions.ts';
import { testCardOf } from './payment-methods.ts';
import { failPendingRefunds } from './refund-outcomes.ts';
import { closeReviewOf } from './reviews.ts';
import type { DisputeKind } from './test-cards.ts';

const responseSeconds = 9 * 24 * 60 * 60;

const unanswered: readonly string[] = ['needs_response', 'warning_needs_response'];

const emptyEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

const networkReasonCodes: Record<DisputeKind['reason'], string> = {
  credit_not_processed: '13.7',
  duplicate: '12.6.1',
  fraudulent: '10.4',
  general: '13.5',
  product_not_received: '13.1',
  product_unacceptable: '13.3',
  unrecognized: '10.4',
};

type DisputeDetails = Stripe.Dispute.PaymentMethodDetails;

function details(charge: Charge, kind: DisputeKind): DisputeDetails {
  const card = charge.payment_method_details?.card;
  return {
    card: {
      brand: card?.brand ?? 'visa',
      case_type: kind.isInquiry ? 'inquiry' : 'chargeback',
      network: card?.network ?? 'visa',
      network_reason_code: networkReasonCodes[kind.reason],
    },
    type: 'card',
  };
}

function move(world: World, dispute: Dispute, sign: 1 | -1): Stripe.BalanceTransaction {
  return record(world, {
    type: 'adjustment',
    reportingCategory: sign === -1 ? 'dispute' : 'dispute_reversal',
    amountMinor: sign * dispute.amount,
    feeMinor: -sign * disputeFeeMinor,
    feeDescription: 'Dispute fee',
    currency: dispute.currency,
    source: dispute.id,
    description: `Chargeback ${sign === -1 ? 'withdrawal' : 'reversal'} for ${dispute.charge}`,
    availableInSeconds: 0,
  });
}

export function openDispute(
  world: World,
  charge: Charge,
  terms: DisputeKind & { amountMinor: number },
): Dispute {
  const created = world.clock.nowSeconds();
  const bare: Dispute = {
    id: mintId(world, 'dp'),
    object: 'dispute',
    amount: terms.amountMinor,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: emptyEvidence,
    evidence_details: {
      due_by: created + responseSeconds,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'manual',
    },
    intended_submission_method: null,
    is_charge_refundable: terms.isInquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: details(charge, terms),
    reason: terms.reason,
    status: terms.isInquiry ? 'warning_needs_response' : 'needs_response',
  };
  const dispute = terms.isInquiry
    ? bare
    : { ...bare, balance_transactions: [move(world, bare, -1)] };
  world.store.put('disputes', dispute);
  world.store.put('charges', { ...charge, disputed: true });
  const dueBy = created + responseSeconds;
  schedule(world, { action: 'end_dispute', target: dispute.id, atMs: dueBy * 1000 });
  world.events.emit('charge.dispute.created', dispute);
  if (terms.isInquiry) return dispute;
  world.events.emit('charge.dispute.funds_withdrawn', dispute);
  failPendingRefunds(world, charge);
  closeReviewOf(world, charge, 'disputed');
  return dispute;
}

/** Nobody answered in time: the bank has its way, and an inquiry ends without consequence. */
export function passDeadline(world: World, disputeId: string): void {
  const dispute = requireDispute(world, disputeId);
  if (!unanswered.includes(dispute.status)) return;
  const late: Dispute = {
    ...dispute,
    evidence_details: { ...dispute.evidence_details, past_due: true },
  };
  closeDispute(world, late, dispute.status === 'needs_response' ? 'lost' : 'warning_closed');
}

/** Some test cards are disputed, or reported as stolen, as soon as they have been charged. */
export function openDisputeOfCard(world: World, charge: Charge): void {
  const card = testCardOf(world, charge.payment_method ?? '');
  if (card.earlyFraudWarning === true) warnOfFraud(world, charge);
  if (card.dispute === undefined) return;
  openDispute(world, charge, { ...card.dispute, amountMinor: charge.amount_captured });
}

export function warnOfFraud(world: World, charge: Charge, fraudType = 'misc'): object {
  const warning = {
    id: mintId(world, 'issfr'),
    object: 'radar.early_fraud_warning' as const,
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    created: world.clock.nowSeconds(),
    fraud_type: fraudType,
    livemode: false,
    ...(charge.payment_intent === null ? {} : { payment_intent: charge.payment_intent }),
  };
  world.store.put('early_fraud_warnings', warning);
  world.events.emit('radar.early_fraud_warning.created', warning);
  return warning;
}

const blocking = ['needs_response', 'under_review', 'lost'];

export function blocksRefunds(world: World, charge: Charge): boolean {
  if (!charge.disputed) return false;
  const found = world.store.select('disputes', { where: { charge: charge.id }, limit: 100 });
  return found.some((dispute) => blocking.includes(dispute.status));
}

export type Verdict = 'won' | 'lost' | 'warning_closed';

export function closeDispute(world: World, dispute: Dispute, verdict: Verdict): Dispute {
  const paidBack = verdict === 'won' && dispute.balance_transactions.length === 1;
  const closed: Dispute = {
    ...dispute,
    balance_transactions: paidBack
      ? [...dispute.balance_transactions, move(world, dispute, 1)]
      : dispute.balance_transactions,
    status: verdict,
  };
  world.store.put('disputes', closed);
  if (paidBack) world.events.emit('charge.dispute.funds_reinstated', closed);
  world.events.emit('charge.dispute.closed', closed, { status: dispute.status });
  return closed;
}

/** An inquiry that the bank was not content with becomes a chargeback. */
export function escalateDispute(world: World, dispute: Dispute): Dispute {
  const escalated: Dispute = {
    ...dispute,
    balance_transactions: [move(world, dispute, -1)],
    is_charge_refundable: false,
    status: 'needs_response',
  };
  world.store.put('disputes', escalated);
  world.events.emit('charge.dispute.updated', escalated, { status: dispute.status });
  world.events.emit('charge.dispute.funds_withdrawn', escalated);
  return escalated;
}

export function requireDispute(world: World, id: string): Dispute {
  const dispute = world.store.get('disputes', id);
  if (dispute === undefined) throw noSuch('dispute', id, 'id');
  return dispute;
}

function submitted(dispute: Dispute, evidence: Record<string, unknown>): Dispute {
  const isInquiry = dispute.status.startsWith('warning_');
  return {
    ...dispute,
    evidence: { ...dispute.evidence, ...evidence },
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: true,
      submission_count: dispute.evidence_details.submission_count + 1,
    },
    status: isInquiry ? 'warning_under_review' : 'under_review',
  };
}

const verdictOfWords: Record<string, (world: World, dispute: Dispute) => Dispute> = {
  winning_evidence: (world, dispute) =>
    closeDispute(world, dispute, dispute.status.startsWith('warning_') ? 'warning_closed' : 'won'),
  losing_evidence: (world, dispute) =>
    closeDispute(world, dispute, dispute.status.startsWith('warning_') ? 'warning_closed' : 'lost'),
  escalate_inquiry_evidence: escalateDispute,
};

function requireAnswerable(dispute: Dispute): void {
  if (unanswered.includes(dispute.status)) return;
  throw invalidRequest('This dispute is already closed or under review.', {
    code: 'dispute_unexpected_state',
  });
}

function update(world: World, { id, params }: Call): Reply {
  const dispute = requireDispute(world, id);
  const labelled: Dispute = { ...dispute, metadata: mergedMetadata(dispute.metadata, params) };
  const evidence = hash(params, 'evidence');
  if (evidence !== undefined) requireAnswerable(dispute);
  const isSubmitting = evidence !== undefined && params['submit'] !== false;
  const changed = isSubmitting
    ? submitted(labelled, evidence)
    : { ...labelled, evidence: { ...labelled.evidence, ...evidence } };
  world.store.put('disputes', changed);
  world.events.emit('charge.dispute.updated', changed);
  const decide = isSubmitting ? verdictOfWords[String(evidence['uncategorized_text'])] : undefined;
  return ok(decide === undefined ? changed : decide(world, changed));
}

function close(world: World, { id }: Call): Reply {
  const dispute = requireDispute(world, id);
  requireAnswerable(dispute);
  return ok(closeDispute(world, dispute, 'lost'));
}

export const disputeRoutes: Route[] = [
  {
    method: 'GET',
    template: '/v1/disputes',
    spec: { fields: { ...pageFields, ...createdField, charge: 'text', payment_intent: 'text' } },
    run: (world, { params }) =>
      ok(
        page({
          world,
          table: 'disputes',
          url: '/v1/disputes',
          params,
          filterNames: ['charge', 'payment_intent'],
        }),
      ),
  },
  {
    method: 'GET',
    template: '/v1/disputes/:dispute',
    spec: { fields: {} },
    run: (world, { id }) => ok(requireDispute(world, id)),
  },
  {
    method: 'POST',
    template: '/v1/disputes/:dispute',
    spec: { fields: { evidence: 'hash', metadata: 'metadata', submit: 'boolean' } },
    run: update,
  },
  {
    method: 'POST',
    template: '/v1/disputes/:dispute/close',
    spec: { fields: {} },
    run: close,
  },
  {
    method: 'GET',
    template: '/v1/radar/early_fraud_warnings',
    spec: { fields: { ...pageFields, ...createdField, charge: 'text', payment_intent: 'text' } },
    run: (world, { params }) =>
      ok(
        page({
          world,
          table: 'early_fraud_warnings',
          url: '/v1/radar/early_fraud_warnings',
          params,
          filterNames: ['charge', 'payment_intent'],
        }),
      ),
  },
  {
    method: 'GET',
    template: '/v1/radar/early_fraud_warnings/:warning',
    spec: { fields: {} },
    run: (world, { id }) => {
      const warning = world.store.get('early_fraud_warnings', id);
      if (warning === undefined) throw noSuch('early fraud warning', id, 'id');
      return ok(warning);
    },
  },
];
