/** A pledge for operations: its attempts, refunds and disputes, and where its money is. */
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { inspectedPledge } from '../../shared/api/inspected-pledge.ts';
import { anyPledge, noSuchPledge } from '../../shared/api/own-pledge.ts';

export type InspectPledgeDeps = { readonly pledges: Pick<PledgeStore, 'get'> };

export async function inspectPledge(
  { pledges }: InspectPledgeDeps,
  { path }: HttpRequest<PledgePath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await anyPledge(pledges, path.id);
  return pledge ? { body: inspectedPledge(pledge) } : noSuchPledge;
}
