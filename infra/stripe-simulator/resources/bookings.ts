/**
 * When a charge comes into the journal: at once, or some time after the answer as with
 * `automatic_async` capture, where the balance transaction is missing at first and `charge.updated`
 * tells of it (docs.stripe.com/payments/payment-intents/asynchronous-capture). A test says which.
 */
import type { Charge } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { schedule } from '../world/world.ts';
import { pendingSeconds, processingFeeMinor, record } from './balance-transactions.ts';
import { testCardOf } from './payment-methods.ts';

/** Seconds from the answer to the booking. */
export const lateBookingSetting = 'late_booking_seconds';

function booked(world: World, charge: Charge): Charge {
  const { currency, amount_captured: amountMinor } = charge;
  const card = testCardOf(world, charge.payment_method ?? '');
  const transaction = record(world, {
    type: 'charge',
    reportingCategory: 'charge',
    amountMinor,
    feeMinor: processingFeeMinor(amountMinor, currency),
    feeDescription: 'Stripe processing fees',
    currency,
    source: charge.id,
    description: charge.description,
    availableInSeconds: card.skipsPendingBalance === true ? 0 : pendingSeconds,
  });
  return { ...charge, balance_transaction: transaction.id };
}

export function bookNowOrLater(world: World, charge: Charge, captureMethod: string): Charge {
  const lateSeconds = world.store.get('settings', lateBookingSetting)?.value ?? 0;
  if (lateSeconds === 0 || captureMethod !== 'automatic_async') return booked(world, charge);
  const atMs = world.clock.nowMs() + lateSeconds * 1000;
  schedule(world, { action: 'book_charge', target: charge.id, atMs });
  return charge;
}

export function bookCharge(world: World, chargeId: string): void {
  const charge = world.store.get('charges', chargeId);
  if (charge === undefined || charge.balance_transaction !== null) return;
  const changed = booked(world, charge);
  world.store.put('charges', changed);
  world.events.emit('charge.updated', changed, { balance_transaction: null });
}
