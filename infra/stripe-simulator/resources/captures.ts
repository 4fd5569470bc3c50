/**
 * What happens to authorized money: captured whole or in part, released, or lapsed. What is not
 * captured goes back as a Refund without a balance transaction, which no one has asked for.
 */
import type { Charge, PaymentIntent, Refund } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { bookNowOrLater } from './bookings.ts';
import { withRefund } from './charge-object.ts';
import { openDisputeOfCard } from './disputes.ts';
import { newRefund } from './refund-object.ts';
import { reviewRisk } from './reviews.ts';

function requireCharge(world: World, intent: PaymentIntent): Charge {
  const charge = world.store.get('charges', intent.latest_charge ?? '');
  if (charge === undefined) throw new Error(`${intent.id} has no charge to work on`);
  return charge;
}

function captured(world: World, charge: Charge, amountMinor: number, method: string): Charge {
  const taken: Charge = { ...charge, amount_captured: amountMinor, captured: true };
  return bookNowOrLater(world, taken, method);
}

/** Gives back what was authorized and not captured; the charge's holder sees a Refund. */
function released(
  world: World,
  charge: Charge,
  release: { amountMinor: number; reason: Refund['reason'] },
): Charge {
  const refund = newRefund(world, charge, {
    amountMinor: release.amountMinor,
    reason: release.reason,
    metadata: {},
    status: 'succeeded',
  });
  world.store.put('refunds', refund);
  const refundedMinor = charge.amount_refunded + release.amountMinor;
  const changed: Charge = {
    ...charge,
    amount_refunded: refundedMinor,
    refunded: refundedMinor === charge.amount,
  };
  world.events.emit('refund.created', refund);
  return withRefund(changed, refund);
}

/** Money taken: charge, journal and intent agree afterwards. */
export function recordCapture(
  world: World,
  capture: {
    intent: PaymentIntent;
    charge: Charge;
    amountMinor: number;
    eventType: 'charge.captured' | 'charge.succeeded';
  },
): PaymentIntent {
  const { intent, charge, amountMinor, eventType } = capture;
  const restMinor = charge.amount - amountMinor;
  let taken = captured(world, charge, amountMinor, intent.capture_method);
  if (restMinor > 0) {
    taken = released(world, taken, { amountMinor: restMinor, reason: null });
    world.events.emit('charge.refunded', taken);
  }
  const paid: PaymentIntent = {
    ...intent,
    amount_capturable: 0,
    amount_received: amountMinor,
    status: 'succeeded',
  };
  world.store.remove('appointments', `expire_authorization/${intent.id}`);
  world.store.put('charges', taken);
  world.store.put('payment_intents', paid);
  world.events.emit(eventType, taken);
  openDisputeOfCard(world, taken);
  world.events.emit('payment_intent.succeeded', paid);
  return reviewRisk(world, paid, world.store.get('charges', charge.id) ?? taken);
}

export function captureIntent(
  world: World,
  intent: PaymentIntent,
  amountMinor: number,
): PaymentIntent {
  const charge = requireCharge(world, intent);
  return recordCapture(world, { intent, charge, amountMinor, eventType: 'charge.captured' });
}

function canceled(
  world: World,
  intent: PaymentIntent,
  reason: PaymentIntent['cancellation_reason'],
): PaymentIntent {
  const ended: PaymentIntent = {
    ...intent,
    amount_capturable: 0,
    canceled_at: world.clock.nowSeconds(),
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  };
  world.store.remove('appointments', `expire_authorization/${intent.id}`);
  world.store.put('payment_intents', ended);
  return ended;
}

export function cancelIntent(
  world: World,
  intent: PaymentIntent,
  reason: PaymentIntent['cancellation_reason'],
): PaymentIntent {
  const ended = canceled(world, intent, reason);
  if (intent.status === 'requires_capture') {
    const charge = requireCharge(world, intent);
    const voided = released(world, charge, { amountMinor: charge.amount, reason: null });
    world.store.put('charges', voided);
    world.events.emit('charge.refunded', voided);
  }
  world.events.emit('payment_intent.canceled', ended);
  return ended;
}

/** Nobody captured in time: the hold lapses and Stripe cancels the intent by itself. */
export function expireAuthorization(world: World, intentId: string): void {
  const intent = world.store.get('payment_intents', intentId);
  if (intent === undefined || intent.status !== 'requires_capture') return;
  const charge = requireCharge(world, intent);
  const lapsed = released(world, charge, {
    amountMinor: charge.amount,
    reason: 'expired_uncaptured_charge',
  });
  world.store.put('charges', lapsed);
  const ended = canceled(world, intent, 'automatic');
  world.events.emit('charge.expired', lapsed);
  world.events.emit('payment_intent.canceled', ended);
}
