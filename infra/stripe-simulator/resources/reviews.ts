/** Reviews: a payment of elevated risk is paid, and somebody is asked to look at it. */
import { invalidRequest, noSuch } from '../protocol/errors.ts';
import { createdField, page, pageFields } from '../protocol/lists.ts';
import type { Call, Reply, Route } from '../protocol/routes.ts';
import { ok } from '../protocol/routes.ts';
import type { Charge, PaymentIntent, Review } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { mintId } from '../world/world.ts';
import { testCardOf } from './payment-methods.ts';

export function reviewRisk(world: World, intent: PaymentIntent, charge: Charge): PaymentIntent {
  if (testCardOf(world, charge.payment_method ?? '').riskLevel !== 'elevated') return intent;
  openReview(world, intent, charge);
  return world.store.get('payment_intents', intent.id) ?? intent;
}

export function openReview(world: World, intent: PaymentIntent, charge: Charge): Review {
  const review: Review = {
    id: mintId(world, 'prv'),
    object: 'review',
    billing_zip: null,
    charge: charge.id,
    closed_reason: null,
    created: world.clock.nowSeconds(),
    ip_address: null,
    ip_address_location: null,
    livemode: false,
    open: true,
    opened_reason: 'rule',
    payment_intent: intent.id,
    reason: 'rule',
    session: null,
  };
  world.store.put('reviews', review);
  world.store.put('charges', { ...charge, review: review.id });
  world.store.put('payment_intents', { ...intent, review: review.id });
  world.events.emit('review.opened', review);
  return review;
}

type ClosingReason = 'approved' | 'refunded' | 'refunded_as_fraud' | 'disputed';

function closeReview(world: World, review: Review, reason: ClosingReason): Review {
  const closed: Review = { ...review, closed_reason: reason, open: false, reason };
  world.store.put('reviews', closed);
  world.events.emit('review.closed', closed, { open: true });
  return closed;
}

/** A refund or a dispute leaves nothing to look at. */
export function closeReviewOf(world: World, charge: Charge, reason: ClosingReason): void {
  const review = world.store.get('reviews', charge.review ?? '');
  if (review?.open === true) closeReview(world, review, reason);
}

function requireReview(world: World, id: string): Review {
  const review = world.store.get('reviews', id);
  if (review === undefined) throw noSuch('review', id, 'id');
  return review;
}

function approve(world: World, { id }: Call): Reply {
  const review = requireReview(world, id);
  if (!review.open) throw invalidRequest(`The review ${id} is already closed.`);
  return ok(closeReview(world, review, 'approved'));
}

export const reviewRoutes: Route[] = [
  {
    method: 'GET',
    template: '/v1/reviews',
    spec: { fields: { ...pageFields, ...createdField } },
    run: (world, { params }) => ok(page({ world, table: 'reviews', url: '/v1/reviews', params })),
  },
  {
    method: 'GET',
    template: '/v1/reviews/:review',
    spec: { fields: {} },
    run: (world, { id }) => ok(requireReview(world, id)),
  },
  {
    method: 'POST',
    template: '/v1/reviews/:review/approve',
    spec: { fields: {} },
    run: approve,
  },
];
