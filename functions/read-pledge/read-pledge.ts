/** A pledge for its backer, with what is still needed to set up its payment. */
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { PrepareDeps } from '../../shared/payments/prepare-or-queue.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { ownPledge } from '../../shared/api/own-pledge.ts';
import { pledgeView } from '../../shared/api/pledge-view.ts';
import { prepareOrQueue } from '../../shared/payments/prepare-or-queue.ts';

export type ReadPledgeDeps = PrepareDeps & { readonly pledges: PledgeStore };

export async function readPledge(
  deps: ReadPledgeDeps,
  { caller, path }: HttpRequest<PledgePath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await ownPledge(deps.pledges, path.id, caller);
  if (isRefusal(pledge)) return pledge;
  const asksStripe = pledge.state === 'pending' && pledge.prepared === undefined;
  return { body: pledgeView(pledge, asksStripe ? await prepareOrQueue(deps, pledge) : undefined) };
}
