/**
 * A message is delivered twice, and the worker that came first stands still before its request to
 * Stripe, while the other goes all the way: what the first one then asks for must charge nobody a
 * second time.
 */
import { describe, expect, test } from '@jest/globals';
import { collectPledge } from '../../functions/collect-pledge/collect-pledge.ts';
import { dunPledge } from '../../functions/dun-pledge/dun-pledge.ts';
import type { PledgeIn } from '../../shared/domain/pledge.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import type { CollectMessage } from '../../shared/queues/messages.ts';
import { useCollecting } from '../support/collecting.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';

const { fanfund, deps, due } = useCollecting();
const { clock, stripe, pledges, payments } = fanfund;

const createIntent = { method: 'POST', path: '/v1/payment_intents' };
const captureIntent = { method: 'POST', path: '/v1/payment_intents/*/capture' };

/** The same worker, which does so much between its decision and its request. */
const overtakenBy = (meanwhile: () => Promise<unknown>) => ({
  ...deps,
  payments: {
    ...payments,
    collect: async (pledge: PledgeIn<'collecting'>) => {
      await meanwhile();
      return payments.collect(pledge);
    },
  },
});

/** What was taken less what went back, of each charge that was captured. */
const kept = async (pledgeId: string): Promise<number[]> =>
  (await stripe.chargesOf(pledgeId))
    .filter(({ captured }) => captured)
    .map((charge) => charge.amount_captured - charge.amount_refunded);

async function abandon(campaignId: string): Promise<void> {
  const campaign = await fanfund.campaignNow(campaignId);
  const event = { type: 'CampaignAbandoned', atMs: clock() } as const;
  const step = await fanfund.campaigns.apply(campaign, event);
  if (!('applied' in step)) throw new Error('The campaign was not abandoned.');
}

const dun = (pledgeId: string) => {
  const { campaign, recoveries } = fanfund;
  const collections = keptQueue<CollectMessage>();
  const common = { pledges, campaign, recoveries, collections, now: clock, dunningDayMs: dayMs };
  return dunPledge(common, { pledgeId });
};

/** An attempt that was written, and of which Stripe has never heard. */
async function begun(collection: 'save-card' | 'authorize') {
  const given = await due(collection);
  const match = collection === 'save-card' ? createIntent : captureIntent;
  await stripe.fault({ match, fault: 'timeout_before_effect' });
  await expect(collectPledge(deps, given.message)).rejects.toThrow(UnknownOutcomeError);
  await stripe.fault();
  return given;
}

describe('a worker that is overtaken charges nobody a second time', () => {
  test('when its key stops to be trusted in this moment', async () => {
    const { pledge, message } = await begun('save-card');
    clock.advance(20 * hourMs - secondMs);
    const slow = overtakenBy(async () => {
      clock.advance(secondMs);
      await collectPledge(deps, message).catch(() => undefined);
    });
    await collectPledge(slow, message).catch(() => undefined);
    clock.advance(10 * minuteMs);
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
    expect(await kept(pledge.id)).toEqual([4900]);
  });

  test('when the hold is let go, and the saved card charged, by the other', async () => {
    const { pledge, message } = await begun('authorize');
    const slow = overtakenBy(async () => {
      await stripe.fault({
        match: { ...captureIntent, nth: [1, 2] },
        fault: 'timeout_before_effect',
      });
      const letGo = overtakenBy(async () => {
        const { attempt } = (await fanfund.pledgeNow(pledge.id)) as PledgeIn<'collecting'>;
        if (attempt.number === 2)
          await stripe.client.paymentIntents.cancel(pledge.payment.intentId);
      });
      await collectPledge(letGo, message);
    });
    await collectPledge(slow, message).catch(() => undefined);
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('collected');
    expect(await kept(pledge.id)).toEqual([4900]);
  });

  test('when its campaign is abandoned, and the pledge dropped', async () => {
    const { pledge, message } = await due();
    const refusals = `payment_methods/${pledge.payment.paymentMethodId}/refusals`;
    await stripe.control('POST', refusals, { codes: ['insufficient_funds'], times: 1 });
    await collectPledge(deps, message);
    clock.advance(dayMs);
    await dun(pledge.id);
    const slow = overtakenBy(async () => {
      await abandon(pledge.campaignId);
      await collectPledge(deps, message);
      await dun(pledge.id);
    });
    await collectPledge(slow, message).catch((error: unknown) => {
      expect(error).toBeInstanceOf(TransientError);
    });
    await collectPledge(deps, message);
    expect((await fanfund.pledgeNow(pledge.id)).state).toBe('dropped');
    expect(await kept(pledge.id)).toEqual([]);
  });
});
