/** What a delivery is opened with: whether there is money for it, and by when it is expected. */
import type { Campaign, Reward } from './campaign.ts';
import type { Line } from './pledge-lines.ts';
import type { Pledge } from './pledge.ts';

export const hasMoneyHere = ({ state }: Pledge): boolean =>
  state === 'collected' || state === 'won' || state === 'disputed';

/** The latest of what was promised; what was promised for no day is expected at the deadline. */
export const expectedAtMs = (
  { rewards, deadlineMs }: Pick<Campaign, 'rewards' | 'deadlineMs'>,
  lines: readonly Line[],
): number =>
  Math.max(
    ...lines.map(({ rewardId }) => promisedAtMs(rewards.find(({ id }) => id === rewardId))),
    deadlineMs,
  );

const promisedAtMs = (reward: Reward | undefined): number =>
  reward?.estimatedDelivery === undefined ? 0 : Date.parse(reward.estimatedDelivery);
