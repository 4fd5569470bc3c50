/**
 * One campaign of each kind and pledges in each state, and the way to ask for something that is
 * refused: with its status and code, and with nothing changed in the table.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { useCloud } from './running-cloud.ts';
import { backer, creator, eventually, inSeconds } from './storefront.ts';
import type { Answer, Call, CampaignView, PledgeView, Problem } from './storefront.ts';

export const fanfund = useCloud();
export const anna = backer('anna');
const ben = backer('ben');
export const otherCreator = { sub: 'another-creator', scope: 'creator' } as const;
export const nobody = 'cmp_aaaaaaaaaaaaaaaa';
export const noPledge = 'plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa';

export const rewards = [
  { id: 'kettle', title: 'A kettle', priceMinor: 4_900, stock: 5, perBackerMax: 2 },
  { id: 'poster', title: 'A poster', priceMinor: 1_500 },
  { id: 'later', title: 'Not yet', priceMinor: 1_000, opensAt: inSeconds(3_600) },
  { id: 'gone', title: 'No more', priceMinor: 1_000, closesAt: inSeconds(-60) },
  { id: 'crate', title: 'A crate', priceMinor: 60_000_000 },
];

type World = {
  readonly live: CampaignView;
  readonly yen: CampaignView;
  readonly other: CampaignView;
  readonly upcoming: CampaignView;
  readonly ended: CampaignView;
  readonly cancelled: CampaignView;
  readonly draft: CampaignView;
  /** Anna's: not set up, confirmed, and cancelled. */
  readonly pending: PledgeView;
  readonly confirmed: PledgeView;
  readonly left: PledgeView;
  /** Ben's. */
  readonly foreign: PledgeView;
};
export const world = {} as { -readonly [Name in keyof World]: World[Name] };

beforeAll(async () => {
  const { launch, pledge, back, send } = fanfund;
  world.ended = await launch({ deadline: inSeconds(30) });
  world.live = await launch({ rewards });
  world.yen = await launch({ currency: 'JPY' });
  world.other = await launch({
    rewards: [{ id: 'elsewhere', title: 'Of another campaign', priceMinor: 1_000 }],
  });
  world.upcoming = await launch({ opensAt: inSeconds(3_600) });
  world.cancelled = await launch();
  await send('POST', `/v1/campaigns/${world.cancelled.id}/cancel`, { as: creator });
  world.draft = await fanfund.draft();
  world.pending = await pledge(world.live.id, anna, { amountMinor: 1_000 });
  world.confirmed = await back(world.live.id, anna, { rewardId: 'kettle', quantity: 2 });
  world.foreign = await back(world.live.id, ben, { amountMinor: 2_000 });
  const leaving = await back(world.live.id, anna, { amountMinor: 700 });
  await send('POST', `/v1/pledges/${leaving.id}/cancel`, { as: anna });
  world.left = leaving;
  // Until nothing moves any more by itself: what changes afterwards was changed by a request.
  await fanfund.settled(world.ended.id);
  await fanfund.settled(world.cancelled.id);
  await eventually(async () => {
    const { totals } = await fanfund.campaign(world.live.id);
    return totals.pledgedMinor === 11_800 ? totals : undefined;
  }, 'the totals of the live campaign');
});

export type Asked = () => Promise<Answer<Problem>>;
type Case = readonly [what: string, status: number, code: string, asked: Asked];

/** Sends the request and holds everything in the table against what was there before. */
export async function refused(
  status: number,
  code: string,
  asked: Asked,
): Promise<Answer<Problem>> {
  const before = await fanfund.items();
  const answer = await asked();
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body).toMatchObject({
    type: `urn:fanfund:problem:${code}`,
    status,
    title: expect.any(String),
    detail: expect.any(String),
  });
  expect(await fanfund.items()).toEqual(before);
  return answer;
}

export const refuses = (name: string, cases: readonly Case[]): void =>
  describe(name, () => {
    test.each(cases.map((each) => [...each] as const))(
      '%s is refused: %d %s',
      async (_what, status, code, asked) => {
        await refused(status, code, asked);
      },
    );
  });

export const post =
  (path: () => string, call: () => Call): Asked =>
  () =>
    fanfund.send('POST', path(), call());
export const get =
  (path: () => string, call: Call = {}): Asked =>
  () =>
    fanfund.send('GET', path(), call);
export const patch =
  (path: () => string, call: Call): Asked =>
  () =>
    fanfund.send('PATCH', path(), call);
