/**
 * Refunds: never more than was captured, none while a dispute is open; some succeed only later and
 * some fail after having succeeded, whereupon the money is back and nobody has been paid.
 */
import { invalidRequest, noSuch } from '../protocol/errors.ts';
import { createdField, page, pageFields } from '../protocol/lists.ts';
import type { ParamHash } from '../protocol/params.ts';
import { integer, mergedMetadata, text } from '../protocol/params.ts';
import type { Call, Reply, Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';
import type { Charge, Refund } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { schedule } from '../world/world.ts';
import { availableMinor } from './balance.ts';
import { record } from './balance-transactions.ts';
import { withRefund } from './charge-object.ts';
import { requireCharge } from './charges.ts';
import { formatted } from './currencies.ts';
import { blocksRefunds } from './disputes.ts';
import { testCardOf } from './payment-methods.ts';
import { newRefund } from './refund-object.ts';
import type { RefundTerms } from './refund-object.ts';

/** How long test cards with a late outcome take to show it. */
export const lateOutcomeSeconds = 60;

const fundsRetrySeconds = 24 * 60 * 60;
const fundsPatienceSeconds = 14 * fundsRetrySeconds;
const failureReasonDefault = 'unknown';

/** Set by a test: refunds then wait for available balance, as in live mode. */
export const balanceRuleSetting = 'refunds_need_available_balance';

export function requireRefund(world: World, id: string): Refund {
  const refund = world.store.get('refunds', id);
  if (refund === undefined) throw noSuch('refund', id, 'id');
  return refund;
}

function chargeOf(world: World, params: ParamHash): Charge {
  const chargeId = text(params, 'charge');
  if (chargeId !== undefined) return requireCharge(world, chargeId, 'charge');
  const intentId = text(params, 'payment_intent');
  if (intentId === undefined) {
    throw invalidRequest(
      'One of the following params should be provided for this request: ' +
        'payment_intent or charge.',
      { code: 'parameter_missing', param: 'charge' },
    );
  }
  const intent = world.store.get('payment_intents', intentId);
  if (intent === undefined) throw noSuch('payment_intent', intentId, 'payment_intent');
  const charge = world.store.get('charges', intent.latest_charge ?? '');
  if (charge === undefined || charge.status !== 'succeeded') {
    throw invalidRequest(
      `This PaymentIntent (${intentId}) does not have a successful charge to refund.`,
      { code: 'payment_intent_unexpected_state', payment_intent: intent },
    );
  }
  return charge;
}

function requireRefundable(world: World, charge: Charge, amountMinor: number): void {
  if (charge.refunded) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  }
  if (!charge.captured) {
    throw invalidRequest(
      `Charge ${charge.id} has not been captured; cancel its PaymentIntent to release the funds.`,
      { code: 'charge_not_refundable' },
    );
  }
  if (blocksRefunds(world, charge)) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  }
  const leftMinor = charge.amount - charge.amount_refunded;
  if (amountMinor < 1) {
    throw invalidRequest('Invalid positive integer', {
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  }
  if (amountMinor > leftMinor) {
    throw invalidRequest(
      `Refund amount (${formatted(amountMinor, charge.currency)}) is greater than unrefunded ` +
        `amount on charge (${formatted(leftMinor, charge.currency)})`,
      { param: 'amount' },
    );
  }
}

function withdraw(world: World, refund: Refund): string {
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

function pendingReason(
  world: World,
  charge: Charge,
  amountMinor: number,
): RefundTerms['pendingReason'] {
  if (needsFunds(world, charge.currency, amountMinor)) return 'insufficient_funds';
  const card = testCardOf(world, charge.payment_method ?? '');
  return card.refund === 'pending' ? 'processing' : undefined;
}

function arrangeOutcome(world: World, charge: Charge, refund: Refund): void {
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

function create(world: World, { params }: Call): Reply {
  const charge = chargeOf(world, params);
  const amountMinor = integer(params, 'amount') ?? charge.amount - charge.amount_refunded;
  requireRefundable(world, charge, amountMinor);
  const waitsFor = pendingReason(world, charge, amountMinor);
  const asked = newRefund(world, charge, {
    amountMinor,
    reason: text(params, 'reason') ?? null,
    metadata: mergedMetadata({}, params),
    status: waitsFor === undefined ? 'succeeded' : 'pending',
    ...(waitsFor === undefined ? {} : { pendingReason: waitsFor }),
  });
  const refund: Refund =
    waitsFor === 'insufficient_funds'
      ? asked
      : { ...asked, balance_transaction: withdraw(world, asked) };
  const refundedMinor = charge.amount_refunded + amountMinor;
  const changed = withRefund(
    { ...charge, amount_refunded: refundedMinor, refunded: refundedMinor === charge.amount },
    refund,
  );
  world.store.put('refunds', refund);
  world.store.put('charges', changed);
  arrangeOutcome(world, charge, refund);
  world.events.emit('refund.created', refund);
  world.events.emit('charge.refunded', changed, {
    amount_refunded: charge.amount_refunded,
    refunded: charge.refunded,
  });
  return ok(refund);
}

function withoutPendingReason(refund: Refund): Refund {
  const { pending_reason: _reason, ...rest } = refund;
  return rest;
}

/** A pending refund comes to its end: paid out, or still waiting for funds, or given up. */
export function settleRefund(world: World, refundId: string): void {
  const refund = requireRefund(world, refundId);
  if (refund.status !== 'pending') return;
  const charge = requireCharge(world, refund.charge ?? '');
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
  const charge = requireCharge(world, refund.charge ?? '');
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

function update(world: World, { id, params }: Call): Reply {
  const refund = requireRefund(world, id);
  const changed: Refund = { ...refund, metadata: mergedMetadata(refund.metadata ?? {}, params) };
  world.store.put('refunds', changed);
  world.events.emit('refund.updated', changed);
  return ok(changed);
}

function cancel(world: World, { id }: Call): Reply {
  requireRefund(world, id);
  throw invalidRequest('Refunds on cards cannot be canceled through the API.', {
    code: 'refund_not_cancelable',
  });
}

export const refundRoutes: Route[] = [
  {
    method: 'POST',
    template: '/v1/refunds',
    spec: {
      fields: {
        amount: 'integer',
        charge: 'text',
        currency: 'text',
        metadata: 'metadata',
        payment_intent: 'text',
        reason: ['duplicate', 'fraudulent', 'requested_by_customer'],
      },
    },
    run: create,
  },
  {
    method: 'GET',
    template: '/v1/refunds',
    spec: { fields: { ...pageFields, ...createdField, charge: 'text', payment_intent: 'text' } },
    run: (world, { params }) =>
      ok(
        page({
          world,
          table: 'refunds',
          url: '/v1/refunds',
          params,
          filterNames: ['charge', 'payment_intent'],
        }),
      ),
  },
  {
    method: 'GET',
    template: '/v1/refunds/:refund',
    spec: { fields: {} },
    run: (world, { id }) => ok(requireRefund(world, id)),
  },
  {
    method: 'POST',
    template: '/v1/refunds/:refund',
    spec: { fields: { metadata: 'metadata' } },
    run: update,
  },
  {
    method: 'POST',
    template: '/v1/refunds/:refund/cancel',
    spec: { fields: {} },
    run: cancel,
  },
];
