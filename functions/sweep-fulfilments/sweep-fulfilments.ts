/**
 * By the clock: reminds who has not said where to, tells who has that it is soon final, and deletes
 * addresses whose day has come. Each happens once, because it moves the delivery's own time on.
 */
import type { Clock } from '../../shared/clock.ts';
import type { DeliveryDataStore } from '../../shared/store/delivery-data-store.ts';
import type { DeliveryPlan, DueDelivery } from '../../shared/domain/delivery-plan.ts';
import type { DeliveryPlanStore } from '../../shared/store/delivery-plan-store.ts';
import type { Fulfilment, FulfilmentEvent } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import { dueShards } from '../../shared/store/keys.ts';
import { evolveAll } from '../../shared/domain/fulfilment.ts';
import { keptFor } from '../../shared/once.ts';
import { nextDue, withDue } from '../../shared/domain/delivery-plan.ts';

export type SweepFulfilmentsDeps = {
  readonly fulfilments: Pick<FulfilmentStore, 'listDue' | 'write'>;
  readonly plans: Pick<DeliveryPlanStore, 'get'>;
  readonly data: Pick<DeliveryDataStore, 'removing'>;
  readonly now: Clock;
};

const pageMax = 100;
/** A run has a minute; what is left after that is there for the next one. */
const runMsMax = 40_000;

export async function sweepFulfilments(deps: SweepFulfilmentsDeps): Promise<void> {
  const startedAtMs = deps.now();
  const plans = plansOnce(deps);
  await Promise.all(dueShards.map((shard) => sweepShard(deps, { shard, startedAtMs, plans })));
}

type Plans = (campaignId: string) => Promise<DeliveryPlan | undefined>;

/** One plan is read once for all deliveries of a run. */
function plansOnce({ plans, now }: SweepFulfilmentsDeps): Plans {
  const known = new Map<string, () => Promise<DeliveryPlan | undefined>>();
  return (campaignId) => {
    const fetch = () => plans.get(campaignId);
    const plan = known.get(campaignId) ?? keptFor(runMsMax, { fetch, now });
    known.set(campaignId, plan);
    return plan();
  };
}

type Run = { readonly shard: string; readonly startedAtMs: number; readonly plans: Plans };

async function sweepShard(
  deps: SweepFulfilmentsDeps,
  { shard, startedAtMs, plans }: Run,
): Promise<void> {
  let after: string | undefined;
  do {
    const page = await deps.fulfilments.listDue(shard, startedAtMs, { limit: pageMax, after });
    await Promise.all(
      page.fulfilments.map(async (one) => look(deps, one, await plans(one.campaignId))),
    );
    after = page.next;
  } while (after !== undefined && deps.now() < startedAtMs + runMsMax);
}

/** Whoever wrote it meanwhile has given it another time: the next run looks again. */
async function look(
  deps: SweepFulfilmentsDeps,
  before: Fulfilment,
  plan: DeliveryPlan | undefined,
): Promise<void> {
  const event = dueEvent(before, plan, deps.now());
  const step = event && evolveAll(before, [event]);
  const { after, events } = step ?? { after: onlyMoved(before), events: [] };
  const isRemoval = event?.type === 'DeliveryDataRemoved';
  await deps.fulfilments.write({
    ...{ before, after: withDue(after, plan), events },
    with: isRemoval ? [deps.data.removing(before.pledgeId)] : [],
  });
}

/** Its time was another one than the plan gives it by now: nothing is told. */
const onlyMoved = (fulfilment: Fulfilment): Fulfilment => ({
  ...fulfilment,
  version: fulfilment.version + 1,
});

function dueEvent(
  fulfilment: Fulfilment,
  plan: DeliveryPlan | undefined,
  nowMs: number,
): FulfilmentEvent | undefined {
  const due = nextDue(fulfilment, plan);
  return due && due.atMs <= nowMs ? eventFor(due.what, plan, nowMs) : undefined;
}

function eventFor(
  what: DueDelivery,
  plan: DeliveryPlan | undefined,
  atMs: number,
): FulfilmentEvent {
  switch (what) {
    case 'remind':
      return { type: 'DeliveryDataReminded', atMs };
    case 'announce_lock':
      return { type: 'DeliveryLockAnnounced', atMs, planVersion: plan?.version ?? 0 };
    case 'remove_data':
      return { type: 'DeliveryDataRemoved', atMs };
  }
}
