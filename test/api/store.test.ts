/** What fans see in the store: what is live, what is left, and whose turn it is. */
import { describe, expect, test } from '@jest/globals';
import { useCloud } from '../support/running-cloud.ts';
import { backer, creator, eventually } from '../support/storefront.ts';
import type { CampaignView, PageView, PledgeView, Who } from '../support/storefront.ts';

const fanfund = useCloud();
const anna = backer('anna');
const ben = backer('ben');

/** Walks a list to its end and gives the ids in the order they came. */
async function walk(path: string, limit: number, as?: Who): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const joint = path.includes('?') ? '&' : '?';
    const address = `${path}${joint}limit=${limit}${more}`;
    const answer = await fanfund.send<PageView<{ id: string }>>('GET', address, as && { as });
    expect(answer.status).toBe(200);
    expect(answer.body.items.length).toBeLessThanOrEqual(limit);
    ids.push(...answer.body.items.map(({ id }) => id));
    cursor = answer.body.nextCursor;
  } while (cursor !== undefined);
  return ids;
}

const order = (campaignId: string, who: Who, body: object) =>
  fanfund.send<PledgeView & { code?: string }>('POST', `/v1/campaigns/${campaignId}/pledges`, {
    as: who,
    body,
  });

/** As of now: what nobody in particular reads may be a second old. */
const rewardsOf = async (campaignId: string): Promise<CampaignView['rewards']> =>
  (await fanfund.send<CampaignView>('GET', `/v1/campaigns/${campaignId}`, { as: anna })).body
    .rewards;

const remaining = async (campaignId: string): Promise<number | undefined> =>
  (await rewardsOf(campaignId))[0]?.remaining;

describe('limited stock', () => {
  const rewards = [{ id: 'lamp', title: 'A lamp', priceMinor: 3_000, stock: 3 }];

  test('is held by a pledge, and comes back when its payment is never set up', async () => {
    const { id } = await fanfund.launch({ rewards });
    const kept = await fanfund.back(id, anna, { rewardId: 'lamp' });
    const pending = await order(id, ben, { rewardId: 'lamp', quantity: 2 });
    expect(pending.status).toBe(201);
    expect(await remaining(id)).toBe(0);
    const refused = await order(id, backer('clara'), { rewardId: 'lamp' });
    expect([refused.status, refused.body.code]).toEqual([409, 'sold_out']);

    const lapsed = await fanfund.eventually(async () => {
      const found = await fanfund.readPledge(pending.body.id, ben);
      return found.state === 'lapsed' ? found : undefined;
    }, 'the lapsed pledge');
    expect(lapsed.history.at(-1)?.event).toBe('PledgeLapsed');
    expect(await remaining(id)).toBe(2);
    expect((await order(id, backer('clara'), { rewardId: 'lamp', quantity: 2 })).status).toBe(201);
    expect((await fanfund.readPledge(kept.id, anna)).state).toBe('confirmed');
  });

  test('comes back when a backer leaves, and follows one who changes', async () => {
    const { id } = await fanfund.launch({
      rewards: [...rewards, { id: 'vase', title: 'A vase', priceMinor: 2_000, stock: 1 }],
    });
    const stock = async () => (await rewardsOf(id)).map((reward) => reward.remaining);
    const pledge = await fanfund.back(id, anna, { rewardId: 'lamp', quantity: 3 });
    expect(await stock()).toEqual([0, 1]);
    const path = `/v1/pledges/${pledge.id}`;
    const fewer = { as: anna, body: { quantity: 2 } };
    expect((await fanfund.send('PATCH', path, fewer)).status).toBe(200);
    expect(await stock()).toEqual([1, 1]);
    const other = { as: anna, body: { rewardId: 'vase', quantity: 1 } };
    expect((await fanfund.send<PledgeView>('PATCH', path, other)).body).toMatchObject({
      ...{ rewardId: 'vase', quantity: 1, amountMinor: 2_000, state: 'confirmed' },
    });
    expect(await stock()).toEqual([3, 0]);
    const tooMany = await fanfund.send('PATCH', path, { as: anna, body: { quantity: 2 } });
    expect([tooMany.status, tooMany.body.code]).toEqual([409, 'sold_out']);
    await fanfund.send('POST', `${path}/cancel`, { as: anna, body: {} });
    expect(await stock()).toEqual([3, 1]);
  });

  test('per backer counts all pledges of one, and none of another', async () => {
    const limited = [{ id: 'lamp', title: 'A lamp', priceMinor: 3_000, perBackerMax: 2 }];
    const { id } = await fanfund.launch({ rewards: limited });
    const first = await fanfund.back(id, anna, { rewardId: 'lamp' });
    await fanfund.back(id, anna, { rewardId: 'lamp' });
    const third = await order(id, anna, { rewardId: 'lamp' });
    expect([third.status, third.body.code]).toEqual([409, 'per_backer_limit']);
    expect((await order(id, ben, { rewardId: 'lamp', quantity: 2 })).status).toBe(201);
    await fanfund.send('POST', `/v1/pledges/${first.id}/cancel`, { as: anna, body: {} });
    expect((await order(id, anna, { rewardId: 'lamp' })).status).toBe(201);
  });
});

describe('time', () => {
  test('opens a campaign and a reward by itself, and closes a reward', async () => {
    const opensAt = fanfund.inSeconds(600);
    const turnsAt = fanfund.inSeconds(1_200);
    const { id, state } = await fanfund.launch({
      opensAt,
      rewards: [
        { id: 'early', title: 'Early', priceMinor: 1_000, closesAt: turnsAt },
        { id: 'late', title: 'Late', priceMinor: 1_500, opensAt: turnsAt },
      ],
    });
    expect(state).toBe('upcoming');
    const early = () => order(id, anna, { rewardId: 'early' });
    const late = () => order(id, anna, { rewardId: 'late' });
    expect((await early()).body.code).toBe('campaign_not_open');
    fanfund.passUntil(opensAt);
    expect((await early()).status).toBe(201);
    await eventually(async () => {
      const campaign = await fanfund.campaign(id);
      return campaign.state === 'live' ? campaign : undefined;
    }, 'the campaign shown as live');
    expect((await late()).body.code).toBe('reward_not_open');
    fanfund.passUntil(turnsAt);
    expect((await late()).status).toBe(201);
    expect((await early()).body.code).toBe('reward_closed');
  });

  test('closes a campaign at its deadline, before anything has sealed it', async () => {
    const deadline = fanfund.inSeconds(600);
    const { id } = await fanfund.launch({ deadline });
    const pledge = await fanfund.pledge(id, anna, { amountMinor: 1_000 });
    fanfund.passUntil(deadline);
    const refused = await order(id, ben, { amountMinor: 1_000 });
    expect([refused.status, refused.body.code]).toEqual([409, 'campaign_closed']);
    expect((await fanfund.campaign(id)).state).toBe('live');
    const path = `/v1/pledges/${pledge.id}`;
    for (const [method, address, body] of [
      ['POST', `${path}/confirm`, {}],
      ['POST', `${path}/cancel`, {}],
      ['PATCH', path, { amountMinor: 1_100 }],
    ] as const) {
      const answer = await fanfund.send(method, address, { as: anna, body });
      expect([answer.status, answer.body.code]).toEqual([409, 'campaign_closed']);
    }
  });
});

test('a payment that comes after the deadline does not count, and is given back', async () => {
  const deadline = fanfund.inSeconds(600);
  const { id } = await fanfund.launch({ deadline, collection: 'charge-now' });
  const pledge = await fanfund.pledge(id, anna, { amountMinor: 1_000 });
  fanfund.passUntil(deadline);
  expect((await order(id, ben, { amountMinor: 1_000 })).status).toBe(409);
  expect(await fanfund.confirmAtStripe(pledge)).toBe('succeeded');
  const path = `/v1/pledges/${pledge.id}/confirm`;
  const late = await fanfund.send('POST', path, { as: anna, body: {} });
  expect(late.status).toBe(409);
  const refunded = await eventually(async () => {
    const found = await fanfund.readPledge(pledge.id, anna);
    return found.state === 'lapsed' ? found : undefined;
  }, 'the refund');
  expect(refunded.payment).toEqual({ status: 'refunded', refundedMinor: 1_000 });
  expect(await fanfund.charges(id)).toMatchObject([{ amount: 1_000, amount_refunded: 1_000 }]);
  expect(await fanfund.settled(id)).toMatchObject({ outcome: 'unfunded', pledgedMinor: 0 });
});

describe('the lists', () => {
  test('show each campaign once, in its section and in order, however small the pages', async () => {
    const made = { upcoming: [] as string[], live: [] as string[], past: [] as string[] };
    for (const hours of [3, 1, 2]) {
      const deadline = fanfund.inSeconds(hours * 3_600 + 600);
      const live = await fanfund.launch({ deadline });
      const upcoming = await fanfund.launch({
        deadline,
        opensAt: fanfund.inSeconds(hours * 3_600),
      });
      const past = await fanfund.launch({ deadline });
      await fanfund.send('POST', `/v1/campaigns/${past.id}/cancel`, { as: creator });
      made.live.push(live.id);
      made.upcoming.push(upcoming.id);
      made.past.push(past.id);
    }
    const draft = await fanfund.draft();
    // By deadline, soonest first; the past by when it ended, latest first.
    const expected = {
      live: [1, 2, 0].map((index) => made.live[index]),
      upcoming: [1, 2, 0].map((index) => made.upcoming[index]),
      past: [2, 1, 0].map((index) => made.past[index]),
    };
    for (const past of made.past) await fanfund.settled(past);
    const ours = new Set(Object.values(made).flat());
    for (const limit of [1, 2, 50]) {
      for (const [state, ids] of Object.entries(expected)) {
        const found = await walk(`/v1/campaigns?state=${state}`, limit);
        expect(new Set(found).size).toBe(found.length);
        expect(found).not.toContain(draft.id);
        expect(found.filter((id) => ours.has(id))).toEqual(ids);
      }
    }
  });

  test('show a backer their pledges newest first, and nobody else', async () => {
    const { id } = await fanfund.launch();
    const dora = backer('dora');
    const ids: string[] = [];
    for (const amountMinor of [500, 600, 700, 800, 900])
      ids.unshift((await fanfund.pledge(id, dora, { amountMinor })).id);
    await fanfund.pledge(id, backer('emil'), { amountMinor: 500 });
    expect(await walk('/v1/me/pledges', 2, dora)).toEqual(ids);
    expect(await walk('/v1/me/pledges', 100, dora)).toEqual(ids);
    expect(await walk('/v1/me/pledges', 20, backer('frida'))).toEqual([]);
  });

  test('show a creator every pledge of the campaign, each once', async () => {
    const { id } = await fanfund.launch();
    const ids: string[] = [];
    for (let amountMinor = 500; amountMinor < 512; amountMinor += 1)
      ids.push((await fanfund.pledge(id, backer(`b${amountMinor}`), { amountMinor })).id);
    for (const limit of [1, 5, 100]) {
      const found = await walk(`/v1/campaigns/${id}/pledges`, limit, creator);
      expect([...found].sort()).toEqual([...ids].sort());
    }
  });
});

describe('a public read', () => {
  test('is answered with 304 to who has it already', async () => {
    const { id } = await fanfund.launch();
    const path = `/v1/campaigns/${id}`;
    const first = await fanfund.send<CampaignView>('GET', path);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=2');
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const again = await fanfund.send('GET', path, { headers: { 'if-none-match': etag } });
    expect([again.status, again.body]).toEqual([304, undefined]);
    const title = 'A better title';
    await fanfund.send('PATCH', path, { as: creator, body: { title } });
    const seen = await fanfund.eventually(async () => {
      const third = await fanfund.send<CampaignView>('GET', path, {
        headers: { 'if-none-match': etag },
      });
      return third.status === 304 ? undefined : third;
    }, 'what changed a second ago');
    expect([seen.status, seen.body.title]).toEqual([200, title]);
  });

  test('of a draft is for its creator alone, and kept by nobody', async () => {
    const { id } = await fanfund.draft();
    const answer = await fanfund.send('GET', `/v1/campaigns/${id}`, { as: creator });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });
});
