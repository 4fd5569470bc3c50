/** A message to collect may come after its campaign was given up: nobody may be charged by it. */
import { describe, expect, test } from '@jest/globals';
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import { dunPledge } from '../../functions/dun-pledge/dun-pledge.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { settlementStep } from '../../shared/domain/settlement.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import type { CollectMessage } from '../../shared/queues/messages.ts';
import { useCollecting } from '../support/collecting.ts';
import { dayMs, minuteMs } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const { fanfund, deps, due, requestsThatMove } = useCollecting();
const { clock, stripe, pledges } = fanfund;

const createIntent = { method: 'POST', path: '/v1/payment_intents' };

/** What was taken less what went back, of each charge that was captured. */
const kept = async (pledgeId: string): Promise<number[]> =>
  (await stripe.chargesOf(pledgeId))
    .filter(({ captured }) => captured)
    .map((charge) => charge.amount_captured - charge.amount_refunded);

describe('a campaign that takes no money any more', () => {
  async function abandon(campaignId: string): Promise<Campaign> {
    const campaign = await fanfund.campaignNow(campaignId);
    const event = { type: 'CampaignAbandoned', atMs: clock() } as const;
    const step = await fanfund.campaigns.apply(campaign, event);
    if (!('applied' in step)) throw new Error('The campaign was not abandoned.');
    return step.applied;
  }

  const dun = (pledgeId: string) => {
    const { campaign, recoveries } = fanfund;
    const collections = keptQueue<CollectMessage>();
    const common = { pledges, campaign, recoveries, collections, now: clock, dunningDayMs: dayMs };
    return dunPledge(common, { pledgeId });
  };

  test.each(['save-card', 'authorize'] as const)(
    'charges nobody by a message that comes late, with %s, and releases the pledge',
    async (collection) => {
      const { pledge, message } = await due(collection);
      const campaign = await abandon(pledge.campaignId);
      await collectPledge(deps, message);
      expect(await requestsThatMove()).toBe(0);
      const after = await fanfund.pledgeNow(pledge.id);
      expect(after).toEqual(pledge);
      expect(settlementStep(campaign, after, clock())).toEqual({
        kind: 'release',
        reason: 'campaign_abandoned',
      });
    },
  );

  test.each(['save-card', 'authorize'] as const)(
    'tries an open attempt no more that took nothing, with %s, and drops the pledge',
    async (collection) => {
      const { pledge, message } = await due(collection);
      const path =
        collection === 'authorize' ? `${createIntent.path}/*/capture` : createIntent.path;
      const match = { ...createIntent, path };
      await stripe.fault({ match, fault: 'timeout_before_effect' });
      await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
      await stripe.fault();
      await stripe.takeRequests();
      const campaign = await abandon(pledge.campaignId);
      if (collection === 'save-card') {
        await expect(collectPledge(deps, message)).rejects.toThrow(TransientError);
        clock.advance(10 * minuteMs);
      }
      await collectPledge(deps, message);
      expect(await requestsThatMove()).toBe(0);
      const failed = await fanfund.pledgeNow(pledge.id);
      expect(failed).toMatchObject({
        state: 'past_due',
        failure: { code: 'campaign_ended' },
        dueAtMs: clock(),
      });
      expect(settlementStep(campaign, failed, clock())).toEqual({ kind: 'dun' });
      await dun(pledge.id);
      expect((await fanfund.pledgeNow(pledge.id)).state).toBe('dropped');
      expect(await kept(pledge.id)).toEqual([]);
      const intents = await stripe.intentsOf(pledge.id);
      expect(intents.every(({ status }) => status === 'canceled')).toBe(true);
    },
  );

  test('leaves an intent alone that was made and not charged, and cancels it in the end', async () => {
    const { pledge, message } = await due();
    await stripe.fault({ match: { ...createIntent, nth: 1 }, fault: 'error_500_before' });
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    const { id } = await stripe.client.paymentIntents.create({
      ...{ amount: 4900, currency: 'usd', customer: pledge.payment.customerId },
      payment_method: pledge.payment.paymentMethodId,
      metadata: {
        fanfund_campaign: pledge.campaignId,
        fanfund_pledge: pledge.id,
        fanfund_attempt: 'collect-1',
      },
    });
    await stripe.takeRequests();
    await abandon(pledge.campaignId);
    await collectPledge(deps, message);
    expect(await requestsThatMove()).toBe(0);
    expect(await fanfund.pledgeNow(pledge.id)).toMatchObject({
      state: 'past_due',
      unpaidIntentId: id,
    });
    await dun(pledge.id);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('dropped');
    expect(await stripe.intentsOf(pledge.id)).toMatchObject([{ id, status: 'canceled' }]);
  });

  test('finds what an open attempt of it took', async () => {
    const { pledge, message } = await due();
    await stripe.fault({ match: createIntent, fault: 'timeout_after_effect' });
    await expect(collectPledge(deps, message)).rejects.toThrow(UnknownOutcomeError);
    await stripe.fault();
    await abandon(pledge.campaignId);
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
    expect(await kept(pledge.id)).toEqual([4900]);
  });
});
