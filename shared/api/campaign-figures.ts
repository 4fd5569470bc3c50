/** Totals and remaining stock for a page of campaigns, read together. */
import type { Campaign } from '../domain/campaign.ts';
import type { CampaignFigures } from './campaign-view.ts';
import type { InterestCounts } from '../domain/interest.ts';
import type { Table } from '../store/table.ts';
import type { TotalsStore } from '../store/totals-store.ts';
import { interestStore } from '../store/interest-store.ts';
import { isAwaited, noInterest } from '../domain/interest.ts';
import { isPublic, isPublished } from '../domain/campaign.ts';
import { noTotals } from '../domain/totals.ts';
import { readStock, remainingByReward } from '../store/holds.ts';

export type FiguresReader = (
  campaigns: readonly Campaign[],
) => Promise<(campaign: Campaign) => CampaignFigures>;

const noneAwaited: ReadonlyMap<string, InterestCounts> = new Map();

export const figuresReader =
  (table: Table, totals: TotalsStore): FiguresReader =>
  async (campaigns) => {
    const published = campaigns.filter(isPublished);
    const awaited = campaigns
      .filter(isPublic)
      .filter(isAwaited)
      .map(({ id }) => id);
    const [sums, interests, ...stocks] = await Promise.all([
      totals.read(published.map((campaign) => campaign.id)),
      awaited.length > 0 ? interestStore(table).read(awaited) : noneAwaited,
      ...published.map((campaign) =>
        readStock(table, campaign.id, campaign.rewards, { consistent: false }),
      ),
    ]);
    const stockOf = new Map(published.map(({ id }, index) => [id, stocks[index]]));
    return (campaign) => {
      const left = stockOf.get(campaign.id);
      return {
        totals: sums.get(campaign.id) ?? noTotals,
        // A draft has no counters yet: all of its stock is there.
        remaining: left ? remainingByReward(campaign.rewards, left) : new Map(),
        ...(awaited.includes(campaign.id) && {
          interest: interests.get(campaign.id) ?? noInterest,
        }),
      };
    };
  };
