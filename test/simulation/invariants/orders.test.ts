import { describe, expect, test } from '@jest/globals';
import { counterKey } from '../../../shared/store/keys.ts';
import { minuteMs, pledgeEventsTo, startMs } from '../../support/given.ts';
import { foundByItsOwner, pledgedAsOrdered, shownToItsOwner, soldOutIsTrue } from './orders.ts';
import { asking, tell } from './tell.ts';

const rewards = [
  { id: 'kettle', title: 'A kettle', priceMinor: 4900 },
  { id: 'early', title: 'An early kettle', priceMinor: 3900, stock: 3, perBackerMax: 2 },
];
const early = { rewardId: 'early', quantity: 2, amountMinor: 7800 };
const held = (pieces: number, allowed: number) => [
  { counter: 'stock#early#0', units: pieces },
  { counter: 'backer#early#backer-1', units: allowed },
];

describe('a pledge is as it was ordered', () => {
  const pledges = (wishes: object) =>
    tell(pledgedAsOrdered).runs('live', { rewards }).pledges(wishes).broken;

  test('with its price, or more, and all of its pieces held', () => {
    expect(pledges({ rewardId: 'kettle', quantity: 2, amountMinor: 9900 })).toEqual([]);
    expect(pledges({ ...early, holds: held(2, 2) })).toEqual([]);
    expect(pledges({ amountMinor: 100 })).toEqual([]);
  });

  test.each([
    ['below its price', { rewardId: 'kettle', quantity: 2, amountMinor: 9799 }],
    ['with a piece that is not held', { ...early, holds: held(1, 2) }],
    ['with more than its backer may have', { ...early, holds: held(2, 1) }],
    ['with pieces for no reward', { amountMinor: 100, holds: held(1, 1) }],
  ])('%s it breaks the rule', (_what, wishes) => {
    expect(pledges(wishes)).toHaveLength(1);
  });

  test('judged when it is made or changed, and not when it goes on', () => {
    const story = tell(pledgedAsOrdered).runs('live', { rewards });
    story.pledges({ ...early, holds: held(2, 2) });
    for (const event of pledgeEventsTo('cancelled')) story.step(event);
    expect(story.broken).toEqual([]);
  });
});

describe('sold out', () => {
  const wants = (quantity: number) =>
    asking({
      path: `/v1/campaigns/${tell(soldOutIsTrue).campaign.id}/pledges`,
      body: { rewardId: 'early', quantity },
    });
  const shelf = (left: number) => {
    const story = tell(soldOutIsTrue).runs('live', { rewards });
    const key = counterKey(story.campaign.id, 'stock#early#0');
    return story.writes({ ...key, left, filledFor: 1 });
  };

  test('is true where fewer are left than are wanted', () => {
    const request = wants(2);
    const story = shelf(1).asked(request).answered(request, 409, { code: 'sold_out' });
    expect(story.broken).toEqual([]);
  });

  test('is true where as many were gone for a moment meanwhile', () => {
    const request = wants(2);
    const story = shelf(2)
      .asked(request)
      .at(startMs + 2 * minuteMs * 60 * 24);
    const key = counterKey(story.campaign.id, 'stock#early#0');
    story.writes({ ...key, left: 1 }).writes({ ...key, left: 3 });
    expect(story.answered(request, 409, { code: 'sold_out' }).broken).toEqual([]);
  });

  test('breaks the rule where as many were left all the time', () => {
    const request = wants(2);
    const story = shelf(2).asked(request).answered(request, 409, { code: 'sold_out' });
    expect(story.broken).toEqual([expect.stringContaining('2 were left all the time')]);
  });
});

describe('a pledge is for its owner', () => {
  const story = () => tell([foundByItsOwner, shownToItsOwner]).runs('live').pledges();
  const looks = (id: string, callerId = 'backer-1') =>
    asking({
      ...{ id: callerId, method: 'GET', path: `/v1/pledges/${id}`, actor: callerId },
      caller: { id: callerId, scopes: [] },
    });

  test('who finds it, and nobody else', () => {
    const told = story();
    const { id } = told.pledge;
    told.asked(looks(id)).answered(looks(id), 200, { id });
    const stranger = looks(id, 'backer-2');
    expect(told.asked(stranger).answered(stranger, 404).broken).toEqual([]);
  });

  test('not to find it breaks the rule', () => {
    const told = story();
    const request = looks(told.pledge.id);
    expect(told.asked(request).answered(request, 404).broken).toHaveLength(1);
  });

  test('to show it to somebody else breaks the rule', () => {
    const told = story();
    const { id } = told.pledge;
    const stranger = looks(id, 'backer-2');
    expect(told.asked(stranger).answered(stranger, 200, { id }).broken).toHaveLength(1);
  });
});
