/**
 * Late pledges: what a campaign goes on selling after its deadline, charged at once. They begin when
 * the campaign is settled, so that none of them exists while pledges are tallied or while the
 * settlement's report is written. Invariant: a late pledge changes neither outcome, tally nor report;
 * it is counted, booked and sold (rewards of its own, `late`) apart.
 */
import type { Campaign, CampaignTerms } from './campaign.ts';
import type { Refusal } from './refusal.ts';
import { dayMs } from './duration.ts';
import { keepsMoney } from './campaign.ts';
import { refuse } from './refusal.ts';

/** What is sold longer than this is a shop's stock. */
export const lateDaysMax = 365;

/** Whether money that is taken now would be the campaign's to keep. */
export const isLateState = (campaign: Campaign): boolean =>
  (campaign.state === 'settled' || campaign.state === 'fulfilling') &&
  keepsMoney(campaign, campaign.outcome);

export const takesLate = (campaign: Campaign, nowMs: number): boolean =>
  campaign.latePledges !== undefined &&
  isLateState(campaign) &&
  nowMs < (campaign.latePledges.closesAtMs ?? Infinity);

export function checkLateTerms(terms: CampaignTerms): Refusal | undefined {
  const { latePledges, rewards, deadlineMs } = terms;
  const own = rewards.filter(({ late }) => late);
  if (latePledges === undefined)
    return own.length === 0 ? undefined : invalid('A late reward needs latePledges.');
  if (own.every(({ kind }) => kind === 'add-on'))
    return invalid('latePledges needs a reward that is late and no add-on.');
  const { closesAtMs = deadlineMs + dayMs } = latePledges;
  if (closesAtMs <= deadlineMs) return invalid('Late pledges must close after the deadline.');
  if (closesAtMs > deadlineMs + lateDaysMax * dayMs)
    return invalid(`Late pledges may close ${lateDaysMax} days after the deadline at most.`);
  return undefined;
}

const invalid = (detail: string): Refusal => refuse('late_pledges_invalid', detail);
