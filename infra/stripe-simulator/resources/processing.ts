/** The end of `processing`: the answer that the network owed comes, good or bad. */
import type { World } from '../world/world.ts';
import { recordCapture } from './captures.ts';
import { answeredCharge } from './charge-object.ts';
import { cardError, failIntent, settleMethod } from './charging.ts';
import type { Decline } from './declines.ts';
import { declineByCode } from './declines.ts';
import { requireMethod, testCardOf } from './payment-methods.ts';

function answerTo(world: World, methodId: string): Decline | undefined {
  const code = testCardOf(world, methodId).processing?.code;
  return code === undefined ? undefined : declineByCode(code);
}

export function finishProcessing(world: World, intentId: string): void {
  const intent = world.store.get('payment_intents', intentId);
  const pending = world.store.get('charges', intent?.latest_charge ?? '');
  if (intent?.status !== 'processing' || pending === undefined) return;
  const method = requireMethod(world, pending.payment_method ?? '');
  const decline = answerTo(world, method.id);
  const charge = answeredCharge(world, pending, decline);
  if (decline !== undefined) {
    world.store.put('charges', charge);
    failIntent(world, intent, cardError(decline, method, charge), charge);
    return;
  }
  settleMethod(world, intent, method);
  const amountMinor = charge.amount;
  recordCapture(world, { intent, charge, amountMinor, eventType: 'charge.succeeded' });
}
