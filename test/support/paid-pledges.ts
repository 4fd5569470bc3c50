/** Pledges whose payments are real at the simulated Stripe, for tests of the gateway. */
import type { Collection } from '../../shared/domain/campaign.ts';
import type { Pledge, PledgeIn, ReleaseReason } from '../../shared/domain/pledge.ts';
import type { TestClock } from './clock.ts';
import type { TestStripe } from './stripe.ts';
import { campaignIn, pending, pledgeAfter } from './given.ts';

export const collections: Collection[] = ['save-card', 'authorize', 'charge-now'];

/** The client tries a broken connection twice, under the same key: both break. */
export const atOnce = [1, 2];

export function paidPledges(stripe: TestStripe, clock: TestClock) {
  let pledges = 0;
  const newPledge = (collection: Collection, backerId?: string): PledgeIn<'pending'> =>
    pending({
      campaign: campaignIn('live', { collection }),
      number: (pledges += 1),
      createdAtMs: clock(),
      ...(backerId !== undefined && { backerId }),
    });

  /** A pledge whose backer has set up the payment. */
  async function confirmed(collection: Collection, card = 'pm_card_visa') {
    const pledge = newPledge(collection);
    const prepared = await stripe.gateway.prepare(pledge);
    const { status } = await stripe.confirm(prepared, card);
    if (status === 'requires_action') await stripe.authenticate(prepared);
    const setup = await stripe.gateway.inspect(pledge, prepared.intentId);
    if (setup?.kind !== 'ready') throw new Error(`the payment is ${setup?.kind}`);
    const event = { type: 'PledgeConfirmed', atMs: clock(), payment: setup.payment } as const;
    return pledgeAfter(pledge, [event]) as PledgeIn<'confirmed'>;
  }

  const collecting = (pledge: Pledge, attemptNumber = 1) =>
    pledgeAfter(pledge, [
      { type: 'PledgeCollectionStarted', atMs: clock(), attemptNumber },
    ]) as PledgeIn<'collecting'>;

  const releasing = (pledge: Pledge, reason: ReleaseReason = 'campaign_unfunded') =>
    pledgeAfter(pledge, [
      { type: 'PledgeReleaseStarted', atMs: clock(), attemptNumber: 1, reason },
    ]) as PledgeIn<'releasing'>;

  /** What is left of each charge that was taken: what the backer has paid in the end. */
  async function keptMinor(pledge: Pledge): Promise<number[]> {
    const charges = await stripe.chargesOf(pledge.id);
    return charges
      .filter((charge) => charge.captured)
      .map((charge) => charge.amount_captured - charge.amount_refunded);
  }

  return { newPledge, confirmed, collecting, releasing, keptMinor };
}
