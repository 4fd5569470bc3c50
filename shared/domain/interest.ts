/**
 * Interest in a campaign that has not opened: who wants to be told when it does. One per backer, to
 * be withdrawn at any time before; converted once its backer has a confirmed pledge. Counts follow
 * from what each write changed, so that they are right whatever way an interest went.
 */
import type { Campaign } from './campaign.ts';
import type { Refusal } from './refusal.ts';
import { isPublic, shownState } from './campaign.ts';
import { refuse } from './refusal.ts';

export type Interest = {
  readonly campaignId: string;
  readonly backerId: string;
  readonly state: 'interested' | 'withdrawn';
  readonly atMs: number;
  /** From the token of the backer; never in an event, a log or a view. */
  readonly contactEmail?: string | undefined;
  readonly toldAtMs?: number | undefined;
  readonly convertedAtMs?: number | undefined;
};

export type InterestCounts = { readonly interested: number; readonly converted: number };

export const noInterest: InterestCounts = { interested: 0, converted: 0 };

const countsOf = (interest: Interest | undefined): InterestCounts => ({
  interested: interest?.state === 'interested' ? 1 : 0,
  converted: interest?.convertedAtMs === undefined ? 0 : 1,
});

/** By how much the counts move when an interest goes from `before` to `after`. */
export function interestChange(before: Interest | undefined, after: Interest): InterestCounts {
  const [was, is] = [countsOf(before), countsOf(after)];
  return {
    interested: is.interested - was.interested,
    converted: is.converted - was.converted,
  };
}

/** Interest is for what cannot be pledged to yet. */
export function checkAwaited(campaign: Campaign, nowMs: number): Refusal | undefined {
  if (!isPublic(campaign)) return refuse('not_found', 'There is no such campaign.');
  if (campaign.state === 'cancelled')
    return refuse('campaign_cancelled', 'The campaign was cancelled by its creator.');
  if (shownState(campaign, nowMs) !== 'upcoming')
    return refuse('campaign_open_already', 'The campaign has opened: pledge to it.');
  return undefined;
}

/** Whether it was announced before it opened, so that somebody may wait for it. */
export const isAwaited = ({ announcedAtMs, publishedAtMs, opensAtMs = 0 }: Campaign): boolean =>
  announcedAtMs !== undefined || (publishedAtMs !== undefined && opensAtMs > publishedAtMs);
