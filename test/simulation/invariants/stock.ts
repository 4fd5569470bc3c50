/**
 * Limited things: what a counter says and what pledges hold. Counter and pledge are written in one
 * transaction, item after item, so only sums over pledges are judged at every moment; counters
 * themselves must agree with them at rest.
 */
import type { CampaignStory, PledgeChange } from './chronicle.ts';
import type { Hold, Pledge } from '../../../shared/domain/pledge.ts';
import type { Invariant } from './invariant.ts';
import type { Item } from '../observation.ts';
import { exchange, isStock } from '../../../shared/store/holds.ts';

const counterPattern = /^N#(cmp_[a-z2-7]{16})#(.+)$/;

function counterIn({ pk }: Item): readonly [campaignId: string, counter: string] | undefined {
  if (typeof pk !== 'string' || !pk.startsWith('N#')) return undefined;
  const [, campaignId = '', counter = ''] = counterPattern.exec(pk) ?? [];
  return campaignId === '' ? undefined : [campaignId, counter];
}

/** How much one backer may take of a reward, by the counter's name: `backer#<reward>#<backer>`. */
function allowanceOf(story: CampaignStory | undefined, counter: string): number {
  const rewardId = counter.split('#')[1];
  return story?.campaign.rewards.find(({ id }) => id === rewardId)?.perBackerMax ?? 0;
}

export const stockIsNeverNegative: Invariant = {
  name: 'stock-is-never-negative',
  why: 'A counter below nothing, or above a limit, has given somebody a piece that is not there.',
  watch: ({ violate, told }) => ({
    written: ({ after }) => {
      const named = after && counterIn(after);
      if (!named) return;
      const [campaignId, counter] = named;
      const isPieces = isStock({ counter, units: 0 });
      const units = Number(after[isPieces ? 'left' : 'taken']);
      const most = isPieces ? Infinity : allowanceOf(told.campaigns.get(campaignId), counter);
      if (units >= 0 && units <= most) return;
      violate(`${campaignId}: ${counter} is ${units}${isPieces ? ' left' : ` taken of ${most}`}`);
    },
  }),
};

/** What pledges hold, by campaign and counter. */
type Held = Map<string, number>;

const nameOf = (campaignId: string, counter: string): string => `${campaignId} ${counter}`;

function followHolds(held: Held, { before, after }: PledgeChange): readonly Hold[] {
  if (before?.holds.length === 0 && after.holds.length === 0) return [];
  const { take, giveBack } = exchange(before?.holds ?? [], after.holds);
  const add = ({ counter, units }: Hold, sign: 1 | -1): void => {
    const name = nameOf(after.campaignId, counter);
    held.set(name, (held.get(name) ?? 0) + sign * units);
  };
  for (const hold of take) add(hold, 1);
  for (const hold of giveBack) add(hold, -1);
  return take;
}

export const stockIsNeverOversold: Invariant = {
  name: 'stock-is-never-oversold',
  why: 'Every piece that is promised must exist, and nobody may hold more than the limit for one.',
  watch: ({ violate, told }) => {
    const held: Held = new Map();
    const filled = new Map<string, number>();
    return {
      written: ({ after }) => {
        if (after?.['filledFor'] === undefined) return;
        const named = counterIn(after);
        if (!named) return;
        const name = nameOf(...named);
        const isFilling = filled.get(name) === undefined || (held.get(name) ?? 0) === 0;
        if (isFilling) filled.set(name, Number(after['left']));
      },
      pledgeWritten: (change) => {
        const { campaignId, id } = change.after;
        for (const { counter } of followHolds(held, change)) {
          const name = nameOf(campaignId, counter);
          const most = isStock({ counter, units: 0 })
            ? (filled.get(name) ?? 0)
            : allowanceOf(told.campaigns.get(campaignId), counter);
          const units = held.get(name) ?? 0;
          if (units > most) violate(`${id} makes ${units} held of ${most} in ${name}`);
        }
      },
    };
  },
};

export const stockIsNeverLost: Invariant = {
  name: 'stock-is-never-lost',
  why: 'A piece that no pledge holds and no counter has is one that nobody can buy any more.',
  watch: ({ violate, told }) => {
    const filled = new Map<string, number>();
    return {
      written: ({ before, after }) => {
        const isFilled = after?.['filledFor'] !== undefined;
        if (!isFilled || before?.['filledFor'] === after['filledFor']) return;
        const named = counterIn(after);
        if (named) filled.set(nameOf(...named), Number(after['left']));
      },
      atEnd: (end) => {
        const held: Held = new Map();
        for (const { pledge } of told.pledges.values())
          for (const hold of pledge.holds) {
            const name = nameOf(pledge.campaignId, hold.counter);
            held.set(name, (held.get(name) ?? 0) + hold.units);
          }
        for (const item of end.items()) {
          const fault = faultOfCounter(item, held, filled);
          if (fault !== undefined) violate(fault);
        }
      },
    };
  },
};

function faultOfCounter(item: Item, held: Held, filled: Held): string | undefined {
  const named = counterIn(item);
  if (!named) return undefined;
  const name = nameOf(...named);
  const units = held.get(name) ?? 0;
  if (!isStock({ counter: named[1], units: 0 }))
    return item['taken'] === units
      ? undefined
      : `${name} says ${String(item['taken'])} taken, pledges hold ${units}`;
  const expected = (filled.get(name) ?? 0) - units;
  return item['left'] === expected
    ? undefined
    : `${name} says ${String(item['left'])} left, and ${expected} are: pledges hold ${units}`;
}

const gone: ReadonlySet<Pledge['state']> = new Set(['lapsed', 'cancelled', 'released', 'dropped']);

export const whoLeavesHoldsNothing: Invariant = {
  name: 'who-leaves-holds-nothing',
  why: 'Stock held by a pledge that has ended is lost to everybody else.',
  watch: ({ violate }) => ({
    pledgeWritten: ({ after }) => {
      if (gone.has(after.state) && after.holds.length > 0)
        violate(`${after.id} is ${after.state} and holds ${JSON.stringify(after.holds)}`);
    },
  }),
};
