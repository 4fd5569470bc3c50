/** A pledge for its backer, with what is still needed to set up its payment. */
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { PrepareDeps } from '../../shared/payments/prepare-or-queue.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { mayPrepare } from '../../shared/domain/attempt.ts';
import { ownPledge } from '../../shared/api/own-pledge.ts';
import { pledgeAfter } from '../../shared/store/pledge-store.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';
import { prepareOrQueue } from '../../shared/payments/prepare-or-queue.ts';

export type ReadPledgeDeps = PrepareDeps & { readonly pledges: PledgeStore };

export async function readPledge(
  deps: ReadPledgeDeps,
  { caller, path }: HttpRequest<PledgePath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await ownPledge(deps.pledges, path.id, caller);
  if (isRefusal(pledge)) return pledge;
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
