import { describe, expect, test } from '@jest/globals';
import { kettle, pledgedAtMs, secondMs } from '../../support/given.ts';
import type { PledgeWishes } from '../../support/given.ts';
import { pledgeView } from '../../../shared/api/pledge-view.ts';
import { counterKey } from '../../../shared/store/keys.ts';
import type { HttpAsked } from '../observation.ts';
import type { Story } from './tell.ts';
import { asking, tell } from './tell.ts';
import { foundByItsOwner, pledgedAsOrdered, shownToItsOwner, soldOutIsTrue } from './orders.ts';

const rewards = [{ ...kettle, stock: 20, perBackerMax: 2 }];
const holding = (units: number, allowed = units) => [
  { counter: 'stock#kettle#0', units },
  { counter: 'backer#kettle#backer-1', units: allowed },
];

describe('pledged as ordered', () => {
  const pledged = (wishes: PledgeWishes): readonly string[] =>
    tell(pledgedAsOrdered)
      .runs('live', { rewards })
      .pledges({ rewardId: 'kettle', ...wishes }).broken;

  test('at its price, with its pieces held', () => {
    expect(pledged({ holds: holding(1) })).toEqual([]);
    expect(pledged({ quantity: 2, amountMinor: 9900, holds: holding(2) })).toEqual([]);
  });

  test('below its price breaks it', () => {
    expect(pledged({ quantity: 2, amountMinor: 9799, holds: holding(2) })).toEqual([
      expect.stringContaining('2 × 4900 are more than 9799'),
    ]);
  });

  test('with more or fewer pieces held than ordered breaks it', () => {
    expect(pledged({ holds: holding(2) })).toEqual([
      expect.stringContaining('2 pieces are held for 1'),
    ]);
    expect(pledged({ holds: holding(1, 0) })).toEqual([
      expect.stringContaining('0 of what one backer may have are held for 1'),
    ]);
  });

  test('support without a reward holds nothing', () => {
    const support = tell(pledgedAsOrdered).runs('live', { rewards });
    expect(support.pledges({ holds: holding(1) }).broken).toEqual([
      expect.stringContaining('it holds something for no reward'),
    ]);
  });
});

const pledging = ({ campaign }: Story, wishes: Partial<HttpAsked> = {}): HttpAsked =>
  asking({ path: `/v1/campaigns/${campaign.id}/pledges`, body: { rewardId: 'kettle' }, ...wishes });

describe('sold out is true', () => {
  /** A campaign whose twenty pieces lie in two counters. */
  const stocked = (...left: number[]): Story => {
    const story = tell(soldOutIsTrue).runs('live', { rewards }).at(pledgedAtMs);
    left.forEach((pieces, shard) => fill(story, shard, pieces));
    return story.at(pledgedAtMs + secondMs);
  };
  const fill = (story: Story, shard: number, left: number): Story =>
    story.writes({ ...counterKey(story.campaign.id, `stock#kettle#${shard}`), left });
  const refuse = (story: Story, quantity?: number): readonly string[] =>
    story.answered(pledging(story, { body: { rewardId: 'kettle', quantity } }), 409, {
      code: 'sold_out',
    }).broken;

  test('when too few are left', () => {
    const none = stocked(0, 0);
    expect(refuse(none.asked(pledging(none)))).toEqual([]);
    const one = stocked(1, 0);
    expect(refuse(one.asked(pledging(one)), 2)).toEqual([]);
  });

  test('when too few were left for a moment while it was asked', () => {
    const story = stocked(1, 0);
    fill(story.asked(pledging(story)), 0, 0);
    fill(story, 0, 1);
    expect(refuse(story)).toEqual([]);
  });

  test('with enough of them left all the time it breaks', () => {
    const story = stocked(1, 1);
    expect(refuse(story.asked(pledging(story)), 2)).toEqual([
      expect.stringContaining('and 2 were left all the time'),
    ]);
  });

  test('before all counters are filled nobody knows', () => {
    const story = stocked(10);
    expect(refuse(story.asked(pledging(story)))).toEqual([]);
  });
});

describe('found by its owner', () => {
  const reads = (wishes: Partial<HttpAsked>, isThere = true): readonly string[] => {
    const story = tell(foundByItsOwner).runs('live');
    if (isThere) story.pledges();
    const path = `/v1/pledges/${story.pledge.id}`;
    const request = asking({ method: 'GET', path, ...wishes });
    return story.asked(request).pledges().answered(request, 404).broken;
  };

  test('a pledge that is there must be found by its backer', () => {
    expect(reads({})).toEqual([expect.stringContaining('was answered 404')]);
  });

  test('not by somebody else, nor before it was there', () => {
    expect(reads({ caller: { id: 'backer-2', scopes: [] } })).toEqual([]);
    expect(reads({ genuine: false })).toEqual([]);
    expect(reads({}, false)).toEqual([]);
  });
});

describe('shown to its owner', () => {
  const shown = (callerId: string, status = 201): readonly string[] => {
    const story = tell(shownToItsOwner).runs('live').pledges();
    const request = pledging(story, { caller: { id: callerId, scopes: [] } });
    return story.answered(request, status, pledgeView(story.pledge)).broken;
  };

  test('a pledge is shown to its backer, and to nobody else', () => {
    expect(shown('backer-1')).toEqual([]);
    expect(shown('backer-2')).toEqual([expect.stringContaining('of backer-1')]);
    expect(shown('backer-2', 404)).toEqual([]);
  });
});
