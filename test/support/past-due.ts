/** Pledges whose payment has really failed at the simulated Stripe, and where that leaves them. */
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { PledgeIn } from '../../shared/domain/pledge.ts';
import type {
  DisputesMessage,
  PaymentMessage,
  RefundsMessage,
} from '../../shared/queues/messages.ts';
import { stripeHolds } from '../../shared/payments/stripe-holds.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import type { useFanfund } from './fanfund.ts';
import { dayMs, minuteMs, sealedAtMs } from './given.ts';
import type { CampaignWishes, PledgeWishes } from './given.ts';
import { keptQueue } from './queue.ts';

/** Saved without complaint, and declined whenever it is charged with its owner away. */
export const declinedLater = 'pm_card_chargeCustomerFail';
export const failedAtMs = sealedAtMs + minuteMs;
export const windowEndMs = failedAtMs + 7 * dayMs;

export type Failed = { readonly campaign: Campaign; readonly pledge: PledgeIn<'past_due'> };

export function pastDuePledges(fanfund: ReturnType<typeof useFanfund>) {
  const { clock, stripe, pledges, payments, campaign } = fanfund;
  const collecting = {
    ...{ pledges, payments, campaign, now: clock, dunningDayMs: dayMs },
    held: stripeHolds({ client: () => Promise.resolve(stripe.client), now: clock }),
    refundLooks: keptQueue<RefundsMessage>(),
    disputeLooks: keptQueue<DisputesMessage>(),
    paymentLooks: keptQueue<PaymentMessage>(),
    due: duePledges(fanfund.table),
    unknownOutcomeMs: 10 * minuteMs,
  };
  const collect = (pledgeId: string) =>
    collectPledge(collecting, { pledgeId, collection: 'save-card' });

  async function pastDue(
    wishes: PledgeWishes & { readonly card?: string; readonly terms?: CampaignWishes } = {},
  ): Promise<Failed> {
    const { card = declinedLater, terms = {}, ...own } = wishes;
    const made = await fanfund.given('settling', terms);
    const { id } = await fanfund.givenConfirmed(made, { backerId: 'anna', ...own }, card);
    clock.set(failedAtMs);
    await collect(id);
    const pledge = await fanfund.pledgeNow(id);
    if (pledge.state !== 'past_due') throw new Error(`The pledge is ${pledge.state}.`);
    await stripe.takeRequests();
    return { campaign: made, pledge };
  }

  /** What a pledge is while a second attempt is under way. */
  async function retrying(pledge: PledgeIn<'past_due'>): Promise<PledgeIn<'collecting'>> {
    const step = await pledges.apply(pledge, {
      type: 'PledgeCollectionStarted',
      atMs: clock(),
      attemptNumber: pledge.attempt.number + 1,
    });
    if ('applied' in step && step.applied.state === 'collecting') return step.applied;
    throw new Error('The second attempt was refused.');
  }

  /** The one PaymentIntent of a pledge, as its backer can pay it. */
  async function intentOf(pledge: PledgeIn<'past_due'>) {
    const found = await stripe.client.paymentIntents.retrieve(pledge.unpaidIntentId ?? '');
    return { intentId: found.id, clientSecret: found.client_secret ?? '', status: found.status };
  }

  return { pastDue, retrying, intentOf, collect };
}
