/**
 * Every message and every batch of stream records is delivered twice, Stripe's webhooks too, the
 * deadline fires twice, and at the end all of the work is ordered once more: money has moved once.
 */
import { expect, test } from '@jest/globals';
import { useCloud } from '../support/running-cloud.ts';
import { assemblyDeliveringTwice, deliveredTwice } from '../support/assembly.ts';
import { backer, creator, eventually } from '../support/storefront.ts';
import type { CampaignView, PageView, PledgeView } from '../support/storefront.ts';

const fanfund = useCloud({ assembly: assemblyDeliveringTwice });
const rewards = [{ id: 'lamp', title: 'A lamp', priceMinor: 3_000, stock: 20 }];
const collections = ['save-card', 'authorize', 'charge-now'] as const;
const names = ['anna', 'ben', 'clara', 'dora', 'emil'];
/** Five lamps of 30.00 to a campaign. */
const pledgedMinor = 15_000;

type Ending = 'funded' | 'unfunded' | 'cancelled';
type Played = { readonly id: string; readonly collection: string; readonly ending: Ending };

async function play(collection: string, ending: Ending, deadline: string): Promise<Played> {
  const goal = { amountMinor: ending === 'unfunded' ? pledgedMinor + 1 : pledgedMinor };
  const { id } = await fanfund.launch({ collection, goal, rewards, deadline });
  for (const name of names) await fanfund.back(id, backer(name), { rewardId: 'lamp' });
  if (ending === 'cancelled')
    await fanfund.send('POST', `/v1/campaigns/${id}/cancel`, { as: creator });
  return { id, collection, ending };
}

/** What is known at Stripe, as whole amounts and as how often each pledge was charged. */
async function moneyOf({ id }: Played) {
  const charges = await fanfund.charges(id);
  const captured = charges.filter((charge) => charge.captured);
  const pledges = charges.map(({ metadata }) => metadata['fanfund_pledge']);
  return {
    captured: captured.reduce((sum, charge) => sum + charge.amount_captured, 0),
    refunded: captured.reduce((sum, charge) => sum + charge.amount_refunded, 0),
    held: charges.filter((charge) => !charge.captured && !charge.refunded).length,
    chargedTwice: pledges.length - new Set(pledges).size,
  };
}

function expectedMoney({ collection, ending }: Played) {
  const takesFirst = collection === 'charge-now';
  const captured = ending === 'funded' || takesFirst ? pledgedMinor : 0;
  const refunded = ending !== 'funded' && takesFirst ? pledgedMinor : 0;
  return { captured, refunded, held: 0, chargedTwice: 0 };
}

async function checkAll(played: readonly Played[]): Promise<void> {
  for (const campaign of played) {
    const { id, ending, collection } = campaign;
    const report = await fanfund.settled(id);
    const money = expectedMoney(campaign);
    expect(report).toMatchObject({
      ...{ outcome: ending, pledgedMinor, refundedMinor: money.refunded, openPledges: 0 },
      collectedMinor: money.captured - money.refunded,
      releasedMinor: ending === 'funded' ? 0 : pledgedMinor,
    });
    expect([collection, ending, await moneyOf(campaign)]).toEqual([collection, ending, money]);
    const shown = await eventually<CampaignView>(async () => {
      const found = await fanfund.campaign(id);
      const { collectedMinor, refundedMinor } = found.totals;
      const is = collectedMinor === money.captured && refundedMinor === money.refunded;
      return is ? found : undefined;
    }, `the totals of ${collection}, ${ending}`);
    expect(shown.totals).toMatchObject({ pledgedMinor, pledges: 5, units: 5 });
    expect(shown.rewards[0]?.remaining).toBe(ending === 'funded' ? 15 : 20);
  }
}

const orderAgain = async ({ id, collection, ending }: Played): Promise<void> => {
  const path = `/v1/campaigns/${id}/pledges?limit=100`;
  const { body } = await fanfund.send<PageView<PledgeView>>('GET', path, { as: creator });
  expect(body.items).toHaveLength(5);
  const reason = ending === 'cancelled' ? 'campaign_cancelled' : 'campaign_unfunded';
  for (const { id: pledgeId } of body.items) {
    await fanfund.sendMessage('fanfund-dev-collect-pledge', { pledgeId, collection });
    await fanfund.sendMessage('fanfund-dev-release-pledge', { pledgeId, reason });
    await fanfund.sendMessage('fanfund-dev-prepare-payment', { pledgeId });
  }
  for (const queue of ['open-campaign', 'seal-campaign', 'complete-settlement'])
    await fanfund.sendMessage(`fanfund-dev-${queue}`, { campaignId: id });
};

/** With what comes back after its pause. */
const untilQuiet = (): Promise<true> =>
  fanfund.eventually(() => {
    const depths = Object.values(fanfund.cloud.queueDepths());
    return depths.every(({ visible, inFlight }) => visible + inFlight === 0) ? true : undefined;
  }, 'empty queues');

test('everything delivered twice has the result of once', async () => {
  await fetch(`${fanfund.addresses.stripe}/_sim/webhooks`, {
    method: 'POST',
    body: JSON.stringify({ duplicate: 1, shuffle: true }),
  });
  const deadline = fanfund.inSeconds(1_800);
  const played = await Promise.all(
    collections.flatMap((collection) =>
      (['funded', 'unfunded', 'cancelled'] as const).map((ending) =>
        play(collection, ending, deadline),
      ),
    ),
  );
  expect(fanfund.cloud.now()).toBeLessThan(Date.parse(deadline));
  fanfund.passDeadline(deadline);
  // The deadline fires a second time, beside its schedule.
  for (const { id } of played)
    await fanfund.sendMessage('fanfund-dev-seal-campaign', { campaignId: id });
  await checkAll(played);
  await untilQuiet();

  for (const campaign of played) await orderAgain(campaign);
  await untilQuiet();
  await checkAll(played);
  expect(fanfund.cloud.deadLetters()).toEqual({});
  // All that have a queue or a stream and something to do; the sweeper may not have had its turn.
  expect(deliveredTwice(fanfund.folder)).toBeGreaterThanOrEqual(11);
});
