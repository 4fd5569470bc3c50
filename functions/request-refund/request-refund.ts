/**
 * Operations ask for a refund of collected money: all that is left of it, an amount, or pieces of
 * the reward. The record's id derives from who asked with which Idempotency-Key, so that asking
 * again makes no second record, and two equal refunds under two keys are two. What is left is
 * checked by the same conditional write that takes it: two at once cannot exceed it.
 */
import type { RefundBody } from './contract.ts';
import type { Clock } from '../../shared/clock.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import type { RefundMessage } from '../../shared/queues/messages.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { TransientError } from '../../shared/errors.ts';
import { anyPledge, noSuchPledge } from '../../shared/api/own-pledge.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';
import { refundIdFor, requestHash } from '../../shared/store/keys.ts';
import { refundOf } from '../../shared/domain/refund.ts';
import { refundAmount, refundAsked, refundable } from '../../shared/domain/refund-request.ts';

export type RequestRefundDeps = {
  readonly pledges: PledgeStore;
  readonly refunds: Queue<RefundMessage>;
  readonly now: Clock;
};

const triesMax = 5;

export async function requestRefund(
  deps: RequestRefundDeps,
  { caller, path, body, idempotencyKey }: HttpRequest<PledgePath, unknown, RefundBody>,
): Promise<HttpAnswer | Refusal> {
  const by = { callerId: caller?.id ?? '', idempotencyKey };
  const asked = { refundId: refundIdFor(path.id, by), requestHash: requestHash(body), body };
  for (let tried = 0; tried < triesMax; tried += 1) {
    const pledge = await anyPledge(deps.pledges, path.id);
    if (!pledge) return noSuchPledge;
    const answer = await ask(deps, pledge, asked);
    if (answer) return answer;
  }
  throw new TransientError('Too many want to change this pledge at this moment.');
}

type Asked = {
  readonly refundId: string;
  readonly requestHash: string;
  readonly body: RefundBody;
};

/** Undefined when the pledge was written meanwhile. */
async function ask(
  deps: RequestRefundDeps,
  pledge: Pledge,
  asked: Asked,
): Promise<HttpAnswer | Refusal | undefined> {
  const known = refundOf(pledge, asked.refundId);
  if (!known) return askAnew(deps, pledge, asked);
  return known.requestHash === asked.requestHash
    ? told(deps, pledge, known)
    : refuse('idempotency_key_reused', 'This key was used for another refund of the pledge.');
}

async function askAnew(
  deps: RequestRefundDeps,
  pledge: Pledge,
  asked: Asked,
): Promise<HttpAnswer | Refusal | undefined> {
  const paid = refundable(pledge);
  if (isRefusal(paid)) return paid;
  const amountMinor = refundAmount(paid, asked.body);
  if (isRefusal(amountMinor)) return amountMinor;
  const record = recordOf(asked, amountMinor, deps.now());
  const step = await deps.pledges.apply(paid, refundAsked(paid, record));
  return 'applied' in step ? told(deps, step.applied, record) : undefined;
}

const recordOf = (asked: Asked, amountMinor: number, atMs: number): Refund => ({
  id: asked.refundId,
  requestHash: asked.requestHash,
  amountMinor,
  reason: asked.body.reason,
  ...(asked.body.lines && { lines: asked.body.lines }),
  state: 'requested',
  requestedAtMs: atMs,
  attemptNumber: 1,
  startedAtMs: atMs,
});

/** A message that a crash forgets is sent when the pledge is due. */
async function told(
  deps: RequestRefundDeps,
  pledge: Pledge,
  { id: refundId, state }: Refund,
): Promise<HttpAnswer> {
  const { id: pledgeId, campaignId } = pledge;
  if (state === 'requested') await deps.refunds.send({ pledgeId, refundId }, { campaignId });
  return { status: 202, body: pledgeView(pledge) };
}
