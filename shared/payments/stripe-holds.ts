/** Money that is with Stripe beside an attempt to collect it: whether it is, and giving holds free. */
import type Stripe from 'stripe';
import type { AheadCharge, EndedHold, HeldGateway } from './held-gateway.ts';
import type { EndedPledge } from '../domain/attempt.ts';
import type { PledgeIn } from '../domain/pledge.ts';
import type { StripeAccess } from './stripe-access.ts';
import { UnknownOutcomeError } from '../errors.ts';
import { feeOf } from './stripe-fees.ts';
import { hourMs } from '../domain/duration.ts';
import { isWithBank } from '../domain/dispute.ts';
import { stripeDisputes } from './stripe-disputes.ts';
import { stripeAnswer, unlessMissing, withStripeErrors } from './stripe-errors.ts';

const withFee = ['latest_charge.balance_transaction'];

/** A hold is given free once whatever the key: an answer kept under one is left behind in time. */

export const stripeHolds = (access: StripeAccess): HeldGateway => ({
  lookAtHold: async ({ payment }) => {
    const stripe = await access.client();
    const intent = await unlessMissing(
      stripe.paymentIntents.retrieve(payment.intentId, { expand: withFee }),
    );
    return intent ? (endedBy(intent) ?? { kind: 'stands' }) : { kind: 'cancelled' };
  },
  cancelHold: async ({ id, payment }) => {
    const hour = Math.floor(access.now() / hourMs);
    return cancelHold(await access.client(), payment.intentId, `${id}:replace-${hour}`);
  },
  lookAtCharge: (pledge) => lookAtCharge(access, pledge),
  findStrays: (pledge) => findStrays(access, pledge),
});

/** Undefined while the hold stands. */
function endedBy(intent: Stripe.PaymentIntent): EndedHold | undefined {
  if (intent.status === 'canceled') return { kind: 'cancelled' };
  if (intent.status !== 'succeeded') return undefined;
  return { kind: 'collected', chargedIntentId: intent.id, ...feeOf(intent.latest_charge) };
}

/** Canceled before is as good; captured before, the money is there. */
export async function cancelHold(
  stripe: Stripe,
  intentId: string,
  idempotencyKey: string,
): Promise<EndedHold> {
  try {
    await stripe.paymentIntents.cancel(intentId, {}, { idempotencyKey });
    return { kind: 'cancelled' };
  } catch (error) {
    const answer = stripeAnswer(error);
    if (answer.kind === 'declined' && answer.failure.code === 'resource_missing')
      return { kind: 'cancelled' };
    if (answer.kind !== 'unexpected_state')
      throw new Error(`Stripe will not cancel ${intentId}: ${answer.kind}.`, { cause: error });
    const ended = endedBy(answer.intent);
    if (!ended) throw new UnknownOutcomeError(`The hold is still ${answer.intent.status}.`);
    return ended;
  }
}

async function lookAtCharge(
  access: StripeAccess,
  { payment }: PledgeIn<'confirmed'>,
): Promise<AheadCharge> {
  const stripe = await access.client();
  const intent = await withStripeErrors(
    stripe.paymentIntents.retrieve(payment.intentId, { expand: withFee }),
  );
  const charge = intent.latest_charge;
  if (charge === null || typeof charge === 'string')
    throw new Error(`Stripe knows of no charge of ${payment.intentId}.`);
  if (charge.disputed && (await isTakenBack(access, intent.id))) return { kind: 'disputed' };
  return {
    kind: 'collected',
    chargedIntentId: intent.id,
    refundedMinor: charge.amount_refunded,
    ...feeOf(charge),
  };
}

/** Stripe marks a charge as disputed also for an inquiry, and for good. */
const isTakenBack = async (access: StripeAccess, intentId: string): Promise<boolean> =>
  (await stripeDisputes(access).list(intentId)).some(isWithBank);

/** By how much the clocks here and at Stripe may differ. */
const clockSkewMaxMs = 60 * 60 * 1000;

async function findStrays(access: StripeAccess, pledge: EndedPledge): Promise<readonly string[]> {
  const stripe = await access.client();
  const started = pledge.history.find(({ type }) => type === 'PledgeCollectionStarted');
  const sinceMs = (started?.atMs ?? pledge.createdAtMs) - clockSkewMaxMs;
  const intents = stripe.paymentIntents.list({
    customer: pledge.payment.customerId,
    created: { gte: Math.floor(sinceMs / 1000) },
    limit: 100,
  });
  const chargedIntentId = 'chargedIntentId' in pledge ? pledge.chargedIntentId : undefined;
  const isStray = ({ id, status, metadata }: Stripe.PaymentIntent): boolean =>
    metadata['fanfund_pledge'] === pledge.id && status === 'succeeded' && id !== chargedIntentId;
  return withStripeErrors(idsOf(intents, isStray));
}

async function idsOf(
  intents: AsyncIterable<Stripe.PaymentIntent>,
  isMeant: (intent: Stripe.PaymentIntent) => boolean,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const intent of intents) if (isMeant(intent)) ids.push(intent.id);
  return ids;
}
