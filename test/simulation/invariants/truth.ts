/**
 * The books against the world, at the moment they are written: no step says of money what Stripe has
 * never done. Stripe may be ahead of the books for a while; the books are never ahead of Stripe.
 */
import type {
  ChargeStory,
  Chronicle,
  IntentStory,
  PledgeChange,
  PledgeStory,
} from './chronicle.ts';
import type { Invariant } from './invariant.ts';
import type { StripeObject } from '../observation.ts';
import type { Payment, Pledge, PledgeEventType } from '../../../shared/domain/pledge.ts';
import type { Refund } from '../../../shared/domain/refund.ts';
import { isHeldByPartner } from '../../../shared/domain/pledge.ts';
import { isOwed } from '../../../shared/domain/refund.ts';
import { keptMinor, wasDenied } from './chronicle.ts';
import { isSame } from './same.ts';
import { isStanding, numberOf, referenceOf } from './stripe-object.ts';

type Check = (change: PledgeChange, told: Chronicle) => string | undefined;

const checks: { readonly [Type in PledgeEventType]?: Check } = {
  PledgeConfirmed: ({ after }, told) => faultOfSetup(after, told),
  PledgeCollected: ({ after }, told) => faultOfCollected(after, told),
  PledgePaymentFailed: ({ story }) => moneyBeside(story, (intent) => !intent.isTold),
  PledgeDropped: ({ story }) => stillPayable(story) ?? moneyBeside(story, () => true),
  PledgeReleased: ({ story }) => faultOfLeaving(story),
  PledgeCancelled: ({ story }) => faultOfLeaving(story),
  PledgeLapsed: ({ story }) => faultOfLeaving(story),
};

export const booksSayWhatStripeDid: Invariant = {
  name: 'books-say-what-stripe-did',
  why: 'A pledge that is called paid, failed or given back and is not costs its creator or its backer.',
  watch: ({ violate, told }) => ({
    pledgeWritten: (change) => {
      const { type, after } = change;
      if (isHeldByPartner(after)) return;
      const fault = type && (checks[type]?.(change, told) ?? faultOfRefunds(change));
      if (fault !== undefined) violate(`${after.id} was written ${type}, but ${fault}`);
    },
  }),
};

/** It had to be ready at Stripe once; it may have been voided or refunded since. */
function faultOfSetup(pledge: Pledge, told: Chronicle): string | undefined {
  if (!('payment' in pledge) || !pledge.payment) return 'it has no payment';
  const intent = told.intents.get(pledge.payment.intentId);
  if (!intent) return `Stripe has no ${pledge.payment.intentId}`;
  const ready = pledge.collection === 'authorize' ? 'requires_capture' : 'succeeded';
  if (!intent.ever.has(ready)) return `${intent.id} is ${intent.status} and never was ${ready}`;
  return faultOfIntent(intent, pledge, pledge.payment);
}

function faultOfIntent(intent: IntentStory, pledge: Pledge, payment: Payment): string | undefined {
  const { id, pledgeId, object } = intent;
  if (pledgeId !== pledge.id) return `${id} is of "${pledgeId}"`;
  const isTheirs =
    referenceOf(object, 'customer') === payment.customerId &&
    referenceOf(object, 'payment_method') === payment.paymentMethodId;
  return isTheirs ? undefined : `${id} has another customer or card`;
}

function faultOfCollected(pledge: Pledge, told: Chronicle): string | undefined {
  const intentId = 'chargedIntentId' in pledge ? pledge.chargedIntentId : undefined;
  const intent = told.intents.get(intentId ?? '');
  if (!intent) return `Stripe has no ${intentId}`;
  if (intent.pledgeId !== pledge.id) return `${intent.id} is of "${intent.pledgeId}"`;
  return intent.status === 'succeeded' ? undefined : `${intent.id} is ${intent.status}`;
}

/** A charge of which money is here, by an intent that matters. */
function moneyBeside(
  story: PledgeStory,
  matters: (intent: IntentStory) => boolean,
): string | undefined {
  const counts = (charge: ChargeStory): boolean => {
    const intent = story.intents.find(({ id }) => id === charge.intentId);
    // What Stripe had denied and did after all is looked for later, and goes back.
    return (
      keptMinor(charge) > 0 && !wasDenied(story, charge.attempt) && !!intent && matters(intent)
    );
  };
  const charge = story.charges.find(counts);
  return charge && `${charge.id} of ${charge.intentId} has taken ${keptMinor(charge)}`;
}

const open: ReadonlySet<string> = new Set([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'processing',
  'requires_capture',
]);

/** An intent that somebody could still pay. What nobody was told of, nobody can. */
function stillPayable(story: PledgeStory): string | undefined {
  const intent = story.intents.find(
    ({ id, status, isTold, attempt }) =>
      id.startsWith('pi_') &&
      open.has(status) &&
      (isTold || status === 'requires_capture' || status === 'processing') &&
      !wasDenied(story, attempt),
  );
  return intent && `${intent.id} (${intent.attempt}) is ${intent.status} and can still be paid`;
}

/** What could not go back is written as owed; what a bank holds is not kept by us. */
function faultOfLeaving(story: PledgeStory): string | undefined {
  const { pledge } = story;
  const payable = stillPayable(story);
  if (payable !== undefined || recordsOf(pledge).some(isOwed)) return payable;
  return moneyBeside(story, () => true);
}

const recordsOf = (pledge: Pledge | undefined): readonly Refund[] =>
  (pledge && 'refunds' in pledge ? pledge.refunds : undefined) ?? [];

/** Each refund that the books name is at Stripe, as large and as far as they say. */
function faultOfRefunds({ story, before, after }: PledgeChange): string | undefined {
  const known = recordsOf(before);
  const news = recordsOf(after).filter((record, index) => !isSame(record, known[index]));
  for (const record of news) {
    const fault = faultOfRecord(record, story);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfRecord(record: Refund, story: PledgeStory): string | undefined {
  const { stripeRefundId, state, id } = record;
  if (stripeRefundId === undefined)
    return isAtStripe.has(state) ? `its refund ${id} is ${state} without one at Stripe` : undefined;
  const refund = refundAtStripe(story, stripeRefundId);
  if (!refund) return `Stripe has no ${stripeRefundId} for its refund ${id}`;
  return faultOfState(record, refund);
}

function faultOfState({ amountMinor, state }: Refund, refund: StripeObject): string | undefined {
  const givenMinor = numberOf(refund, 'amount');
  if (givenMinor !== amountMinor) return `${refund.id} gave back ${givenMinor}, not ${amountMinor}`;
  if (state === 'failed' && isStanding(refund)) return `${refund.id} has not failed`;
  return state === 'succeeded' && refund['status'] === 'pending'
    ? `${refund.id} is still pending`
    : undefined;
}

const isAtStripe: ReadonlySet<Refund['state']> = new Set(['pending', 'succeeded']);

function refundAtStripe({ charges }: PledgeStory, id: string) {
  for (const { refunds } of charges) {
    const refund = refunds.get(id);
    if (refund) return refund;
  }
  return undefined;
}
