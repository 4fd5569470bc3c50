/**
 * A pledge for its backer, with what is still needed to set up its payment. Of a failed payment
 * Stripe is asked whether it was paid meanwhile: a storefront that looks again after paying is not
 * told yesterday's news.
 */
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Pledge, PledgeIn } from '../../shared/domain/pledge.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { PrepareDeps } from '../../shared/payments/prepare-or-queue.ts';
import type { RecoveryGateway } from '../../shared/payments/recovery-gateway.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { TransientError, UnknownOutcomeError } from '../../shared/errors.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { mayPrepare } from '../../shared/domain/attempt.ts';
import { ownPledge } from '../../shared/api/own-pledge.ts';
import { pledgeAfter } from '../../shared/store/pledge-store.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';
import { prepareOrQueue } from '../../shared/payments/prepare-or-queue.ts';
import { recoveredPledge } from '../../shared/payments/recovered-pledge.ts';

export type ReadPledgeDeps = PrepareDeps & {
  readonly pledges: PledgeStore;
  readonly recoveries: Pick<RecoveryGateway, 'look'>;
};

export async function readPledge(
  deps: ReadPledgeDeps,
  { caller, path }: HttpRequest<PledgePath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await ownPledge(deps.pledges, path.id, caller);
  if (isRefusal(pledge)) return pledge;
  if (pledge.state === 'past_due') return { body: pledgeView(await recovered(deps, pledge)) };
  const asksStripe =
    pledge.state === 'pending' && pledge.prepared === undefined && mayPrepare(pledge, deps.now());
  return { body: pledgeView(asksStripe ? await prepared(deps, pledge) : pledge) };
}

/** What Stripe answers is remembered, so that a page which is loaded again does not ask again. */
async function prepared(deps: ReadPledgeDeps, pledge: Pledge): Promise<Pledge> {
  const payment = await prepareOrQueue(deps, pledge);
  if (!payment) return pledge;
  const event = { type: 'PledgePrepared', atMs: deps.now(), prepared: payment } as const;
  return pledgeAfter(await deps.pledges.apply(pledge, event)) ?? pledge;
}

/** As well as Stripe can answer now: the webhook brings what is missed here. */
async function recovered(deps: ReadPledgeDeps, pledge: PledgeIn<'past_due'>): Promise<Pledge> {
  try {
    return await recoveredPledge(deps, pledge);
  } catch (error) {
    if (error instanceof TransientError || error instanceof UnknownOutcomeError) return pledge;
    throw error;
  }
}
