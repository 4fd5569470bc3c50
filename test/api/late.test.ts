/**
 * Late pledges from the settlement on, over HTTP alone: what is sold after the deadline is charged
 * at once, counted and delivered apart from what was decided, and goes back with the rest when the
 * campaign is given up.
 */
import { expect, test } from '@jest/globals';
import { useCloud } from '../support/running-cloud.ts';
import { backer } from '../support/storefront.ts';
import type { CampaignView, PledgeView, SettlementView } from '../support/storefront.ts';

const fanfund = useCloud({ stage: { dunningDaySeconds: 1 } });
const operator = { sub: 'olga', scope: 'ops' } as const;

const rewards = [
  { id: 'lamp', title: 'A lamp', priceMinor: 3_000 },
  { id: 'late-lamp', title: 'A lamp, second batch', priceMinor: 4_000, stock: 2, late: true },
];

type Late = CampaignView & {
  readonly latePledges: { readonly open: boolean; readonly totals: object };
};
const campaignNow = async (id: string): Promise<Late> => (await fanfund.campaign(id)) as Late;

const until = (id: string, who: string, state: string) =>
  fanfund.eventually(async () => {
    const pledge = await fanfund.readPledge(id, backer(who));
    return pledge.state === state ? pledge : undefined;
  }, `${id} ${state}`);

const report = async (id: string): Promise<unknown> =>
  (await fanfund.send<unknown>('GET', `/v1/campaigns/${id}/settlement/report`)).body;

test('a late pledge is charged, counted, delivered and given back apart', async () => {
  const deadline = fanfund.inSeconds(1_800);
  const { id } = await fanfund.launch({
    ...{ goal: { amountMinor: 3_000 }, rewards, deadline, latePledges: {} },
  });
  await fanfund.back(id, backer('anna'), { rewardId: 'lamp' });
  const path = `/v1/campaigns/${id}/pledges`;
  const asked = (who: string, body: object) =>
    fanfund.send<PledgeView & { code: string }>('POST', path, { as: backer(who), body });
  expect((await asked('ben', { rewardId: 'late-lamp' })).body.code).toBe('reward_not_open');
  fanfund.passDeadline(deadline);
  expect((await asked('ben', { rewardId: 'late-lamp' })).body.code).toBe('campaign_closed');
  await fanfund.settled(id);
  const before = await report(id);
  const { totals } = await campaignNow(id);
  const none = { pledgedMinor: 0, pledges: 0, units: 0 };
  expect((await campaignNow(id)).latePledges).toEqual({ open: true, totals: none });

  const late = await fanfund.eventually(async () => {
    const answer = await asked('ben', { rewardId: 'late-lamp' });
    return answer.status === 201 ? answer.body : undefined;
  }, 'the sale of late pledges');
  expect(late).toMatchObject({ late: true, amountMinor: 4_000, state: 'pending' });
  expect(late.payment.clientSecret).toMatch(/^pi_/);
  await fanfund.confirmAtStripe(late);
  await fanfund.send('POST', `/v1/pledges/${late.id}/confirm`, { as: backer('ben') });
  expect((await fanfund.readPledge(late.id, backer('ben'))).payment.status).toBe('paid');
  await until(late.id, 'ben', 'collected');
  const lapsing = await fanfund.pledge(id, backer('clara'), { rewardId: 'late-lamp' });
  expect((await asked('dora', { rewardId: 'late-lamp' })).body.code).toBe('sold_out');
  expect((await asked('dora', { rewardId: 'lamp' })).body.code).toBe('reward_closed');
  expect((await asked('dora', { amountMinor: 500 })).body.code).toBe('campaign_closed');
  const left = await fanfund.send<PledgeView>('POST', `/v1/pledges/${lapsing.id}/cancel`, {
    as: backer('clara'),
  });
  expect(left.status).toBe(200);
  await until(lapsing.id, 'clara', 'cancelled');

  const counted = await fanfund.eventually(async () => {
    const now = await campaignNow(id);
    return now.totals.collectedMinor === 7_000 ? now : undefined;
  }, 'the late pledge in the totals');
  expect(counted.latePledges.totals).toEqual({ pledgedMinor: 4_000, pledges: 1, units: 1 });
  expect(counted.totals).toEqual({ ...totals, collectedMinor: 7_000 });
  expect(await report(id)).toEqual(before);
  const delivery = await fanfund.eventually(async () => {
    const answer = await fanfund.send<{ number: number; state: string }>(
      ...(['GET', `/v1/pledges/${late.id}/delivery`] as const),
      { as: backer('ben') },
    );
    return answer.status === 200 ? answer.body : undefined;
  }, 'the delivery of the late pledge');
  expect(delivery).toMatchObject({ state: 'waiting' });

  await abandoned(id);
  const settled = (await fanfund.settled(id)) as SettlementView & Record<string, unknown>;
  expect(settled).toMatchObject({
    ...{ outcome: 'abandoned', pledgedMinor: 3_000, latePledgedMinor: 4_000, addsUp: true },
    ...{ collectedMinor: 7_000, refundedMinor: 7_000, owedMinor: -117 },
  });
  const charges = await fanfund.charges(id);
  const sums = charges.map((charge) => [charge.amount, charge.amount_refunded]);
  expect(sums.sort()).toEqual([
    [3_000, 3_000],
    [4_000, 4_000],
  ]);
  expect((await asked('emil', { rewardId: 'late-lamp' })).body.code).toBe('campaign_closed');
  expect(fanfund.cloud.deadLetters()).toEqual({});
});

async function abandoned(id: string): Promise<void> {
  const path = `/v1/campaigns/${id}`;
  await fanfund.send('POST', `${path}/abandonment-previews`, { as: operator, body: {} });
  await fanfund.eventually(async () => {
    const body = { confirm: id };
    const answer = await fanfund.send('POST', `${path}/abandon`, { as: operator, body });
    return answer.status === 200 ? answer : undefined;
  }, 'the abandonment');
}
