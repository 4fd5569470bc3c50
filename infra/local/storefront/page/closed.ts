/** What can be pledged for at this time, and why something cannot. */
import type { Campaign } from 'fanfund/client';
import type { Reward } from './campaign.tsx';
import { dateWords } from './words.ts';

/** After the deadline only what is late. */
export const isOnSale = (campaign: Campaign, { late }: Reward): boolean =>
  campaign.latePledges?.open ? late === true : late === undefined;

export function closedFor(
  campaign: Campaign,
  reward: Reward | undefined,
  nowMs: number,
): string | undefined {
  if (campaign.state === 'upcoming') return 'Not open yet';
  if (campaign.latePledges?.open) return closedLate(reward, nowMs);
  if (campaign.state !== 'live') return 'No longer available';
  if (reward?.late) return 'Sold when the campaign is over';
  return reward && closedReward(reward, nowMs);
}

const closedLate = (reward: Reward | undefined, nowMs: number): string | undefined =>
  reward?.late ? closedReward(reward, nowMs) : 'No longer available';

function closedReward(reward: Reward, nowMs: number): string | undefined {
  const { opensAt, closesAt } = reward;
  if (isGone(reward)) return 'Sold out';
  if (opensAt !== undefined && nowMs < Date.parse(opensAt)) return `From ${dateWords(opensAt)}`;
  if (closesAt !== undefined && nowMs >= Date.parse(closesAt)) return 'No longer available';
  return undefined;
}

const isGone = ({ remaining, variants = [] }: Reward): boolean =>
  remaining === 0 || (variants.length > 0 && variants.every((each) => each.remaining === 0));
