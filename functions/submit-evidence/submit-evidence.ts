/**
 * Hands in what can be said for a payment: kept with the dispute at Stripe, or sent to the bank,
 * which can be done only once. The same evidence has the same key, so that a repeated request is
 * one submission.
 */
import type { Dispute } from '../../shared/domain/dispute.ts';
import type { DisputesMessage } from '../../shared/queues/messages.ts';
import type { DisputeGateway } from '../../shared/payments/dispute-gateway.ts';
import type { EvidenceSources } from '../../shared/domain/evidence.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { DisputePath, EvidenceBody } from '../../shared/api/evidence-body.ts';
import { awaitsEvidence, chargedIntentOf } from '../../shared/domain/dispute.ts';
import { evidenceText, productDescription } from '../../shared/domain/evidence.ts';
import { anyPledge, noSuchPledge } from '../../shared/api/own-pledge.ts';
import { refuse } from '../../shared/domain/refusal.ts';

export type SubmitEvidenceDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly disputes: DisputeGateway;
  readonly disputeLooks: Queue<DisputesMessage>;
};

type Request = HttpRequest<DisputePath, unknown, EvidenceBody>;

export async function submitEvidence(
  deps: SubmitEvidenceDeps,
  { path, body }: Request,
): Promise<HttpAnswer | Refusal> {
  const pledge = await anyPledge(deps.pledges, path.id);
  const campaign = pledge && (await deps.campaign(pledge.campaignId));
  const intentId = pledge && chargedIntentOf(pledge);
  if (!pledge || !campaign || intentId === undefined) return noSuchPledge;
  const disputes = await deps.disputes.list(intentId);
  const dispute = disputes.find(({ id }) => id === path.disputeId);
  if (!dispute) return refuse('not_found', 'This pledge has no such dispute.');
  const facts = await deps.disputes.facts(intentId);
  return handIn(deps, { pledge, campaign, facts }, { dispute, body });
}

async function handIn(
  deps: SubmitEvidenceDeps,
  sources: EvidenceSources,
  { dispute, body }: { readonly dispute: Dispute; readonly body: EvidenceBody },
): Promise<HttpAnswer | Refusal> {
  const outcome = await deps.disputes.handIn(dispute.id, {
    text: body.text ?? evidenceText(sources),
    productDescription: productDescription(sources),
    submit: body.submit,
  });
  await lookAgain(deps, sources.pledge);
  if (outcome.kind === 'taken') {
    const { id, status } = outcome.dispute;
    return { body: { disputeId: id, status, submitted: body.submit } };
  }
  return awaitsEvidence(dispute)
    ? refuse('evidence_refused', `Stripe does not take this evidence: ${outcome.code}.`)
    : refuse('dispute_state', `A dispute that is ${dispute.status} takes no evidence.`);
}

/** Whatever Stripe answered, the pledge follows what the dispute is now. */
const lookAgain = (deps: SubmitEvidenceDeps, { id, campaignId }: Pledge): Promise<void> =>
  deps.disputeLooks.send({ pledgeId: id }, { campaignId });
