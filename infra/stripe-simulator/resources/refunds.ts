/**
 * Refunds as they are asked for: never more than was captured, none while a dispute is open. What
 * becomes of them later is in refund-outcomes.ts.
 */
import { invalidRequest, noSuch } from '../protocol/errors.ts';
import { createdField, page, pageFields } from '../protocol/lists.ts';
import type { ParamHash } from '../protocol/params.ts';
import { integer, mergedMetadata, text } from '../protocol/params.ts';
import type { Call, Reply, Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';
import type { Charge, Refund } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { withRefund } from './charge-object.ts';
import { requireCharge } from './charges.ts';
import { formatted } from './currencies.ts';
import { blocksRefunds } from './disputes.ts';
import { newRefund } from './refund-object.ts';
import {
  arrangeOutcome,
  pendingReason,
  requireRefund,
  requireYoungEnough,
  withdraw,
} from './refund-outcomes.ts';
import { closeReviewOf } from './reviews.ts';

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

/** The refund as asked for; what waits for funds or for its charge has moved no money yet. */
function askedRefund(world: World, charge: Charge, amountMinor: number, params: ParamHash): Refund {
  const waitsFor = pendingReason(world, charge, amountMinor);
  const asked = newRefund(world, charge, {
    amountMinor,
    reason: text(params, 'reason') ?? null,
    metadata: mergedMetadata({}, params),
    status: waitsFor === undefined ? 'succeeded' : 'pending',
    ...(waitsFor === undefined ? {} : { pendingReason: waitsFor }),
  });
  return waitsFor === 'insufficient_funds' || waitsFor === 'charge_pending'
    ? asked
    : { ...asked, balance_transaction: withdraw(world, asked) };
}

function create(world: World, { params }: Call): Reply {
  const charge = chargeOf(world, params);
  const amountMinor = integer(params, 'amount') ?? charge.amount - charge.amount_refunded;
  requireRefundable(world, charge, amountMinor);
  requireYoungEnough(world, charge);
  const refund = askedRefund(world, charge, amountMinor, params);
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
  const isFraud = refund.reason === 'fraudulent';
  if (changed.refunded) closeReviewOf(world, changed, isFraud ? 'refunded_as_fraud' : 'refunded');
  return ok(refund);
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
