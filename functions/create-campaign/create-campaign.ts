/** Drafts a campaign. Nobody but its creator sees it until it is published. */
import type { Campaign, CampaignTerms } from '../../shared/domain/campaign.ts';
import type { CampaignStore } from '../../shared/store/campaign-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CreateCampaignBody } from '../../shared/api/campaign-body.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { campaignIdFor, requestHash } from '../../shared/store/keys.ts';
import { campaignView } from '../../shared/api/campaign-view.ts';
import { checkTerms } from '../../shared/domain/terms.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { noTotals } from '../../shared/domain/totals.ts';
import { termsOf } from '../../shared/api/campaign-body.ts';

export type CreateCampaignDeps = { readonly campaigns: CampaignStore; readonly now: Clock };

export async function createCampaign(
  deps: CreateCampaignDeps,
  { caller, body, idempotencyKey }: HttpRequest<unknown, unknown, CreateCampaignBody>,
): Promise<HttpAnswer | Refusal> {
  const creatorId = caller?.id ?? '';
  const id = campaignIdFor(creatorId, idempotencyKey);
  const terms = checkedTerms(body, deps.now());
  if (isRefusal(terms)) return (await repeated(deps, id, body)) ?? terms;
  const draft: Campaign = {
    ...terms,
    id,
    creatorId,
    state: 'draft',
    version: 1,
    createdAtMs: deps.now(),
    requestHash: requestHash(body),
  };
  const existing = await deps.campaigns.create(draft);
  return answer(deps, existing ?? draft, body);
}

function checkedTerms(body: CreateCampaignBody, nowMs: number): CampaignTerms | Refusal {
  const terms = termsOf(body);
  return isRefusal(terms) ? terms : (checkTerms(terms, nowMs) ?? terms);
}

/** A repeated request gets its first answer, even when its terms have become impossible since. */
async function repeated(
  deps: CreateCampaignDeps,
  id: string,
  body: CreateCampaignBody,
): Promise<HttpAnswer | Refusal | undefined> {
  const existing = await deps.campaigns.get(id);
  return existing && answer(deps, existing, body);
}

function answer(
  deps: CreateCampaignDeps,
  campaign: Campaign,
  body: CreateCampaignBody,
): HttpAnswer | Refusal {
  if (campaign.requestHash !== requestHash(body))
    return refuse('idempotency_key_reused', 'This Idempotency-Key came with another body before.');
  const figures = { totals: noTotals, remaining: new Map<string, number>() };
  return { status: 201, body: campaignView(campaign, figures, deps.now(), 'its creator') };
}
