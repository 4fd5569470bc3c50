import { describe, expect, test } from '@jest/globals';
import { kettle, startMs } from '../../support/given.ts';
import { counterKey } from '../../../shared/store/keys.ts';
import type { Item } from '../observation.ts';
import type { Story } from './tell.ts';
import { tell } from './tell.ts';
import {
  stockIsNeverLost,
  stockIsNeverNegative,
  stockIsNeverOversold,
  whoLeavesHoldsNothing,
} from './stock.ts';

const stock = 'stock#kettle#0';
const allowance = 'backer#kettle#backer-1';
const holds = [
  { counter: stock, units: 2 },
  { counter: allowance, units: 2 },
];
const rewards = [{ ...kettle, stock: 3, perBackerMax: 2 }];
const lapse = { type: 'PledgeLapsed', atMs: startMs, refundedMinor: 0 } as const;

const counter = (story: Story, name: string, changed: object): Item => ({
  ...counterKey(story.campaign.id, name),
  ...changed,
});
const fill = (story: Story, left = 3): Story =>
  story.writes(counter(story, stock, { left, filledFor: 1 }));
const live = (story: Story): Story => story.runs('live', { rewards });

describe('stock is never negative', () => {
  test('down to nothing, and up to the limit of a backer, is fine', () => {
    const story = live(tell(stockIsNeverNegative));
    story.writes(counter(story, stock, { left: 0, filledFor: 1 }));
    story.writes(counter(story, allowance, { taken: 2 }));
    expect(story.broken).toEqual([]);
  });

  test('below nothing, or above the limit, breaks it', () => {
    const story = live(tell(stockIsNeverNegative));
    story.writes(counter(story, stock, { left: -1, filledFor: 1 }));
    story.writes(counter(story, allowance, { taken: 3 }));
    story.writes(counter(story, allowance, { taken: -1 }));
    expect(story.broken).toEqual([
      expect.stringContaining('stock#kettle#0 is -1 left'),
      expect.stringContaining('is 3 taken of 2'),
      expect.stringContaining('is -1 taken of 2'),
    ]);
  });
});

describe('stock is never oversold', () => {
  test('what is given back can be held again', () => {
    const story = fill(live(tell(stockIsNeverOversold)));
    story.pledges({ holds }).step(lapse).pledges({ number: 2, holds });
    expect(story.broken).toEqual([]);
  });

  test('two pledges that hold more than there is break it', () => {
    const story = fill(live(tell(stockIsNeverOversold))).pledges({ holds });
    story.pledges({ number: 2, holds: [{ counter: stock, units: 2 }] });
    expect(story.broken).toEqual([expect.stringContaining('makes 4 held of 3')]);
  });

  test('one backer who holds more than the limit breaks it', () => {
    const story = fill(live(tell(stockIsNeverOversold))).pledges({ holds });
    story.pledges({ number: 2, holds: [{ counter: allowance, units: 1 }] });
    expect(story.broken).toEqual([expect.stringContaining('makes 3 held of 2')]);
  });

  test('a counter that is filled again does not make more', () => {
    const story = fill(live(tell(stockIsNeverOversold))).pledges({ holds });
    fill(story, 10).pledges({ number: 2, holds: [{ counter: stock, units: 2 }] });
    expect(story.broken).toHaveLength(1);
  });
});

describe('stock is never lost', () => {
  const ended = (left: number, taken: number): Story => {
    const story = fill(live(tell(stockIsNeverLost))).pledges({ holds });
    const items = [counter(story, stock, { left }), counter(story, allowance, { taken })];
    return story.ends({ items });
  };

  test('when counters and pledges make what there was', () => {
    expect(ended(1, 2).broken).toEqual([]);
  });

  test('a piece that nobody has breaks it', () => {
    expect(ended(0, 2).broken).toEqual([expect.stringContaining('says 0 left, and 1 are')]);
  });

  test('so does one too many, and an allowance that does not come back', () => {
    expect(ended(2, 2).broken).toHaveLength(1);
    expect(ended(1, 3).broken).toEqual([expect.stringContaining('says 3 taken, pledges hold 2')]);
  });
});

describe('who leaves holds nothing', () => {
  test('a lapsed pledge gives its holds back', () => {
    const story = live(tell(whoLeavesHoldsNothing)).pledges({ holds }).step(lapse);
    expect(story.broken).toEqual([]);
  });

  test('one that keeps them breaks it', () => {
    const story = live(tell(whoLeavesHoldsNothing)).pledges({ holds }).step(lapse, { holds });
    expect(story.broken).toEqual([expect.stringContaining('is lapsed and holds')]);
  });
});
