/** Controls that make Stripe, the banks and the card holders do what they would do by themselves. */
import { hash, number, texts } from './control-values.ts';
import { invalidRequest } from './protocol/errors.ts';
import { lateBookingSetting } from './resources/bookings.ts';
import { cancelIntent, expireAuthorization } from './resources/captures.ts';
import { requireCharge } from './resources/charges.ts';
import { confirmationsMaxSetting } from './resources/confirmations.ts';
import type { Verdict } from './resources/disputes.ts';
import {
  closeDispute,
  escalateDispute,
  openDispute,
  requireDispute,
  warnOfFraud,
} from './resources/disputes.ts';
import { legalStatuses } from './resources/payment-intent-object.ts';
import { requireIntent } from './resources/payment-intents.ts';
import { cardState, replaceCard, requireMethod } from './resources/payment-methods.ts';
import type { RefundRule } from './resources/refund-outcomes.ts';
import {
  balanceRuleSetting,
  clearRefundRule,
  failRefund,
  pendingReasons,
  requireRefund,
  setRefundRule,
  settleRefund,
} from './resources/refund-outcomes.ts';
import { setRefusals } from './resources/refusals.ts';
import { openReview } from './resources/reviews.ts';
import { disputeReasons } from './resources/test-cards.ts';
import type { World } from './world/world.ts';

type Deed = (world: World, body: unknown, id: string) => object;

/** As the other controls are called, of which these need the world alone. */
type MoneyControl = (room: { world: World }, body: unknown, id: string) => object;

function dispute(world: World, body: unknown): object {
  const { charge: chargeId, amount, reason, inquiry, status } = hash(body);
  const charge = requireCharge(world, String(chargeId), 'charge');
  const opened = openDispute(world, charge, {
    amountMinor: typeof amount === 'number' ? amount : charge.amount_captured,
    isInquiry: inquiry === true,
    reason: disputeReasons.find((known) => known === reason) ?? 'fraudulent',
  });
  return status === 'lost' ? closeDispute(world, opened, 'lost') : opened;
}

function endDispute(world: World, body: unknown, id: string): object {
  const verdict = hash(body)['status'];
  const known: Verdict[] = ['won', 'lost', 'warning_closed'];
  const chosen = known.find((name) => name === verdict);
  if (chosen === undefined) throw invalidRequest(`status must be one of ${known.join(', ')}`);
  return closeDispute(world, requireDispute(world, id), chosen);
}

function setBalanceRule(world: World, body: unknown): object {
  const { refundsNeedAvailable, lateBookingSeconds } = hash(body);
  const isOn = refundsNeedAvailable === true;
  const late = lateBookingSeconds === undefined ? 0 : number(lateBookingSeconds, 'seconds');
  world.store.put('settings', { id: balanceRuleSetting, created: 0, value: isOn ? 1 : 0 });
  world.store.put('settings', { id: lateBookingSetting, created: 0, value: late });
  return { refundsNeedAvailable: isOn, lateBookingSeconds: late };
}

function ruleRefunds(world: World, body: unknown): object {
  const rule = hash(body) as RefundRule;
  const { pendingReason } = rule;
  if (pendingReason !== undefined && !pendingReasons.includes(pendingReason)) {
    throw invalidRequest(`pendingReason must be one of ${pendingReasons.join(', ')}`);
  }
  setRefundRule(world, rule);
  return { rule };
}

function endHold(world: World, _body: unknown, id: string): object {
  requireIntent(world, id);
  expireAuthorization(world, id);
  return requireIntent(world, id);
}

/** As Stripe itself cancels an intent, without a request of anybody's. */
function endIntent(world: World, body: unknown, id: string): object {
  const { reason } = hash(body);
  const intent = requireIntent(world, id);
  if (!legalStatuses.cancel.some((status) => status === intent.status)) {
    throw invalidRequest(`${id} is ${intent.status} and can no longer be canceled.`);
  }
  return cancelIntent(world, intent, typeof reason === 'string' ? reason : 'automatic');
}

function review(world: World, body: unknown): object {
  const charge = requireCharge(world, String(hash(body)['charge']), 'charge');
  return openReview(world, requireIntent(world, charge.payment_intent ?? ''), charge);
}

function setCardRefusals(world: World, body: unknown, id: string): object {
  const { codes, times } = hash(body);
  requireMethod(world, id);
  return setRefusals(world, cardState(world, id), {
    codes: texts(codes),
    times: times === undefined || times === null ? null : number(times, 'times'),
  });
}

function setIntentRules(world: World, body: unknown): object {
  const value = number(hash(body)['confirmationsMax'], 'confirmationsMax');
  world.store.put('settings', { id: confirmationsMaxSetting, created: 0, value });
  return { confirmationsMax: value };
}

const deeds: Record<string, Deed> = {
  'POST /_sim/disputes': dispute,
  'POST /_sim/disputes/*/close': endDispute,
  'POST /_sim/early_fraud_warnings': (world, body) =>
    warnOfFraud(
      world,
      requireCharge(world, String(hash(body)['charge']), 'charge'),
      String(hash(body)['fraudType'] ?? 'misc'),
    ),
  'POST /_sim/disputes/*/escalate': (world, _body, id) =>
    escalateDispute(world, requireDispute(world, id)),
  'POST /_sim/reviews': review,
  'POST /_sim/payment_intents/*/expire': endHold,
  'POST /_sim/payment_intents/*/cancel': endIntent,
  'POST /_sim/refund_rule': ruleRefunds,
  'DELETE /_sim/refund_rule': (world) => {
    clearRefundRule(world);
    return {};
  },
  'POST /_sim/refunds/*/settle': (world, _body, id) => {
    settleRefund(world, id);
    return requireRefund(world, id);
  },
  'POST /_sim/refunds/*/fail': (world, body, id) => {
    const { reason } = hash(body);
    return failRefund(world, id, typeof reason === 'string' ? reason : undefined);
  },
  'POST /_sim/payment_methods/*/replace': (world, body, id) =>
    replaceCard(world, id, String(hash(body)['card'] ?? 'pm_card_visa')),
  'POST /_sim/payment_methods/*/refusals': setCardRefusals,
  'POST /_sim/payment_intents': setIntentRules,
  'POST /_sim/balance': setBalanceRule,
};

export const moneyControls: Record<string, MoneyControl> = Object.fromEntries(
  Object.entries(deeds).map(
    ([name, deed]) =>
      [name, ({ world }, body, id): object => deed(world, body, id)] satisfies [
        string,
        MoneyControl,
      ],
  ),
);
