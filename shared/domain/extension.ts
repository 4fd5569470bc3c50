/**
 * Whether a deadline may be moved. Invariant: only of a live campaign, only to a later time, and no
 * further than could have been published: backers agreed to be charged within that.
 */
import type { Campaign } from './campaign.ts';
import type { Refusal } from './refusal.ts';
import { authorizationDaysMax, deadlineDaysMax } from './terms.ts';
import { campaignTarget } from './campaign.ts';
import { dayMs } from './duration.ts';
import { refuse } from './refusal.ts';

export function whyNotExtended(
  campaign: Campaign,
  deadlineMs: number,
  nowMs: number,
): Refusal | undefined {
  const mayBe = campaignTarget(campaign.state, 'CampaignExtended') !== undefined;
  if (mayBe && nowMs >= campaign.deadlineMs)
    return refuse('campaign_closed', 'The deadline has passed: the campaign is being settled.');
  if (!mayBe)
    return refuse('campaign_state', `The deadline of a ${campaign.state} campaign does not move.`);
  if (deadlineMs <= campaign.deadlineMs)
    return refuse('deadline_not_later', 'A deadline can only be moved to a later time.');
  return whyTooFar(campaign, deadlineMs) ?? whyNotLate(campaign, deadlineMs);
}

/** Late pledges are taken after the deadline: their end must come after it too. */
function whyNotLate({ latePledges }: Campaign, deadlineMs: number): Refusal | undefined {
  return (latePledges?.closesAtMs ?? Infinity) <= deadlineMs
    ? refuse('late_pledges_invalid', 'Late pledges would end before the new deadline.')
    : undefined;
}

/** As if it had been published so: its whole time counts, however often it is extended. */
function whyTooFar(campaign: Campaign, deadlineMs: number): Refusal | undefined {
  const runsMs = deadlineMs - (campaign.opensAtMs ?? campaign.createdAtMs);
  if (runsMs > deadlineDaysMax * dayMs)
    return refuse('deadline_too_far', `A campaign may run ${deadlineDaysMax} days at most.`);
  if (campaign.collection === 'authorize' && runsMs > authorizationDaysMax * dayMs)
    return refuse(
      'deadline_beyond_authorization',
      `Cards were authorised from the opening on: with collection "authorize" a campaign may run ` +
        `${authorizationDaysMax} days at most.`,
    );
  return undefined;
}
