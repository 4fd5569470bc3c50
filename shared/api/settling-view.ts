/** How far a settlement is, and how long it lasts at the rate that Stripe allows. */
import type { Campaign } from '../domain/campaign.ts';
import type { Totals } from '../domain/totals.ts';

/** For what waits for nobody: a failed payment waits for its backer, or for its time. */
export const secondsFor = (pledges: number, perSecond: number): number =>
  Math.ceil(Math.max(0, pledges) / perSecond);

export function settlingView(campaign: Campaign, totals: Totals, perSecond: number) {
  const { pledges, open, pastDue, collectedMinor, refundedMinor } = totals;
  return {
    campaignId: campaign.id,
    title: campaign.title,
    state: campaign.state,
    ...('outcome' in campaign && { outcome: campaign.outcome }),
    currency: campaign.currency,
    ...{ pledges, open, pastDue, done: Math.max(0, pledges - open) },
    ...{ collectedMinor, refundedMinor, stripePerSecond: perSecond },
    secondsLeft: secondsFor(open - pastDue, perSecond),
  };
}
