/**
 * What a campaign may promise: checked when it is drafted, edited and published, so that no
 * campaign goes live whose pledges could not be collected.
 */
import type { CampaignTerms, Reward } from './campaign.ts';
import type { Refusal } from './refusal.ts';
import { amountFault } from './money.ts';
import { checkLateTerms } from './late.ts';
import { checkOffer } from './offer-terms.ts';
import { dayMs } from './duration.ts';
import { refuse } from './refusal.ts';

/** Kickstarter's limit too, and far within what a saved card lives. */
export const deadlineDaysMax = 60;

/**
 * Card authorisations made with the backer present live 7 days at most networks
 * (https://docs.stripe.com/payments/place-a-hold-on-a-payment-method); half a day is kept for the
 * settlement itself.
 */
export const authorizationDaysMax = 6.5;

export function checkTerms(terms: CampaignTerms, nowMs: number): Refusal | undefined {
  return (
    checkTimes(terms, nowMs) ??
    checkRewards(terms) ??
    checkOffer(terms) ??
    checkLateTerms(terms) ??
    checkGoal(terms)
  );
}

function checkTimes(terms: CampaignTerms, nowMs: number): Refusal | undefined {
  const { deadlineMs, opensAtMs = nowMs } = terms;
  if (deadlineMs <= nowMs)
    return refuse('deadline_in_the_past', 'The deadline must be in the future.');
  if (deadlineMs > nowMs + deadlineDaysMax * dayMs)
    return refuse('deadline_too_far', `The deadline may be ${deadlineDaysMax} days ahead at most.`);
  if (opensAtMs >= deadlineMs)
    return refuse('deadline_before_opening', 'The campaign must open before its deadline.');
  const runsMs = deadlineMs - Math.max(opensAtMs, nowMs);
  if (terms.collection === 'authorize' && runsMs > authorizationDaysMax * dayMs)
    return refuse(
      'deadline_beyond_authorization',
      `A card authorisation lives about a week: with collection "authorize" a campaign may run ` +
        `${authorizationDaysMax} days at most. Use "save-card" for longer ones.`,
    );
  return undefined;
}

function checkRewards(terms: CampaignTerms): Refusal | undefined {
  const ids = terms.rewards.map((reward) => reward.id);
  if (new Set(ids).size !== ids.length)
    return refuse('reward_ids_repeated', 'Each reward needs an id of its own.');
  for (const reward of terms.rewards) {
    const fault = checkReward(reward, terms);
    if (fault) return fault;
  }
  return undefined;
}

function checkReward(reward: Reward, terms: CampaignTerms): Refusal | undefined {
  const fault = amountFault(reward.priceMinor, terms.currency);
  if (fault)
    return refuse(
      fault,
      `The price of reward "${reward.id}" cannot be charged in ${terms.currency}.`,
    );
  const { opensAtMs = 0, closesAtMs = Infinity } = reward;
  if (opensAtMs >= closesAtMs)
    return refuse('reward_window_invalid', `Reward "${reward.id}" closes before it opens.`);
  return undefined;
}

function checkGoal(terms: CampaignTerms): Refusal | undefined {
  if ('units' in terms.goal && terms.rewards.every(({ late }) => late))
    return refuse('goal_without_rewards', 'A goal in units needs at least one reward.');
  return undefined;
}
