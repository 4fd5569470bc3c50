/** A backer says what they think of an update that they may read; one reaction for each pledge. */
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { ReactionBody } from './contract.ts';
import type { ReactionStore } from '../../shared/store/reaction-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Update } from '../../shared/domain/update.ts';
import type { UpdatePath } from '../../shared/api/update-answer.ts';
import type { UpdateStore } from '../../shared/store/update-store.ts';
import { isFor } from '../../shared/domain/update.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { isUpdateId, updateView } from '../../shared/api/update-answer.ts';
import { ownPledge } from '../../shared/api/own-pledge.ts';

export type ReactToUpdateDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly fulfilments: Pick<FulfilmentStore, 'get'>;
  readonly updates: Pick<UpdateStore, 'get'>;
  readonly reactions: ReactionStore;
};

export async function reactToUpdate(
  deps: ReactToUpdateDeps,
  { caller, path, body }: HttpRequest<UpdatePath, unknown, ReactionBody>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await ownPledge(deps.pledges, path.id, caller);
  if (isRefusal(pledge)) return pledge;
  const update = await readable(deps, pledge, path.updateId);
  if (!update) return refuse('not_found', 'There is no such update.');
  await deps.reactions.set(update.id, pledge.id, body.reaction ?? undefined);
  return { body: updateView(update, await deps.reactions.counts(update.id)) };
}

async function readable(
  deps: ReactToUpdateDeps,
  pledge: Pledge,
  updateId: string,
): Promise<Update | undefined> {
  if (!isUpdateId(updateId)) return undefined;
  const update = await deps.updates.get(pledge.campaignId, updateId);
  const fulfilment = update?.audience?.countries && (await deps.fulfilments.get(pledge.id));
  return update && isFor(update, pledge, fulfilment?.country) ? update : undefined;
}
