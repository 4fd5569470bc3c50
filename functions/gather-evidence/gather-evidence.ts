/**
 * All that can be said for a payment that a bank asks about: as JSON, or as a text that is ready to
 * be pasted into Stripe's form. It only reads, and can be asked for before anybody disputes.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { DisputeGateway } from '../../shared/payments/dispute-gateway.ts';
import type { HttpAnswer, HttpRequest, PageAnswer } from '../../shared/entry/http.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { chargedIntentOf } from '../../shared/domain/dispute.ts';
import { evidenceBundle, evidenceText } from '../../shared/domain/evidence.ts';
import { anyPledge, noSuchPledge } from '../../shared/api/own-pledge.ts';

export type GatherEvidenceDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly disputes: Pick<DisputeGateway, 'facts'>;
};

export async function gatherEvidence(
  deps: GatherEvidenceDeps,
  { path, accept }: HttpRequest<PledgePath, unknown, unknown>,
): Promise<HttpAnswer | PageAnswer | Refusal> {
  const pledge = await anyPledge(deps.pledges, path.id);
  const campaign = pledge && (await deps.campaign(pledge.campaignId));
  if (!pledge || !campaign) return noSuchPledge;
  const intentId = chargedIntentOf(pledge);
  const facts = intentId === undefined ? undefined : await deps.disputes.facts(intentId);
  const sources = { pledge, campaign, facts };
  return wantsText(accept)
    ? { page: evidenceText(sources), status: 200, headers: { 'content-type': plainText } }
    : { body: evidenceBundle(sources) };
}

const plainText = 'text/plain; charset=utf-8';

const wantsText = (accept = ''): boolean =>
  accept.includes('text/plain') && !accept.includes('application/json');
