/** Fees: what Stripe kept is booked once at the most, whichever of the two ways it came. */
import type { EndState, StripeObject } from '../observation.ts';
import type { Invariant } from './invariant.ts';
import { entriesOfChunk } from '../../../shared/store/journal-chunk.ts';
import { metadataOf, numberOf, referenceOf, textOf } from './stripe-object.ts';

type Fees = Map<string, number>;

const add = (fees: Fees, pledgeId: string, minor: number): void =>
  void fees.set(pledgeId, (fees.get(pledgeId) ?? 0) + minor);

/** The pledge of each charge, and of what was done with it later. */
function pledgesBySource({ stripe }: EndState): Map<string, string> {
  const pledges = new Map<string, string>();
  for (const charge of stripe.charges())
    pledges.set(charge.id, metadataOf(charge, 'fanfund_pledge'));
  const note = (object: StripeObject): void =>
    void pledges.set(object.id, pledges.get(referenceOf(object, 'charge')) ?? '');
  for (const refund of stripe.refunds()) note(refund);
  for (const dispute of stripe.disputes()) note(dispute);
  return pledges;
}

function keptByStripe(end: EndState): Fees {
  const pledges = pledgesBySource(end);
  const fees: Fees = new Map();
  for (const moved of end.stripe.balanceTransactions())
    add(fees, pledges.get(referenceOf(moved, 'source')) ?? '', numberOf(moved, 'fee'));
  return fees;
}

function booked(end: EndState): Fees {
  const fees: Fees = new Map();
  for (const item of end.items()) {
    if (!textOf(item, 'pk').startsWith('J#')) continue;
    for (const { kind, pledgeId, amountMinor } of entriesOfChunk(item))
      if (kind === 'fee' || kind === 'later_fee') add(fees, pledgeId, amountMinor);
  }
  return fees;
}

export const feesAreBookedOnce: Invariant = {
  name: 'fees-are-booked-once',
  why: 'A fee that is booked twice is money that the creator is not paid.',
  watch: ({ violate }) => ({
    atEnd: (end) => {
      const kept = keptByStripe(end);
      for (const [pledgeId, minor] of booked(end)) {
        const most = kept.get(pledgeId) ?? 0;
        if (minor > most) violate(`${pledgeId} has fees of ${minor} booked, Stripe kept ${most}`);
      }
    },
  }),
};
