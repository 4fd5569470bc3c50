/**
 * Finds what an id belongs to: a pledge, a campaign, an object at Stripe, or a backer. Never by
 * looking through the table; what cannot be found that way is refused with what can.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { SearchQuery } from '../../shared/api/search-answer.ts';
import type { StripeSearch } from '../../shared/payments/stripe-search.ts';
import { anyPledge } from '../../shared/api/own-pledge.ts';
import { isCampaignId } from '../../shared/api/campaign-body.ts';
import { refuse } from '../../shared/domain/refusal.ts';

export type SearchPledgesDeps = {
  readonly pledges: Pick<PledgeStore, 'get' | 'listByBacker'>;
  readonly campaigns: Pick<CampaignStore, 'get'>;
  readonly stripe: StripeSearch;
};

const backersMax = 50;
const stripeId = /^(pi|seti|re|ch|cus)_[A-Za-z0-9_]{3,80}$/;

export async function searchPledges(
  deps: SearchPledgesDeps,
  { query: { q } }: HttpRequest<unknown, SearchQuery>,
): Promise<HttpAnswer | Refusal> {
  if (q.includes('@')) return unsupported;
  if (q.startsWith('plg_')) return found('pledge_id', await pledgesBy(deps, [q]));
  if (q.startsWith('cmp_')) return found('campaign_id', await campaignsBy(deps, q));
  if (stripeId.test(q))
    return found('stripe_id', await pledgesBy(deps, await deps.stripe.pledgesOf(q)));
  const page = await deps.pledges.listByBacker(q, { limit: backersMax });
  return found('backer_id', page.pledges.map(pledgeFound), page.next !== undefined);
}

const unsupported = refuse(
  'search_unsupported',
  'Mail addresses are not kept so that they can be searched. Search by the id of the pledge ' +
    '(plg_…), of the campaign (cmp_…), of the backer (the subject of their token), or by an id at ' +
    'Stripe (pi_…, seti_…, re_…, ch_…, cus_…): its dashboard finds customers by their address.',
);

const found = (by: string, items: readonly object[], hasMore = false): HttpAnswer => ({
  body: { by, items, ...(hasMore && { hasMore }) },
});

async function pledgesBy({ pledges }: SearchPledgesDeps, ids: readonly string[]) {
  const read = await Promise.all(ids.map((id) => anyPledge(pledges, id)));
  return read.flatMap((pledge) => (pledge ? [pledgeFound(pledge)] : []));
}

async function campaignsBy({ campaigns }: SearchPledgesDeps, id: string) {
  const campaign = isCampaignId(id) ? await campaigns.get(id) : undefined;
  return campaign ? [campaignFound(campaign)] : [];
}

const pledgeFound = ({ id, state, campaignId, amountMinor, currency }: Pledge) => ({
  ...{ kind: 'pledge', id, state, campaignId, amountMinor, currency },
});

const campaignFound = ({ id, state, title, currency }: Campaign) => ({
  ...{ kind: 'campaign', id, state, title, currency },
});
