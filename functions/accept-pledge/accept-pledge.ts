/**
 * Accepts a pledge: one conditional write holds its stock and records it, then Stripe is asked for
 * what the storefront needs to set up the payment. A 2xx means that the pledge is durable.
 */
import type { AcceptedOrder } from '../../shared/domain/order.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { CampaignPath } from '../../shared/api/campaign-body.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Maker } from '../../shared/store/make-pledge.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeBody } from '../../shared/api/order-body.ts';
import type { PledgeDoor } from '../../shared/store/pledge-door.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { PrepareDeps } from '../../shared/payments/prepare-or-queue.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { acceptOrder } from '../../shared/domain/order.ts';
import { isCampaignId } from '../../shared/api/campaign-body.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { makePledge } from '../../shared/store/make-pledge.ts';
import { mayEnter } from '../../shared/api/may-enter.ts';
import { noSuchCampaign } from '../../shared/api/own-campaign.ts';
import { openedBy } from '../../shared/store/secret-reward.ts';
import { pledgeIdFor, requestHash } from '../../shared/store/keys.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';
import { isVouchedFor } from '../../shared/entry/caller.ts';
import { verifyAfterMs } from '../../shared/domain/verification.ts';
import { prepareOrQueue } from '../../shared/payments/prepare-or-queue.ts';

export type AcceptPledgeDeps = PrepareDeps & {
  readonly pledges: PledgeStore;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly door: Pick<PledgeDoor, 'closedForSeconds'>;
  /** For how long a pledge holds its stock without a payment. */
  readonly holdMs: number;
};

type Request = HttpRequest<CampaignPath, unknown, PledgeBody>;

const callerId = ({ caller }: Request): string => caller?.id ?? '';

export async function acceptPledge(
  deps: AcceptPledgeDeps,
  request: Request,
): Promise<HttpAnswer | Refusal> {
  const { path, body, idempotencyKey } = request;
  const campaign = isCampaignId(path.id) ? await deps.campaign(path.id) : undefined;
  if (!campaign) return noSuchCampaign;
  const backerId = callerId(request);
  const id = pledgeIdFor(campaign.id, { backerId, idempotencyKey });
  const atMs = deps.now();
  const visitor = { backerId, address: request.clientAddress };
  // Who tries out codes is counted like who pledges.
  if (body.code !== undefined) await mayEnter(deps.door, visitor);
  const opened = openedBy(campaign, body.code);
  const order = acceptOrder(campaign, body, atMs, { opened, late: true });
  if (isRefusal(order)) return (await repeated(deps, id, request)) ?? order;
  if (body.code === undefined) await mayEnter(deps.door, visitor);
  const made = await makePledge(
    deps.pledges,
    campaign,
    order,
    makerOf(deps, request, { id, atMs, verifyAfterMs: verifyAfter(campaign, order, request) }),
  );
  return isRefusal(made) ? made : answer(deps, made.pledge, body);
}

const verifyAfter = (campaign: Campaign, order: AcceptedOrder, { caller }: Request) =>
  order.late ? undefined : verifyAfterMs(campaign, order.amountMinor, isVouchedFor(caller));

type Known = Pick<Pledge, 'id' | 'verifyAfterMs'> & {
  /** The moment that was held against the deadline: it is the one that is recorded. */
  readonly atMs: number;
};

function makerOf({ holdMs }: AcceptPledgeDeps, request: Request, { atMs, ...known }: Known): Maker {
  return {
    ...known,
    backerId: callerId(request),
    ...{ createdAtMs: atMs, expiresAtMs: atMs + holdMs },
    requestHash: requestHash(request.body),
    contactEmail: request.caller?.email,
  };
}

/** A repeated request gets its answer even when a first one would be refused by now. */
async function repeated(
  deps: AcceptPledgeDeps,
  id: string,
  { body }: Request,
): Promise<HttpAnswer | Refusal | undefined> {
  const existing = await deps.pledges.get(id);
  return existing && answer(deps, existing, body);
}

async function answer(
  deps: AcceptPledgeDeps,
  pledge: Pledge,
  body: PledgeBody,
): Promise<HttpAnswer | Refusal> {
  if (pledge.requestHash !== requestHash(body))
    return refuse('idempotency_key_reused', 'This Idempotency-Key came with another body before.');
  const needsPayment = pledge.state === 'pending' && pledge.prepared === undefined;
  const prepared = needsPayment ? await prepareOrQueue(deps, pledge) : undefined;
  return { status: 201, body: pledgeView(pledge, prepared) };
}
