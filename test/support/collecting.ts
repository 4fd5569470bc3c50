/** What collects pledges of a campaign that has been decided, for one test file. */
import { beforeEach } from '@jest/globals';
import type { Collection } from '../../shared/domain/campaign.ts';
import type {
  DisputesMessage,
  PaymentMessage,
  RefundsMessage,
} from '../../shared/queues/messages.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import { stripeHolds } from '../../shared/payments/stripe-holds.ts';
import type { CampaignWishes } from './given.ts';
import { dayMs, minuteMs, sealedAtMs } from './given.ts';
import { useFanfund } from './fanfund.ts';
import { keptQueue } from './queue.ts';

export function useCollecting() {
  const fanfund = useFanfund();
  const { clock, stripe, pledges, payments } = fanfund;
  const refundLooks = keptQueue<RefundsMessage>();
  const disputeLooks = keptQueue<DisputesMessage>();
  const paymentLooks = keptQueue<PaymentMessage>();
  const deps = {
    ...{ pledges, payments, refundLooks, disputeLooks, paymentLooks, now: clock },
    due: duePledges(fanfund.table),
    campaign: fanfund.campaign,
    held: stripeHolds({ client: () => Promise.resolve(stripe.client), now: clock }),
    dunningDayMs: dayMs,
    unknownOutcomeMs: 10 * minuteMs,
  };
  beforeEach(() => {
    for (const { messages, sent } of [refundLooks, disputeLooks, paymentLooks])
      messages.length = sent.length = 0;
  });

  /** A confirmed pledge of a campaign that has been decided a minute ago. */
  async function due(
    collection: Collection = 'save-card',
    card?: string,
    wishes: CampaignWishes = {},
  ) {
    const campaign = await fanfund.given('settling', { collection, ...wishes });
    const pledge = await fanfund.givenConfirmed(campaign, {}, card);
    clock.set(sealedAtMs + minuteMs);
    await stripe.takeRequests();
    return { pledge, message: { pledgeId: pledge.id, collection } };
  }

  const requestsThatMove = async (): Promise<number> => {
    const requests = await stripe.takeRequests();
    return Object.entries(requests)
      .filter(([endpoint]) => endpoint.startsWith('POST'))
      .reduce((sum, [, count]) => sum + count, 0);
  };
  return { fanfund, deps, due, requestsThatMove, refundLooks, disputeLooks, paymentLooks };
}
