/** The lines of a pledge as people read them: with the titles that the campaign has for them. */
import type { Campaign } from './campaign.ts';
import type { OrderFacts, PledgeLine } from './line.ts';
import { linesOf } from './line.ts';

type Titles = Pick<Campaign, 'rewards'>;

/** "The kettle (red)"; a reward that is not there any more goes by its id. */
export function lineTitle({ rewards }: Titles, { rewardId, variantId }: PledgeLine): string {
  const reward = rewards.find(({ id }) => id === rewardId);
  const variant = reward?.variants?.find(({ id }) => id === variantId);
  return `${reward?.title ?? rewardId}${variantId === undefined ? '' : ` (${variant?.title ?? variantId})`}`;
}

/** "2 × The kettle (red), The mug"; undefined for support without a reward. */
export function orderWords(campaign: Titles, order: OrderFacts): string | undefined {
  const words = linesOf(order).map((line) =>
    line.quantity > 1
      ? `${line.quantity} × ${lineTitle(campaign, line)}`
      : lineTitle(campaign, line),
  );
  return words.length > 0 ? words.join(', ') : undefined;
}
