/**
 * The limit of confirmations of one PaymentIntent: the reference of `confirm` speaks of "a variable
 * upper limit", after which a further call cancels the intent, and gives no number. The number here
 * and the form of the answer are therefore ours; the intent inside the answer is what to go by.
 */
import { errorBody } from '../protocol/errors.ts';
import type { Call, Reply } from '../protocol/routes.ts';
import type { PaymentIntent } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { cancelIntent } from './captures.ts';
import { publicIntent } from './payment-intent-object.ts';

/** A control may set another one. */
export const confirmationsMaxDefault = 10;
export const confirmationsMaxSetting = 'confirmations_max';

function confirmationsOf(world: World, intent: PaymentIntent): number {
  return world.store.get('intent_states', intent.id)?.confirmations ?? 0;
}

/** Only confirmations that did not succeed are counted: no others can be followed by another. */
export function countConfirmation(world: World, intent: PaymentIntent): void {
  if (intent.status === 'succeeded' || intent.status === 'requires_capture') return;
  const { id, created } = intent;
  const confirmations = confirmationsOf(world, intent) + 1;
  world.store.put('intent_states', { id, created, confirmations });
}

export function mayConfirm(world: World, intent: PaymentIntent): boolean {
  const setting = world.store.get('settings', confirmationsMaxSetting);
  return confirmationsOf(world, intent) < (setting?.value ?? confirmationsMaxDefault);
}

/** The call too many: the intent ends, and the answer stays under the idempotency key. */
export function endExhausted(world: World, intent: PaymentIntent, call: Call): Reply {
  const ended = cancelIntent(world, intent, 'automatic');
  const error = {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message:
      'This PaymentIntent was canceled because it has been confirmed too many times. Create a ' +
      'new PaymentIntent to attempt this payment again.',
    payment_intent: call.access === 'publishable' ? publicIntent(ended) : ended,
  } as const;
  return { status: 400, object: errorBody(error, call.requestId) };
}
