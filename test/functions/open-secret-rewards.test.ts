import { describe, expect, test } from '@jest/globals';
import { openSecretRewards } from '../../functions/open-secret-rewards/open-secret-rewards.ts';
import { RequestProblem } from '../../shared/entry/problem.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { claimFor } from '../../shared/store/holds.ts';
import { codeHashOf, counterOfPass } from '../../shared/store/secret-reward.ts';
import { deadlineMs, pending } from '../support/given.ts';
import { passStore } from '../../shared/store/pass-store.ts';

const stores = useStores();
const passes = passStore(stores.table);
const code = 'whistle-while-you-work';
const secret = (id: string, hashed = codeHashOf(id, code)) => ({
  ...{ id, title: `For ${id}`, priceMinor: 3_900, stock: 5, secret: { codeHash: hashed } },
});
const press = { id: 'press', title: 'For the press', priceMinor: 1_000, secret: {} };
const rewards = [{ id: 'kettle', title: 'A kettle', priceMinor: 4_900 }, secret('friends'), press];

const open = (id: string, text: string, door = stores.door) =>
  openSecretRewards(
    { ...stores, passes, door },
    request({ caller: callerOf('anna'), path: { id }, body: { code: text } }),
  );

async function passFor(campaignId: string): Promise<string> {
  const batch = { rewardId: 'press', count: 1, key: 'k', requestHash: 'h' };
  const [pass = ''] = (await passes.make(campaignId, batch, `seed of ${campaignId}`)) ?? [];
  return pass;
}

describe('a code', () => {
  test('shows the reward that it opens, and nothing of how it is kept', async () => {
    const { id } = await stores.given('live', { rewards });
    expect(bodyOf(await open(id, code))).toEqual({
      items: [
        {
          ...{ id: 'friends', title: 'For friends', priceMinor: 3_900, stock: 5 },
          ...{ remaining: 5, secret: true },
        },
      ],
    });
  });

  test('opens every reward that has it', async () => {
    const { id } = await stores.given('live', { rewards: [...rewards, secret('family')] });
    const { items } = bodyOf(await open(id, code)) as { items: { id: string }[] };
    expect(items.map((reward) => reward.id)).toEqual(['friends', 'family']);
  });

  test.each(['whistle-while-you-wor', 'Whistle-while-you-work', 'kettle', 'pass_press_x', '#'])(
    '%s opens nothing',
    async (wrong) => {
      const { id } = await stores.given('live', { rewards });
      expect(codeOf(await open(id, wrong))).toBe('reward_not_found');
    },
  );

  test('of one reward is none of another, though both have the same hash', async () => {
    const stolen = secret('other', codeHashOf('friends', code));
    const { id } = await stores.given('live', { rewards: [stolen] });
    expect(codeOf(await open(id, code))).toBe('reward_not_found');
  });
});

describe('a pass', () => {
  test('shows its reward until it is used', async () => {
    const campaign = await stores.given('live', { rewards });
    const pass = await passFor(campaign.id);
    expect(bodyOf(await open(campaign.id, pass))).toMatchObject({ items: [{ id: 'press' }] });
    const line = { reward: press, quantity: 1, pass: counterOfPass(pass) };
    await stores.pledges.create(pending({ campaign }), claimFor([line], 'backer-1'));
    expect(codeOf(await open(campaign.id, pass))).toBe('reward_not_found');
  });

  test('of another campaign is none', async () => {
    const [here, there] = [
      await stores.given('live', { rewards }),
      await stores.given('live', { rewards }),
    ];
    expect(codeOf(await open(here.id, await passFor(there.id)))).toBe('reward_not_found');
  });
});

describe('nothing is opened', () => {
  test('to who has tried too often, right or not', async () => {
    const { id } = await stores.given('live', { rewards });
    const door = { ...stores.door, closedForSeconds: () => Promise.resolve(60) };
    const refused: unknown = await open(id, code, door as never).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RequestProblem);
    expect(refused).toMatchObject({ code: 'too_many_attempts' });
  });

  test.each([
    ['draft', 'not_found'],
    ['cancelled', 'campaign_cancelled'],
    ['upcoming', 'campaign_not_open'],
  ] as const)('of a %s campaign: %s', async (state, refusal) => {
    const { id } = await stores.given(state, { rewards, opensAtMs: deadlineMs - 1 });
    expect(codeOf(await open(id, code))).toBe(refusal);
  });
});
