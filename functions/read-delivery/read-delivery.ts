/**
 * Where is my reward: for its backer, what is owed, in which wave and place of the queue it stands,
 * its parcels with links to follow them, what they were asked and have said, and their codes.
 */
import type { Clock } from '../../shared/clock.ts';
import type { CodeStore } from '../../shared/store/code-store.ts';
import type { DataKeys } from '../../shared/fulfilment/sealed-data.ts';
import type { DeliveryData } from '../../shared/domain/address.ts';
import type { DeliveryDataStore } from '../../shared/store/delivery-data-store.ts';
import type { DeliveryPlan } from '../../shared/domain/delivery-plan.ts';
import type { DeliveryPlanStore } from '../../shared/store/delivery-plan-store.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { choicesFor, isAsked, isLocked, needsAddress } from '../../shared/domain/delivery-plan.ts';
import { fulfilmentView } from '../../shared/api/fulfilment-view.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';
import { noSuchPledge, ownPledge } from '../../shared/api/own-pledge.ts';
import { unseal } from '../../shared/fulfilment/sealed-data.ts';

export type ReadDeliveryDeps = {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly fulfilments: Pick<FulfilmentStore, 'get'>;
  readonly plans: Pick<DeliveryPlanStore, 'get'>;
  readonly data: Pick<DeliveryDataStore, 'getAll'>;
  readonly dataKeys: () => Promise<DataKeys>;
  readonly codes: Pick<CodeStore, 'given'>;
  readonly now: Clock;
};

export async function readDelivery(
  deps: ReadDeliveryDeps,
  { caller, path }: HttpRequest<PledgePath, unknown, unknown>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await ownPledge(deps.pledges, path.id, caller);
  if (isRefusal(pledge)) return pledge;
  const fulfilment = await deps.fulfilments.get(pledge.id);
  if (!fulfilment) return noSuchPledge;
  const plan = await deps.plans.get(pledge.campaignId);
  const said = await dataOf(deps, fulfilment);
  const isDigital = fulfilment.parcels.some(({ kind }) => kind === 'digital');
  const codes = isDigital ? await deps.codes.given(pledge.campaignId, pledge.id) : [];
  const data = dataView(fulfilment, plan, { said, nowMs: deps.now() });
  return { body: { ...fulfilmentView(fulfilment), data, codes } };
}

async function dataOf(
  { data, dataKeys }: ReadDeliveryDeps,
  { pledgeId, dataAtMs }: Fulfilment,
): Promise<DeliveryData | undefined> {
  if (dataAtMs === undefined) return undefined;
  const sealed = (await data.getAll([pledgeId])).get(pledgeId);
  return sealed && unseal(await dataKeys(), pledgeId, sealed);
}

const dataView = (
  fulfilment: Fulfilment,
  plan: DeliveryPlan | undefined,
  { said, nowMs }: { readonly said: DeliveryData | undefined; readonly nowMs: number },
) => ({
  asked: isAsked(plan, fulfilment),
  needsAddress: needsAddress(plan, fulfilment),
  given: fulfilment.dataAtMs !== undefined,
  ...(plan?.lockAtMs !== undefined && { lockAt: isoTime(plan.lockAtMs) }),
  locked: isLocked(plan, nowMs),
  ...(said?.address && { address: said.address }),
  choices: choicesFor(plan, fulfilment).map(({ rewardId, id, title, options }) => {
    const chosen = said?.choices[`${rewardId}.${id}`];
    return { rewardId, id, title, options, ...(chosen !== undefined && { chosen }) };
  }),
});
