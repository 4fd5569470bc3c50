/**
 * Card payment methods. A test name such as pm_card_visa makes a new method at each use; a method
 * that was charged without a customer, or was detached, is spent for good.
 */
import type Stripe from 'stripe';
import { invalidRequest, noSuch, StripeRefusal } from '../protocol/errors.ts';
import { page, pageFields } from '../protocol/lists.ts';
import type { ParamHash, ParamTable } from '../protocol/params.ts';
import { clientFields, hash, integer, mergedMetadata, text } from '../protocol/params.ts';
import type { Call, Reply, Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';
import type { CardState, PaymentMethod } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { mintId } from '../world/world.ts';
import { billingDetailsFrom } from './addresses.ts';
import type { Decline } from './declines.ts';
import { declines } from './declines.ts';
import type { TestCard } from './test-cards.ts';
import { cardByName, cardByNumber, cardByToken } from './test-cards.ts';
import { refusalsOf } from './refusals.ts';

const expiryYearsAhead = 8;

/** The same number always has the same fingerprint, whoever saves it. */
function fingerprint(number: string): string {
  let mixed = 7;
  for (const digit of number) mixed = (mixed * 131 + Number(digit)) % 4_294_967_291;
  return `Sim${mixed.toString(36).padStart(13, '0')}`;
}

type CardDetails = { number?: string; expMonth?: number; expYear?: number; hasCvc?: boolean };

function cardObject(world: World, card: TestCard, details: CardDetails): Stripe.PaymentMethod.Card {
  const number = details.number ?? card.number;
  const year = new Date(world.clock.nowMs()).getUTCFullYear();
  return {
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: details.hasCvc === true ? 'unchecked' : null,
    },
    country: card.country,
    display_brand: card.brand === 'amex' ? 'american_express' : card.brand,
    exp_month: details.expMonth ?? 12,
    exp_year: details.expYear ?? year + expiryYearsAhead,
    fingerprint: fingerprint(number),
    funding: card.funding,
    generated_from: null,
    last4: number.slice(-4),
    networks: { available: [card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: card.brand !== 'amex' },
    wallet: null,
  };
}

export function newMethod(
  world: World,
  card: TestCard,
  params: ParamHash = {},
  details: CardDetails = {},
): PaymentMethod {
  const id = mintId(world, 'pm');
  const created = world.clock.nowSeconds();
  const method: PaymentMethod = {
    id,
    object: 'payment_method',
    allow_redisplay: text(params, 'allow_redisplay') ?? 'unspecified',
    billing_details: billingDetailsFrom(hash(params, 'billing_details')),
    card: cardObject(world, card, details),
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: mergedMetadata({}, params),
    type: 'card',
  };
  world.store.put('payment_methods', method);
  world.store.put('card_states', {
    id,
    created,
    card: card.name,
    isSetUp: false,
    isSpent: false,
    ...refusalsOf(card),
  });
  return method;
}

export function cardState(world: World, methodId: string): CardState {
  const state = world.store.get('card_states', methodId);
  if (state === undefined) throw new Error(`no test card is known for ${methodId}`);
  return state;
}

export function testCardOf(world: World, methodId: string): TestCard {
  return cardByName(cardState(world, methodId).card);
}

export function markCard(
  world: World,
  methodId: string,
  change: Partial<Pick<CardState, 'isSetUp' | 'isSpent'>>,
): void {
  world.store.put('card_states', { ...cardState(world, methodId), ...change });
}

/** Finds a saved method, or makes a new one of a test name. */
export function usableMethod(world: World, idOrToken: string): PaymentMethod {
  const method = world.store.get('payment_methods', idOrToken);
  if (method !== undefined) return method;
  const card = cardByToken(idOrToken);
  if (card === undefined) throw noSuch('PaymentMethod', idOrToken, 'payment_method');
  return newMethod(world, card);
}

export function requireUnspent(world: World, method: PaymentMethod): void {
  if (method.customer !== null || !cardState(world, method.id).isSpent) return;
  throw invalidRequest(
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer ' +
      'attachment, shared with a connected account without Customer attachment, or was detached ' +
      'from a Customer. It may not be used again. To use a PaymentMethod multiple times, you ' +
      'must attach it to a Customer first.',
  );
}

function cardRefusal(decline: Decline, param?: string): StripeRefusal {
  const { code, declineCode, message } = decline;
  return new StripeRefusal(402, {
    type: 'card_error',
    code,
    ...(declineCode === undefined ? {} : { decline_code: declineCode }),
    message,
    ...(param === undefined ? {} : { param }),
  });
}

export function attach(world: World, method: PaymentMethod, customer: string): PaymentMethod {
  if (method.customer === customer) return method;
  if (method.customer !== null) {
    throw invalidRequest(
      'The payment method you provided has already been attached to a customer.',
      { code: 'payment_method_unexpected_state' },
    );
  }
  requireUnspent(world, method);
  const decline = testCardOf(world, method.id).decline;
  if (decline !== undefined) throw cardRefusal(decline);
  const attached: PaymentMethod = { ...method, customer };
  world.store.put('payment_methods', attached);
  world.events.emit('payment_method.attached', attached);
  return attached;
}

function passesLuhn(number: string): boolean {
  let sum = 0;
  [...number].reverse().forEach((digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return /^\d{12,19}$/.test(number) && sum % 10 === 0;
}

function typedMethod(world: World, params: ParamHash, card: ParamHash): PaymentMethod {
  const number = (text(card, 'number') ?? '').replaceAll(/[\s-]/g, '');
  if (!passesLuhn(number)) throw cardRefusal(declines.incorrectNumber, 'number');
  const expMonth = Number(text(card, 'exp_month'));
  const givenYear = Number(text(card, 'exp_year'));
  const expYear = givenYear < 100 ? 2000 + givenYear : givenYear;
  const now = new Date(world.clock.nowMs());
  if (!(expMonth >= 1 && expMonth <= 12)) {
    const message = "Your card's expiration month is invalid.";
    throw cardRefusal({ code: 'invalid_expiry_month', message }, 'exp_month');
  }
  const monthsLeft = (expYear - now.getUTCFullYear()) * 12 + expMonth - 1 - now.getUTCMonth();
  if (!(monthsLeft >= 0)) {
    const message = "Your card's expiration year is invalid.";
    throw cardRefusal({ code: 'invalid_expiry_year', message }, 'exp_year');
  }
  const known = cardByNumber(number);
  if (known === undefined) {
    const message =
      'Your card was declined. Your request was in test mode, but used a non test card. For a ' +
      'list of valid test cards, visit: https://stripe.com/docs/testing.';
    throw cardRefusal({ code: 'card_declined', declineCode: 'test_mode_live_card', message });
  }
  const hasCvc = text(card, 'cvc') !== undefined;
  return newMethod(world, known, params, { number, expMonth, expYear, hasCvc });
}

/** `payment_method_data` of an intent, or the parameters of POST /v1/payment_methods. */
export function methodFromData(world: World, params: ParamHash): PaymentMethod {
  const card = hash(params, 'card');
  if (text(params, 'type') !== 'card' || card === undefined) {
    throw invalidRequest('Missing required param: card.', {
      code: 'parameter_missing',
      param: 'card',
    });
  }
  const token = text(card, 'token');
  if (token === undefined) return typedMethod(world, params, card);
  const known = cardByToken(token);
  if (known === undefined) throw noSuch('token', token, 'card[token]');
  return newMethod(world, known, params);
}

function create(world: World, { params }: Call): Reply {
  return ok(methodFromData(world, params));
}

export function requireMethod(world: World, id: string): PaymentMethod {
  const method = world.store.get('payment_methods', id);
  if (method === undefined) throw noSuch('PaymentMethod', id, 'id');
  return method;
}

function update(world: World, { id, params }: Call): Reply {
  const method = requireMethod(world, id);
  if (method.customer === null) {
    throw invalidRequest(
      'You must save this PaymentMethod to a customer before you can update it.',
    );
  }
  const changed: PaymentMethod = {
    ...method,
    metadata: mergedMetadata(method.metadata ?? {}, params),
  };
  const billing = hash(params, 'billing_details');
  if (billing !== undefined) changed.billing_details = billingDetailsFrom(billing);
  const card = hash(params, 'card');
  if (card !== undefined && method.card !== undefined) {
    changed.card = {
      ...method.card,
      exp_month: integer(card, 'exp_month') ?? method.card.exp_month,
      exp_year: integer(card, 'exp_year') ?? method.card.exp_year,
    };
  }
  world.store.put('payment_methods', changed);
  world.events.emit('payment_method.updated', changed);
  return ok(changed);
}

/** The issuer has replaced the card: same method, other number, and perhaps another behaviour. */
export function replaceCard(world: World, id: string, token: string): PaymentMethod {
  const method = requireMethod(world, id);
  const card = cardByToken(token);
  if (card === undefined) throw noSuch('test card', token, 'card');
  const renewed: PaymentMethod = { ...method, card: cardObject(world, card, {}) };
  world.store.put('payment_methods', renewed);
  const { refusals: _refused, ...state } = cardState(world, id);
  world.store.put('card_states', { ...state, card: card.name, ...refusalsOf(card) });
  world.events.emit('payment_method.automatically_updated', renewed, { card: method.card });
  return renewed;
}

function attachTo(world: World, { id, params }: Call): Reply {
  const customer = text(params, 'customer') ?? '';
  if (world.store.get('customers', customer) === undefined) {
    throw noSuch('customer', customer, 'customer');
  }
  return ok(attach(world, usableMethod(world, id), customer));
}

function detach(world: World, { id }: Call): Reply {
  const method = requireMethod(world, id);
  if (method.customer === null) {
    throw invalidRequest(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    );
  }
  const detached: PaymentMethod = { ...method, customer: null };
  world.store.put('payment_methods', detached);
  markCard(world, id, { isSpent: true });
  world.events.emit('payment_method.detached', detached, { customer: method.customer });
  return ok(detached);
}

const changeableFields: ParamTable = {
  allow_redisplay: ['always', 'limited', 'unspecified'],
  billing_details: 'hash',
  metadata: 'metadata',
};

const cardTemplate = '/v1/payment_methods/:payment_method';

export const paymentMethodRoutes: Route[] = [
  {
    method: 'POST',
    template: '/v1/payment_methods',
    spec: {
      fields: { ...clientFields, ...changeableFields, card: 'hash', type: 'text' },
      required: ['type'],
    },
    publishable: true,
    run: create,
  },
  {
    method: 'GET',
    template: '/v1/payment_methods',
    spec: { fields: { ...pageFields, customer: 'text', type: 'text' } },
    run: (world, { params }) =>
      ok(
        page({
          world,
          table: 'payment_methods',
          url: '/v1/payment_methods',
          params,
          filterNames: ['customer'],
        }),
      ),
  },
  {
    method: 'GET',
    template: cardTemplate,
    spec: { fields: {} },
    run: (world, { id }) => ok(requireMethod(world, id)),
  },
  {
    method: 'POST',
    template: cardTemplate,
    spec: {
      fields: {
        ...changeableFields,
        card: { fields: { exp_month: 'integer', exp_year: 'integer' } },
      },
    },
    run: update,
  },
  {
    method: 'POST',
    template: `${cardTemplate}/attach`,
    spec: { fields: { customer: 'text' }, required: ['customer'] },
    run: attachTo,
  },
  { method: 'POST', template: `${cardTemplate}/detach`, spec: { fields: {} }, run: detach },
];
