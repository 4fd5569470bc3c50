/**
 * How refunds end after they were made: paid out late, given up for want of funds, or failed after
 * having succeeded, whereupon the money is back and the charge is owed again. A test may rule how
 * the refunds made from now on end.
 */
import { invalidRequest, noSuch } from '../protocol/errors.ts';
import type { Charge, Refund } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { schedule } from '../world/world.ts';
import { availableMinor } from './balance.ts';
import { record } from './balance-transactions.ts';
import { withRefund } from './charge-object.ts';
import { testCardOf } from './payment-methods.ts';
import type { RefundTerms } from './refund-object.ts';

/** How long test cards with a late outcome take to show it. */
export const lateOutcomeSeconds = 60;

const fundsRetrySeconds = 24 * 60 * 60;
const fundsPatienceSeconds = 14 * fundsRetrySeconds;
const failureReasonDefault = 'unknown';
const daySeconds = 24 * 60 * 60;

/** Set by a test: refunds then wait for available balance, as in live mode. */
export const balanceRuleSetting = 'refunds_need_available_balance';

type PendingReason = NonNullable<RefundTerms['pendingReason']>;

export const pendingReasons: readonly PendingReason[] = [
  'processing',
  'insufficient_funds',
  'charge_pending',
];

/** Set by a test for the refunds to come. */
export type RefundRule = {
  /** Only refunds of this charge. */
  charge?: string;
  /** They are pending for this reason; without one they succeed at once. */
  pendingReason?: PendingReason;
  /** How they end, `afterSeconds` later; `failed` also after having succeeded. */
  outcome?: 'succeeded' | 'failed';
  afterSeconds?: number;
  /** Of refunds that fail. */
  failureReason?: string;
  /** Charges older than this are refused. */
  daysMax?: number;
};

const refundRuleSetting = 'refund_rule';

export function setRefundRule(world: World, rule: RefundRule): void {
  world.store.put('settings', { id: refundRuleSetting, created: 0, value: 1, rule });
}

export function clearRefundRule(world: World): void {
  world.store.remove('settings', refundRuleSetting);
}

function ruleFor(world: World, charge: Charge): RefundRule {
  const rule = world.store.get('settings', refundRuleSetting)?.rule as RefundRule | undefined;
  const isMeant = rule?.charge === undefined || rule.charge === charge.id;
  return isMeant ? (rule ?? {}) : {};
}

/**
 * Some payment methods can be refunded only for so long. Stripe's reference gives neither a limit
 * for cards nor the error, so this code and message are unverified.
 */
export function requireYoungEnough(world: World, charge: Charge): void {
  const { daysMax } = ruleFor(world, charge);
  if (daysMax === undefined) return;
  if (world.clock.nowSeconds() - charge.created <= daysMax * daySeconds) return;
  throw invalidRequest(
    `Charge ${charge.id} is too old to be refunded: its payment method allows refunds for ` +
      `${daysMax} days.`,
    { code: 'charge_not_refundable' },
  );
}

export function requireRefund(world: World, id: string): Refund {
  const refund = world.store.get('refunds', id);
  if (refund === undefined) throw noSuch('refund', id, 'id');
  return refund;
}

export function withdraw(world: World, refund: Refund): string {
  return record(world, {
    type: 'refund',
    reportingCategory: 'refund',
    amountMinor: -refund.amount,
    feeMinor: 0,
    feeDescription: '',
    currency: refund.currency,
    source: refund.id,
    description: 'REFUND FOR CHARGE',
    availableInSeconds: 0,
  }).id;
}

function needsFunds(world: World, currency: string, amountMinor: number): boolean {
  const isRuleOn = world.store.get('settings', balanceRuleSetting)?.value === 1;
  return isRuleOn && availableMinor(world, currency) < amountMinor;
}

export function pendingReason(
  world: World,
  charge: Charge,
  amountMinor: number,
): RefundTerms['pendingReason'] {
  const ruled = ruleFor(world, charge).pendingReason;
  if (ruled !== undefined) return ruled;
  if (charge.status === 'pending') return 'charge_pending';
  if (needsFunds(world, charge.currency, amountMinor)) return 'insufficient_funds';
  const card = testCardOf(world, charge.payment_method ?? '');
  return card.refund === 'pending' ? 'processing' : undefined;
}

/** A ruled ending comes as ruled; true when there is one. */
function arrangeRuled(world: World, charge: Charge, refund: Refund): boolean {
  const rule = ruleFor(world, charge);
  if (rule.pendingReason === undefined && rule.outcome !== 'failed') return false;
  const atMs = world.clock.nowMs() + (rule.afterSeconds ?? lateOutcomeSeconds) * 1000;
  if (rule.outcome === 'failed') {
    const reason = rule.failureReason ?? usualFailureReason(refund);
    schedule(world, { action: 'fail_refund', target: refund.id, atMs, detail: reason });
  } else {
    schedule(world, { action: 'settle_refund', target: refund.id, atMs });
  }
  return true;
}

function usualFailureReason(refund: Refund): string {
  return refund.pending_reason === 'insufficient_funds'
    ? 'insufficient_funds'
    : failureReasonDefault;
}

export function arrangeOutcome(world: World, charge: Charge, refund: Refund): void {
  if (arrangeRuled(world, charge, refund)) return;
  const nowMs = world.clock.nowMs();
  const lateMs = nowMs + lateOutcomeSeconds * 1000;
  if (refund.pending_reason === 'insufficient_funds') {
    const atMs = nowMs + fundsRetrySeconds * 1000;
    schedule(world, { action: 'settle_refund', target: refund.id, atMs });
  } else if (refund.status === 'pending') {
    schedule(world, { action: 'settle_refund', target: refund.id, atMs: lateMs });
  } else if (testCardOf(world, charge.payment_method ?? '').refund === 'fails_later') {
    schedule(world, { action: 'fail_refund', target: refund.id, atMs: lateMs });
  }
}

function requireChargeOf(world: World, refund: Refund): Charge {
  const charge = world.store.get('charges', refund.charge ?? '');
  if (charge === undefined) throw new Error(`${refund.id} is the refund of no charge`);
  return charge;
}

function withoutPendingReason(refund: Refund): Refund {
  const { pending_reason: _reason, ...rest } = refund;
  return rest;
}

/** A pending refund comes to its end: paid out, or still waiting for funds, or given up. */
export function settleRefund(world: World, refundId: string): void {
  const refund = requireRefund(world, refundId);
  if (refund.status !== 'pending') return;
  const charge = requireChargeOf(world, refund);
  if (refund.pending_reason === 'insufficient_funds') {
    if (needsFunds(world, refund.currency, refund.amount)) {
      const nowSeconds = world.clock.nowSeconds();
      if (nowSeconds >= refund.created + fundsPatienceSeconds) {
        failRefund(world, refundId, 'insufficient_funds');
        return;
      }
      const atMs = (nowSeconds + fundsRetrySeconds) * 1000;
      schedule(world, { action: 'settle_refund', target: refundId, atMs });
      return;
    }
  }
  const settled: Refund = {
    ...withoutPendingReason(refund),
    balance_transaction: refund.balance_transaction ?? withdraw(world, refund),
    status: 'succeeded',
  };
  world.store.put('refunds', settled);
  world.store.put('charges', withRefund(charge, settled));
  world.events.emit('refund.updated', settled, { status: 'pending' });
}

/** The money comes back to the account and the charge is owed again. */
export function failRefund(
  world: World,
  refundId: string,
  reason: string = failureReasonDefault,
): Refund {
  const refund = requireRefund(world, refundId);
  if (refund.status === 'failed' || refund.status === 'canceled') return refund;
  const charge = requireChargeOf(world, refund);
  const returned =
    refund.balance_transaction === null
      ? undefined
      : record(world, {
          type: 'refund_failure',
          reportingCategory: 'refund_failure',
          amountMinor: refund.amount,
          feeMinor: 0,
          feeDescription: '',
          currency: refund.currency,
          source: refund.id,
          description: 'REFUND FAILURE',
          availableInSeconds: 0,
        });
  const failed: Refund = {
    ...withoutPendingReason(refund),
    ...(returned === undefined ? {} : { failure_balance_transaction: returned.id }),
    failure_reason: reason,
    status: 'failed',
  };
  const refundedMinor = charge.amount_refunded - refund.amount;
  const owing = withRefund({ ...charge, amount_refunded: refundedMinor, refunded: false }, failed);
  world.store.put('refunds', failed);
  world.store.put('charges', owing);
  world.events.emit('refund.updated', failed, { status: refund.status });
  world.events.emit('refund.failed', failed);
  world.events.emit('charge.updated', owing, { amount_refunded: charge.amount_refunded });
  return failed;
}

/** Stripe gives up what is still pending when the bank takes the money back by a dispute. */
export function failPendingRefunds(world: World, charge: Charge): void {
  const found = world.store.select('refunds', { where: { charge: charge.id }, limit: 100 });
  for (const { id, status } of found) {
    if (status === 'pending') failRefund(world, id, 'charge_for_pending_refund_disputed');
  }
}
