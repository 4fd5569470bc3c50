/** Everything under /_sim: how tests wind the clock, break things and look behind the counter. */
import type { Agenda } from './agenda.ts';
import { authenticate } from './authenticate.ts';
import type { AuthenticationRequest } from './authenticate.ts';
import { chaosMood, chaosRules } from './chaos.ts';
import type { FaultRule, Faults } from './faults.ts';
import { faultNames } from './faults.ts';
import type { Answer, SimulatorRequest } from './message.ts';
import { jsonAnswer } from './message.ts';
import { moneyReport } from './money-report.ts';
import { invalidRequest, noSuch, unrecognizedUrl } from './protocol/errors.ts';
import { requireCharge } from './resources/charges.ts';
import type { Verdict } from './resources/disputes.ts';
import {
  closeDispute,
  escalateDispute,
  openDispute,
  requireDispute,
  warnOfFraud,
} from './resources/disputes.ts';
import { confirmationsMaxSetting } from './resources/confirmations.ts';
import { cardState, replaceCard, requireMethod } from './resources/payment-methods.ts';
import { setRefusals } from './resources/refusals.ts';
import { cancelIntent, expireAuthorization } from './resources/captures.ts';
import { requireIntent } from './resources/payment-intents.ts';
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
import { openReview } from './resources/reviews.ts';
import { disputeReasons } from './resources/test-cards.ts';
import { lateBookingSetting } from './resources/bookings.ts';
import type { Traffic } from './traffic.ts';
import type { Postman, WebhookMood } from './webhooks.ts';
import { calmMood } from './webhooks.ts';
import type { World } from './world/world.ts';

export type ControlRoom = {
  world: World;
  faults: Faults;
  traffic: Traffic;
  postman: Postman;
  agenda: Agenda;
};

type Control = (room: ControlRoom, body: unknown, id: string, query: URLSearchParams) => object;

function hash(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function number(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw invalidRequest(`${name} must be a number`, { param: name });
}

function setFaults({ faults }: ControlRoom, body: unknown): object {
  const rules: unknown[] = Array.isArray(body) ? body : [body];
  for (const rule of rules) {
    const { fault } = hash(rule);
    if (!faultNames.some((name) => name === fault)) {
      throw invalidRequest(`unknown fault ${String(fault)}; known: ${faultNames.join(', ')}`);
    }
  }
  faults.replace(rules as FaultRule[]);
  return { rules };
}

function advance({ world, agenda }: ControlRoom, body: unknown): object {
  world.clock.advance(number(hash(body)['advanceSeconds'], 'advanceSeconds'));
  agenda.catchUp();
  return { now: world.clock.nowSeconds() };
}

function share(value: unknown): number {
  if (typeof value === 'number') return value;
  return value === true ? 1 : 0;
}

function setWebhooks({ postman }: ControlRoom, body: unknown): object {
  const asked = hash(body);
  const mood: WebhookMood = {
    paused: asked['paused'] === true,
    drop: share(asked['drop']),
    duplicate: share(asked['duplicate']),
    shuffle: asked['shuffle'] === true,
    delay: share(asked['delay']),
    delaySecondsMax: share(asked['delaySecondsMax']),
    ...(asked['seed'] === undefined ? {} : { seed: number(asked['seed'], 'seed') }),
  };
  postman.setMood(mood);
  return { ...mood, waiting: postman.waiting() };
}

/** Everything at once, as it goes wrong in a long year: see chaos.ts for the shares. */
function setChaos({ faults, postman }: ControlRoom, body: unknown): object {
  const seed = hash(body)['seed'] === undefined ? 1 : number(hash(body)['seed'], 'seed');
  faults.replace(chaosRules(seed));
  postman.setMood(chaosMood(seed));
  return { rules: faults.rules(), webhooks: postman.mood() };
}

function resend({ world }: ControlRoom, _body: unknown, id: string): object {
  const event = world.store.get('events', id);
  if (event === undefined) throw noSuch('event', id, 'id');
  return { deliveries: world.events.resend(event) };
}

function dispute({ world }: ControlRoom, body: unknown): object {
  const { charge: chargeId, amount, reason, inquiry, status } = hash(body);
  const charge = requireCharge(world, String(chargeId), 'charge');
  const opened = openDispute(world, charge, {
    amountMinor: typeof amount === 'number' ? amount : charge.amount_captured,
    isInquiry: inquiry === true,
    reason: disputeReasons.find((known) => known === reason) ?? 'fraudulent',
  });
  return status === 'lost' ? closeDispute(world, opened, 'lost') : opened;
}

function endDispute({ world }: ControlRoom, body: unknown, id: string): object {
  const verdict = hash(body)['status'];
  const known: Verdict[] = ['won', 'lost', 'warning_closed'];
  const chosen = known.find((name) => name === verdict);
  if (chosen === undefined) throw invalidRequest(`status must be one of ${known.join(', ')}`);
  return closeDispute(world, requireDispute(world, id), chosen);
}

function setBalanceRule({ world }: ControlRoom, body: unknown): object {
  const { refundsNeedAvailable, lateBookingSeconds } = hash(body);
  const isOn = refundsNeedAvailable === true;
  const late = lateBookingSeconds === undefined ? 0 : number(lateBookingSeconds, 'seconds');
  world.store.put('settings', { id: balanceRuleSetting, created: 0, value: isOn ? 1 : 0 });
  world.store.put('settings', { id: lateBookingSetting, created: 0, value: late });
  return { refundsNeedAvailable: isOn, lateBookingSeconds: late };
}

function ruleRefunds({ world }: ControlRoom, body: unknown): object {
  const rule = hash(body) as RefundRule;
  const { pendingReason } = rule;
  if (pendingReason !== undefined && !pendingReasons.includes(pendingReason)) {
    throw invalidRequest(`pendingReason must be one of ${pendingReasons.join(', ')}`);
  }
  setRefundRule(world, rule);
  return { rule };
}

function endHold({ world }: ControlRoom, _body: unknown, id: string): object {
  requireIntent(world, id);
  expireAuthorization(world, id);
  return requireIntent(world, id);
}

/** As Stripe itself cancels an intent, without a request of anybody's. */
function endIntent({ world }: ControlRoom, body: unknown, id: string): object {
  const { reason } = hash(body);
  const intent = requireIntent(world, id);
  return cancelIntent(world, intent, typeof reason === 'string' ? reason : 'automatic');
}

function review({ world }: ControlRoom, body: unknown): object {
  const charge = requireCharge(world, String(hash(body)['charge']), 'charge');
  return openReview(world, requireIntent(world, charge.payment_intent ?? ''), charge);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function setCardRefusals({ world }: ControlRoom, body: unknown, id: string): object {
  const { codes, times } = hash(body);
  requireMethod(world, id);
  return setRefusals(world, cardState(world, id), {
    codes: texts(codes),
    times: times === undefined || times === null ? null : number(times, 'times'),
  });
}

function setIntentRules({ world }: ControlRoom, body: unknown): object {
  const value = number(hash(body)['confirmationsMax'], 'confirmationsMax');
  world.store.put('settings', { id: confirmationsMaxSetting, created: 0, value });
  return { confirmationsMax: value };
}

const controls: Record<string, Control> = {
  'GET /_sim/stats': ({ world, traffic, postman }, _body, _id, query) => ({
    requests: traffic.report({ withSeconds: query.has('seconds') }),
    money: moneyReport(world, { withPledges: query.has('pledges') }),
    webhooks: { ...postman.mood(), waiting: postman.waiting() },
    now: world.clock.nowSeconds(),
  }),
  'DELETE /_sim/stats': ({ traffic }) => {
    traffic.reset();
    return {};
  },
  'GET /_sim/faults': ({ faults }) => ({ rules: faults.rules() }),
  'POST /_sim/faults': setFaults,
  'DELETE /_sim/faults': ({ faults }) => {
    faults.clear();
    return { rules: [] };
  },
  'GET /_sim/clock': ({ world }) => ({ now: world.clock.nowSeconds() }),
  'POST /_sim/clock': advance,
  'POST /_sim/webhooks': setWebhooks,
  'DELETE /_sim/webhooks': ({ postman }) => {
    postman.setMood(calmMood);
    return { ...calmMood };
  },
  'POST /_sim/chaos': setChaos,
  'DELETE /_sim/chaos': ({ faults, postman }) => {
    faults.clear();
    postman.setMood(calmMood);
    return {};
  },
  'POST /_sim/events/*/resend': resend,
  'POST /_sim/disputes': dispute,
  'POST /_sim/disputes/*/close': endDispute,
  'POST /_sim/early_fraud_warnings': ({ world }, body) =>
    warnOfFraud(
      world,
      requireCharge(world, String(hash(body)['charge']), 'charge'),
      String(hash(body)['fraudType'] ?? 'misc'),
    ),
  'POST /_sim/disputes/*/escalate': ({ world }, _body, id) =>
    escalateDispute(world, requireDispute(world, id)),
  'POST /_sim/reviews': review,
  'POST /_sim/payment_intents/*/expire': endHold,
  'POST /_sim/payment_intents/*/cancel': endIntent,
  'POST /_sim/refund_rule': ruleRefunds,
  'DELETE /_sim/refund_rule': ({ world }) => {
    clearRefundRule(world);
    return {};
  },
  'POST /_sim/refunds/*/settle': ({ world }, _body, id) => {
    settleRefund(world, id);
    return requireRefund(world, id);
  },
  'POST /_sim/refunds/*/fail': ({ world }, body, id) => {
    const { reason } = hash(body);
    return failRefund(world, id, typeof reason === 'string' ? reason : undefined);
  },
  'POST /_sim/payment_methods/*/replace': ({ world }, body, id) =>
    replaceCard(world, id, String(hash(body)['card'] ?? 'pm_card_visa')),
  'POST /_sim/payment_methods/*/refusals': setCardRefusals,
  'POST /_sim/payment_intents': setIntentRules,
  'POST /_sim/balance': setBalanceRule,
};

function parsedBody(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw invalidRequest('the body must be JSON');
  }
}

function authenticationRequest(query: URLSearchParams): AuthenticationRequest {
  const outcome = query.get('outcome');
  return {
    intent: query.get('intent') ?? '',
    clientSecret: query.get('client_secret') ?? '',
    outcome: outcome === 'success' || outcome === 'fail' ? outcome : undefined,
    returnUrl: query.get('return_url') ?? undefined,
  };
}

function authenticationAnswer(world: World, query: URLSearchParams): Answer {
  const result = authenticate(world, authenticationRequest(query));
  if ('page' in result) {
    const headers = { 'Content-Type': 'text/html; charset=utf-8' };
    return { status: 200, headers, body: result.page };
  }
  if ('redirectTo' in result) {
    return { status: 303, headers: { Location: result.redirectTo }, body: '' };
  }
  return jsonAnswer(200, result.intent);
}

export function controlAnswer(room: ControlRoom, request: SimulatorRequest): Answer {
  const url = new URL(request.path, 'http://simulator');
  if (url.pathname === '/_sim/authenticate') {
    return authenticationAnswer(room.world, url.searchParams);
  }
  const parts = url.pathname.split('/');
  const id = parts.length > 4 ? (parts[3] ?? '') : '';
  const template = id === '' ? url.pathname : parts.with(3, '*').join('/');
  const control = controls[`${request.method} ${template}`];
  if (control === undefined) throw unrecognizedUrl(request.method, url.pathname);
  return jsonAnswer(200, control(room, parsedBody(request.body), id, url.searchParams));
}
