/** Pledges whose money was really taken at the simulated Stripe, for tests of what goes back. */
import type Stripe from 'stripe';
import type { DisputesMessage } from '../../shared/queues/messages.ts';
import type { PledgeIn } from '../../shared/domain/pledge.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { fulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import { stripeRefunds } from '../../shared/payments/stripe-refunds.ts';
import { withRefund } from '../../shared/domain/refund.ts';
import { useFanfund } from './fanfund.ts';
import type { CampaignIn, PledgeWishes } from './given.ts';
import { minuteMs, sealedAtMs } from './given.ts';
import { keptQueue } from './queue.ts';

export type Collected = PledgeIn<'collected'>;

export function useRefunds() {
  const fanfund = useFanfund();
  const { clock, stripe, pledges, table } = fanfund;
  const gateway = stripeRefunds({ client: () => Promise.resolve(stripe.client), now: clock });
  const disputeLooks = keptQueue<DisputesMessage>();
  const fulfilments = fulfilmentStore(table);
  const deps = {
    ...{ pledges, due: duePledges(table), refunds: gateway, disputeLooks, fulfilments },
    now: clock,
  };

  /** Charged at the pledge, and collected once its campaign was funded. */
  async function collectedOf(
    campaign: CampaignIn<'settling' | 'settled' | 'abandoned'>,
    wishes: PledgeWishes = {},
    card = 'pm_card_visa',
  ): Promise<Collected> {
    const confirmed = await fanfund.givenConfirmed(campaign, wishes, card);
    clock.set(Math.max(clock(), sealedAtMs + minuteMs));
    const chargedIntentId = confirmed.payment.intentId;
    const event = { type: 'PledgeCollected', atMs: clock(), chargedIntentId } as const;
    const step = await pledges.apply(confirmed, event);
    if (!('applied' in step)) throw new Error('The collection was refused.');
    await stripe.takeRequests();
    return step.applied as Collected;
  }

  const collected = async (card?: string, wishes?: PledgeWishes): Promise<Collected> =>
    collectedOf(await fanfund.given('settling', { collection: 'charge-now' }), wishes, card);

  /** A pledge of which Stripe has to be told to refund so much: all of it unless given. */
  async function asked(
    pledge: Collected,
    { id = 'rfd_1', amountMinor = pledge.amountMinor, reason = 'duplicate' }: Partial<Refund> = {},
  ): Promise<PledgeIn<'collected' | 'refunding'>> {
    const atMs = clock();
    const refunds = withRefund(pledge.refunds, {
      ...{ id, amountMinor, reason, state: 'requested' },
      ...{ requestedAtMs: atMs, attemptNumber: 1, startedAtMs: atMs },
    });
    const { chargedIntentId } = pledge;
    const whole = amountMinor === pledge.amountMinor;
    const step = await pledges.apply(pledge, {
      type: whole ? 'PledgeRefundStarted' : 'PledgeRefundRequested',
      ...{ atMs, refunds, chargedIntentId, dueAtMs: atMs + 15 * minuteMs },
    });
    if (!('applied' in step)) throw new Error('The refund was refused.');
    return step.applied as PledgeIn<'collected' | 'refunding'>;
  }

  async function refundsAt(pledge: { readonly chargedIntentId: string }): Promise<Stripe.Refund[]> {
    const found: Stripe.Refund[] = [];
    const list = { payment_intent: pledge.chargedIntentId, limit: 100 };
    for await (const refund of stripe.client.refunds.list(list)) found.unshift(refund);
    return found;
  }

  return { ...fanfund, gateway, disputeLooks, deps, collectedOf, collected, asked, refundsAt };
}
