/**
 * The three sections of a store: upcoming and live, soonest deadline first; past, latest first,
 * where those still being settled come before those at rest.
 */
import type { ListCampaignsQuery } from './contract.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPage, CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FiguresReader } from '../../shared/api/campaign-figures.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import { campaignView } from '../../shared/api/campaign-view.ts';
import { isTeaser, shownState } from '../../shared/domain/campaign.ts';

export type ListCampaignsDeps = {
  readonly campaigns: CampaignStore;
  readonly figures: FiguresReader;
  readonly now: Clock;
};

const cacheSeconds = 2;
const pagesMax = 5;

export async function listCampaigns(
  deps: ListCampaignsDeps,
  { query }: HttpRequest<unknown, ListCampaignsQuery, unknown>,
): Promise<HttpAnswer> {
  const page = query.state === 'past' ? await past(deps, query) : await ahead(deps, query);
  const figuresOf = await deps.figures(page.campaigns);
  const items = page.campaigns.map((campaign) =>
    campaignView(campaign, figuresOf(campaign), deps.now()),
  );
  return { body: { items, ...(page.next && { nextCursor: page.next }) }, cacheSeconds };
}

/**
 * The index knows deadlines but not openings: some pages are read through, and when they hold too
 * few the answer is short and has a cursor.
 */
async function ahead(
  deps: ListCampaignsDeps,
  { state, limit, cursor }: ListCampaignsQuery,
): Promise<CampaignPage> {
  const nowMs = deps.now();
  const found: Campaign[] = [];
  let next = cursor;
  let pages = 0;
  do {
    const page = await deps.campaigns.list({
      shelf: 'moving',
      endsAfterMs: nowMs + 1,
      order: 'soonest-first',
      limit,
      after: next,
    });
    pages += 1;
    found.push(...page.campaigns.filter((campaign) => shownState(campaign, nowMs) === state));
    next = page.next;
  } while (next !== undefined && found.length === 0 && pages < pagesMax);
  return { campaigns: found, next };
}

const restingPrefix = 'resting.';

async function past(
  deps: ListCampaignsDeps,
  { limit, cursor }: ListCampaignsQuery,
): Promise<CampaignPage> {
  if (cursor?.startsWith(restingPrefix))
    return resting(deps, limit, cursor.slice(restingPrefix.length));
  const moving = await deps.campaigns.list({
    shelf: 'moving',
    endsUntilMs: deps.now(),
    order: 'latest-first',
    limit,
    after: cursor,
  });
  const ended = moving.campaigns.filter((campaign) => !isTeaser(campaign));
  if (moving.next !== undefined || moving.campaigns.length >= limit)
    return { campaigns: ended, next: moving.next ?? restingPrefix };
  const rest = await resting(deps, limit - moving.campaigns.length, '');
  return { campaigns: [...ended, ...rest.campaigns], next: rest.next };
}

async function resting(
  deps: ListCampaignsDeps,
  limit: number,
  after: string,
): Promise<CampaignPage> {
  const page = await deps.campaigns.list({
    shelf: 'resting',
    order: 'latest-first',
    limit,
    after: after === '' ? undefined : after,
  });
  return { campaigns: page.campaigns, next: page.next && `${restingPrefix}${page.next}` };
}
