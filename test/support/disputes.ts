/** Disputes at the simulated Stripe: pledges that are paid, and banks that ask the money back. */
import type Stripe from 'stripe';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { DisputeGateway } from '../../shared/payments/dispute-gateway.ts';
import type { Pledge, PledgeEvent, PledgeIn } from '../../shared/domain/pledge.ts';
import { chargedIntentOf } from '../../shared/domain/dispute.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import { stripeDisputes } from '../../shared/payments/stripe-disputes.ts';
import type { PledgeWishes } from './given.ts';
import type { useFanfund } from './fanfund.ts';

type Opening = {
  readonly amount?: number;
  readonly reason?: string;
  readonly inquiry?: boolean;
  readonly status?: 'lost';
};

export function disputeBench(fanfund: ReturnType<typeof useFanfund>) {
  const { stripe, clock, pledges, payments, table } = fanfund;
  const gateway: DisputeGateway = stripeDisputes({
    client: () => Promise.resolve(stripe.client),
    now: clock,
  });
  const written = async (pledge: Pledge, event: PledgeEvent): Promise<Pledge> => {
    const step = await pledges.apply(pledge, event);
    if (!('applied' in step)) throw new Error(`${event.type} was refused.`);
    return step.applied;
  };
  const chargeOf = async (pledge: Pledge): Promise<string> => {
    const intent = chargedIntentOf(pledge) ?? '';
    const { data } = await stripe.client.charges.list({ payment_intent: intent });
    const charge = data.find(({ status }) => status === 'succeeded');
    if (!charge) throw new Error(`Nothing was charged by ${intent}.`);
    return charge.id;
  };
  return {
    gateway,
    deps: { pledges, due: duePledges(table), disputes: gateway, now: clock },
    written,
    /** A pledge that was charged at the deadline. */
    givenCollected: async (
      campaign: Campaign,
      wishes: PledgeWishes = {},
      card = 'pm_card_visa',
    ): Promise<PledgeIn<'collected'>> => {
      const pledge = await fanfund.givenConfirmed(campaign, wishes, card);
      const atMs = clock();
      const started = { type: 'PledgeCollectionStarted', atMs, attemptNumber: 1 } as const;
      const collecting = (await written(pledge, started)) as PledgeIn<'collecting'>;
      const outcome = await payments.collect(collecting);
      if (outcome.kind !== 'collected') throw new Error(`The charge was ${outcome.kind}.`);
      const { chargedIntentId } = outcome;
      const collected = { type: 'PledgeCollected', atMs, chargedIntentId } as const;
      return (await written(collecting, collected)) as PledgeIn<'collected'>;
    },
    open: async (pledge: Pledge, how: Opening = {}): Promise<string> => {
      const body = { charge: await chargeOf(pledge), ...how };
      return String((await stripe.control('POST', 'disputes', body))['id']);
    },
    close: (disputeId: string, status: 'won' | 'lost' | 'warning_closed') =>
      stripe.control('POST', `disputes/${disputeId}/close`, { status }),
    escalate: (disputeId: string) => stripe.control('POST', `disputes/${disputeId}/escalate`),
    warn: async (pledge: Pledge): Promise<string> => {
      const body = { charge: await chargeOf(pledge) };
      return String((await stripe.control('POST', 'early_fraud_warnings', body))['id']);
    },
    disputeAt: (disputeId: string): Promise<Stripe.Dispute> =>
      stripe.client.disputes.retrieve(disputeId),
    intentOf: (pledge: Pledge): string => chargedIntentOf(pledge) ?? '',
  };
}
