/** Everybody at once: the last pieces go to exactly as many as there are, and a click counts once. */
import { expect, test } from '@jest/globals';
import { useCloud } from '../support/running-cloud.ts';
import { backer, newKey } from '../support/storefront.ts';
import type { Answer, PledgeView } from '../support/storefront.ts';

const fanfund = useCloud();
const rewards = [{ id: 'lamp', title: 'A lamp', priceMinor: 3_000, stock: 50 }];

type Either = Answer<PledgeView & { readonly code?: string }>;

const click = (campaignId: string, name: string, key: string): Promise<Either> =>
  fanfund.send('POST', `/v1/campaigns/${campaignId}/pledges`, {
    ...{ as: backer(name), key, body: { rewardId: 'lamp' } },
  });

const stored = async (campaignId: string): Promise<string[]> => {
  const partition = `P#${campaignId.slice('cmp_'.length)}`;
  return (await fanfund.items()).filter((item) => item.includes(partition));
};

test('200 requests for the last 50 pieces are 50 pledges and 150 refusals', async () => {
  const { id } = await fanfund.launch({ rewards });
  const names = Array.from({ length: 200 }, (_none, index) => `fan-${index}`);
  const answers = await Promise.all(names.map((name) => click(id, name, newKey())));
  const won = answers.filter(({ status }) => status === 201);
  const lost = answers.filter(({ status, body }) => status === 409 && body.code === 'sold_out');
  expect([won.length, lost.length]).toEqual([50, 150]);
  expect(new Set(won.map(({ body }) => body.id)).size).toBe(50);
  expect(await stored(id)).toHaveLength(50);
  expect((await fanfund.campaign(id)).rewards[0]?.remaining).toBe(0);
});

test('a request sent ten times at once, under one key, is one pledge and holds one piece', async () => {
  const { id } = await fanfund.launch({ rewards });
  const key = newKey();
  const answers = await Promise.all(Array.from({ length: 10 }, () => click(id, 'anna', key)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(await stored(id)).toHaveLength(1);
  expect((await fanfund.campaign(id)).rewards[0]?.remaining).toBe(49);
  const late = await click(id, 'anna', key);
  expect([late.status, late.body.id]).toEqual([201, answers[0]?.body.id]);
});

test('a pledge that is confirmed three times at once is confirmed once', async () => {
  const { id } = await fanfund.launch();
  const anna = backer('anna');
  const pledge = await fanfund.pledge(id, anna, { amountMinor: 1_000 });
  await fanfund.confirmAtStripe(pledge);
  const path = `/v1/pledges/${pledge.id}/confirm`;
  const both = await Promise.all(
    [1, 2, 3].map(() => fanfund.send<PledgeView>('POST', path, { as: anna, body: {} })),
  );
  expect(both.map(({ status, body }) => [status, body.state])).toEqual(
    Array.from({ length: 3 }, () => [200, 'confirmed']),
  );
  const { history } = await fanfund.readPledge(pledge.id, anna);
  expect(history.map(({ event }) => event)).toEqual(['PledgeCreated', 'PledgeConfirmed']);
});
