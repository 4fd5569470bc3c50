import { describe, expect, test } from '@jest/globals';
import { announceCampaign } from '../../functions/announce-campaign/announce-campaign.ts';
import { expressInterest } from '../../functions/express-interest/express-interest.ts';
import { listCampaigns } from '../../functions/list-campaigns/list-campaigns.ts';
import { readCampaign } from '../../functions/read-campaign/read-campaign.ts';
import { readPromise } from '../../functions/read-promise/read-promise.ts';
import { figuresReader } from '../../shared/api/campaign-figures.ts';
import { acceptOrder } from '../../shared/domain/order.ts';
import { isAwaited } from '../../shared/domain/interest.ts';
import { interestStore } from '../../shared/store/interest-store.ts';
import { bodyOf, callerOf, codeOf, creator, request, useFanfund } from '../support/fanfund.ts';
import { deadlineMs, kettle } from '../support/given.ts';

const fanfund = useFanfund();
const { table, totals, campaigns } = fanfund;
const deps = { ...fanfund, figures: figuresReader(table, totals) };

const asking = (id: string, caller = creator) => request({ caller, path: { id } });
const announce = (id: string, caller = creator) => announceCampaign(deps, asking(id, caller));
const seen = async (id: string, caller = callerOf('anna')) =>
  bodyOf(await readCampaign(deps, request({ caller, path: { id } })), 'readCampaign');
const listed = async (state: 'upcoming' | 'past') => {
  const query = { state, limit: 50 } as const;
  const { items } = bodyOf(await listCampaigns(deps, request({ query })), 'listCampaigns');
  return (items as { id: string }[]).map(({ id }) => id);
};

describe('a teaser', () => {
  test('is a draft that everybody sees as upcoming, without its rewards', async () => {
    const { id } = await fanfund.given('draft', { rewards: [{ ...kettle, stock: 5 }] });
    expect(codeOf(await readCampaign(deps, request({ path: { id } })))).toBe('not_found');
    expect(bodyOf(await announce(id))).toMatchObject({
      ...{ state: 'upcoming', teaser: true, interest: { interested: 0, converted: 0 } },
      rewards: [{ id: 'kettle', stock: 5, remaining: 5 }],
    });
    expect(await seen(id)).toMatchObject({ state: 'upcoming', teaser: true, rewards: [] });
    expect(await listed('upcoming')).toContain(id);
    expect((await campaigns.get(id))?.state).toBe('draft');
    expect(
      codeOf(await readPromise({ ...deps, promises: { versions: () => never() } }, asking(id))),
    ).toBe('not_found');
  });

  test('takes interest and no money', async () => {
    const { id } = await fanfund.given('draft');
    await announce(id);
    const campaign = await campaigns.get(id);
    if (!campaign) throw new Error('It is gone.');
    expect(acceptOrder(campaign, { amountMinor: 500 }, fanfund.clock())).toMatchObject({
      refused: 'campaign_not_open',
    });
    const interests = interestStore(table);
    const interested = { ...deps, interests, campaign: (one: string) => campaigns.get(one) };
    const answer = await expressInterest(interested, asking(id, callerOf('anna')));
    expect(bodyOf(answer, 'expressInterest')).toEqual({ campaignId: id, interested: true });
    expect(isAwaited(campaign)).toBe(true);
  });

  test('announced twice is announced once', async () => {
    const { id } = await fanfund.given('draft');
    await announce(id);
    const before = await campaigns.get(id);
    await announce(id);
    expect(await campaigns.get(id)).toEqual(before);
  });

  test('whose planned end has passed is neither upcoming nor past', async () => {
    const { id } = await fanfund.given('draft');
    await announce(id);
    fanfund.clock.set(deadlineMs + 1);
    expect([...(await listed('past')), ...(await listed('upcoming'))]).not.toContain(id);
  });
});

const never = (): never => {
  throw new Error('Nothing is promised yet.');
};

describe('announcing is refused', () => {
  test.each(['live', 'settled', 'cancelled'] as const)(
    'of a campaign that is %s',
    async (state) => {
      const { id } = await fanfund.given(state);
      expect(codeOf(await announce(id))).toBe('campaign_state');
    },
  );

  test('to everybody but its creator, who may not know that there is one', async () => {
    const { id } = await fanfund.given('draft');
    expect(codeOf(await announce(id, callerOf('another')))).toBe('not_found');
    await announce(id);
    expect(codeOf(await announce(id, callerOf('another')))).toBe('forbidden');
  });
});
