/** Campaigns that are decided by little: in their last seconds, or by the last coin. */
import type { Chance } from '../kernel/chance.ts';
import type { Order } from './backer.ts';
import type { CampaignStory, Terms } from './story.ts';
import { minuteMs } from '../../../shared/domain/duration.ts';

export function raceOf(chance: Chance, story: CampaignStory, terms: Terms): CampaignStory {
  const race = chance.weighed([
    [15, closeRace],
    [6, justReached],
    [79, undefined],
  ] as const);
  return race ? race(chance, story, terms) : story;
}

/**
 * Most come when all but the last moments are over, and the goal is what they bring, or what some of
 * them do. What is read late or counted behind then decides wrongly.
 */
function closeRace(chance: Chance, story: CampaignStory, terms: Terms): CampaignStory {
  const { plan, backers } = story;
  const needed = backers.slice(chance.pick([0, 0, 1, 2]));
  const fromMs = plan.deadlineMs - 20_000;
  return {
    ...withGoal(story, terms, needed),
    backers: backers.map((backer) =>
      chance.happens(0.7)
        ? { ...backer, arrivesAtMs: chance.integer(fromMs, plan.deadlineMs - 500) }
        : backer,
    ),
  };
}

/** The goal is what the first backers bring, whose cards are good, and all others come too late. */
function justReached(chance: Chance, story: CampaignStory, terms: Terms): CampaignStory {
  const { plan, backers } = story;
  const needed = backers.slice(0, chance.pick([1, 1, 2]));
  const good = needed.map((backer) => ({ ...backer, card: 'pm_card_visa', testsCards: false }));
  const late = backers.slice(needed.length).map((backer) => ({
    ...backer,
    arrivesAtMs: plan.deadlineMs + chance.integer(0, minuteMs),
  }));
  return { ...withGoal(story, terms, needed), backers: [...good, ...late], partner: undefined };
}

function withGoal(
  { plan, ...others }: CampaignStory,
  terms: Terms,
  needed: readonly { readonly order: Order }[],
): CampaignStory {
  const orderedMinor = needed.reduce((sum, { order }) => sum + priceOf(order, terms), 0);
  const goal = { amountMinor: Math.max(100, orderedMinor) };
  return { ...others, plan: { ...plan, terms: { ...terms, goal } } };
}

function priceOf({ rewardId, quantity = 1, amountMinor = 0 }: Order, { rewards }: Terms): number {
  const reward = rewards.find(({ id }) => id === rewardId);
  return reward ? reward.priceMinor * quantity : amountMinor;
}
