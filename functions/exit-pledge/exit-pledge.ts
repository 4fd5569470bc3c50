/**
 * A backer takes the money back because the promise was changed for the worse: all that is left, as
 * a refund like any other. The backer's token opens it, or the signed link of a mail. Whether a
 * window is open is for the server's clock to say; who has left is told so however often they ask.
 */
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Clock } from '../../shared/clock.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { LinkKeys } from '../../shared/signing/backer-link.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgePath, RenewPaymentBody } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { PromiseStore } from '../../shared/store/promise-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import type { RefundMessage } from '../../shared/queues/messages.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { TransientError } from '../../shared/errors.ts';
import { exitOf, exitRefund } from '../../shared/domain/exit.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { linkedPledge } from '../../shared/api/linked-pledge.ts';
import { noSuchPledge } from '../../shared/api/own-pledge.ts';
import { openWindow } from '../../shared/domain/promise.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';
import { refundAsked } from '../../shared/domain/refund-request.ts';

export type ExitPledgeDeps = {
  readonly pledges: PledgeStore;
  readonly campaign: (campaignId: string) => Promise<Campaign | undefined>;
  readonly promises: Pick<PromiseStore, 'versions'>;
  /** Who has the reward, or a part of it, keeps it and has paid for that. */
  readonly fulfilments: Pick<FulfilmentStore, 'get'>;
  readonly refunds: Queue<RefundMessage>;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly now: Clock;
};

type Request = HttpRequest<PledgePath, unknown, RenewPaymentBody>;

const triesMax = 5;

export async function exitPledge(
  deps: ExitPledgeDeps,
  request: Request,
): Promise<HttpAnswer | Refusal> {
  for (let tried = 0; tried < triesMax; tried += 1) {
    const pledge = await linkedPledge(deps, request, 'exit');
    if (isRefusal(pledge)) return pledge;
    const left = exitOf(pledge);
    const answer = left ? await told(deps, pledge, left) : await leave(deps, pledge);
    if (answer) return answer;
  }
  throw new TransientError('Too many want to change this pledge at this moment.');
}

/** Undefined when the pledge was written meanwhile. */
async function leave(
  deps: ExitPledgeDeps,
  pledge: Pledge,
): Promise<HttpAnswer | Refusal | undefined> {
  const campaign = await deps.campaign(pledge.campaignId);
  if (!campaign) return noSuchPledge;
  const window = openWindow(await deps.promises.versions(campaign), pledge, deps.now());
  if (isRefusal(window)) return window;
  const asked = exitRefund(pledge, await deps.fulfilments.get(pledge.id), deps.now());
  if (isRefusal(asked)) return asked;
  const step = await deps.pledges.apply(asked.pledge, refundAsked(asked.pledge, asked.record));
  return 'applied' in step ? told(deps, step.applied, asked.record) : undefined;
}

/** A message that a crash forgets is sent when the pledge is due. */
async function told(
  deps: ExitPledgeDeps,
  pledge: Pledge,
  { id: refundId, state }: Refund,
): Promise<HttpAnswer> {
  const { id: pledgeId, campaignId } = pledge;
  if (state === 'requested') await deps.refunds.send({ pledgeId, refundId }, { campaignId });
  return { status: 202, body: pledgeView(pledge) };
}
