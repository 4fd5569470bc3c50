/** What goes back: never more than came in, never twice, never without a reason of ours. */
import { isHeldByPartner } from '../../../shared/domain/pledge.ts';
import type { ChargeStory, PledgeStory } from './chronicle.ts';
import type { Invariant } from './invariant.ts';
import type { Pledge } from '../../../shared/domain/pledge.ts';
import type { Refund } from '../../../shared/domain/refund.ts';
import type { StripeObject } from '../observation.ts';
import { heldByBanksMinor, returnedMinor } from './chronicle.ts';
import { attemptNumberOf, metadataOf, numberOf, referenceOf } from './stripe-object.ts';

const standing: ReadonlySet<string> = new Set(['requested', 'pending', 'succeeded', 'elsewhere']);

export const refundsStayWithinTheCharge: Invariant = {
  name: 'refunds-stay-within-the-charge',
  why: 'Whoever gives back more than was collected pays it from the money of other campaigns.',
  watch: ({ violate, told }) => ({
    happened: ({ object }) => {
      if (object['object'] !== 'refund') return;
      const charge = told.charges.get(referenceOf(object, 'charge'));
      if (charge && charge.takenAtMs !== undefined && returnedMinor(charge) > charge.takenMinor)
        violate(
          `${charge.pledgeId}: ${returnedMinor(charge)} of ${charge.takenMinor} of ` +
            `${charge.id} went back, the last of it by ${object.id}`,
        );
    },
    pledgeWritten: ({ after }) => {
      const sum = recordsOf(after)
        .filter(({ state }) => standing.has(state))
        .reduce((total, { amountMinor }) => total + amountMinor, 0);
      if (sum > after.amountMinor)
        violate(`${after.id} has refunds of ${sum} in its books, and took ${after.amountMinor}`);
    },
  }),
};

export const nothingIsReturnedTwice: Invariant = {
  name: 'nothing-is-returned-twice',
  why: 'What a bank has given back, or Stripe has refunded, is not paid a second time by hand.',
  watch: ({ violate, told }) => ({
    happened: ({ type, object }) => {
      if (type !== 'refund.created') return;
      const charge = told.charges.get(referenceOf(object, 'charge'));
      const heldMinor = charge ? heldByBanksMinor(charge) : 0;
      if (charge && heldMinor > 0 && returnedMinor(charge) + heldMinor > charge.takenMinor)
        violate(`${object.id} gives back what a bank took of ${charge.id} (${charge.pledgeId})`);
    },
    pledgeWritten: ({ story, before, after }) => {
      const known = paidElsewhere(before);
      for (const { id, amountMinor } of paidElsewhere(after)) {
        const isNew = !isHeldByPartner(after) && !known.some((record) => record.id === id);
        const fault = isNew ? faultOfElsewhere(story, amountMinor) : undefined;
        if (fault !== undefined) violate(`${after.id}: ${id} was paid elsewhere, ${fault}`);
      }
    },
  }),
};

const recordsOf = (pledge: Pledge | undefined): readonly Refund[] =>
  (pledge && 'refunds' in pledge ? pledge.refunds : undefined) ?? [];

const paidElsewhere = (pledge: Pledge | undefined): readonly Refund[] =>
  recordsOf(pledge).filter(({ state }) => state === 'elsewhere');

/** What other people paid by bank has to be still owed: neither refunded nor with a bank. */
function faultOfElsewhere(
  { pledge, charges }: PledgeStory,
  amountMinor: number,
): string | undefined {
  const intentId = 'chargedIntentId' in pledge ? pledge.chargedIntentId : undefined;
  const charge = charges.find((each) => each.intentId === intentId);
  if (!charge) return 'and Stripe has no charge of it';
  const goneMinor = returnedMinor(charge) + heldByBanksMinor(charge);
  return goneMinor + amountMinor > charge.takenMinor
    ? `and ${goneMinor} of ${charge.takenMinor} had left ${charge.id} already`
    : undefined;
}

/** Whether the books ask for this refund; undefined when they do. */
function faultOfReason(story: PledgeStory, refund: StripeObject, charge: ChargeStory | undefined) {
  const name = metadataOf(refund, 'fanfund_attempt');
  const { pledge, attempts } = story;
  if (name === 'stray')
    return isOwnMoney(story, charge)
      ? 'is the money that the pledge was collected with'
      : undefined;
  const release = attemptNumberOf(name, 'release');
  if (release !== undefined) return release <= attempts.release ? undefined : 'was never released';
  const asked = /^refund-(.+)-\d+$/.exec(name)?.[1];
  return recordsOf(pledge).some(({ id }) => id === asked)
    ? undefined
    : `names "${name}", which is not asked for`;
}

const isOwnMoney = ({ pledge }: PledgeStory, charge: ChargeStory | undefined): boolean =>
  'chargedIntentId' in pledge && pledge.chargedIntentId === charge?.intentId;

export const everyRefundHasAReason: Invariant = {
  name: 'every-refund-has-a-reason',
  why: 'Money that was collected rightly stays: only what is in the books goes back.',
  watch: ({ violate, told }) => ({
    happened: ({ type, object }) => {
      const pledgeId = type === 'refund.created' ? metadataOf(object, 'fanfund_pledge') : '';
      // Without our metadata it was made by hand, or by Stripe when it let go of a hold.
      if (pledgeId === '') return;
      const story = told.pledges.get(pledgeId);
      const charge = told.charges.get(referenceOf(object, 'charge'));
      const fault = story ? faultOfReason(story, object, charge) : 'names no pledge of the table';
      if (fault !== undefined)
        violate(`${object.id} of ${numberOf(object, 'amount')} for ${pledgeId} ${fault}`);
    },
    stripe: ({ by, method, path, form, status }) => {
      const isRefund = by !== undefined && method === 'POST' && path === '/v1/refunds';
      if (isRefund && status < 300 && metadataOf(form, 'fanfund_pledge') === '')
        violate(`${by.capability} refunded ${String(form['payment_intent'])} for no pledge`);
    },
  }),
};
