/**
 * Asks the backers of one shard what the plan wants to know, a page at a time: each once for each
 * version of the plan, however often the message comes. What has ended keeps its address no longer
 * than this plan says.
 */
import type { Clock } from '../../shared/clock.ts';
import type { DeliveryPlan } from '../../shared/domain/delivery-plan.ts';
import type { DeliveryPlanStore } from '../../shared/store/delivery-plan-store.ts';
import type { Fulfilment } from '../../shared/domain/fulfilment.ts';
import type { FulfilmentStore } from '../../shared/store/fulfilment-store.ts';
import type { Queue } from '../../shared/queues/queue.ts';
import type { ShardMessage } from '../../shared/fulfilment/messages.ts';
import { TransientError } from '../../shared/errors.ts';
import { evolveAll, isOpen } from '../../shared/domain/fulfilment.ts';
import { isAsked, withDue } from '../../shared/domain/delivery-plan.ts';

export type AskDeps = {
  readonly fulfilments: Pick<FulfilmentStore, 'listShard' | 'write'>;
  readonly plans: Pick<DeliveryPlanStore, 'get'>;
  readonly asking: Queue<ShardMessage>;
  readonly now: Clock;
};

const pageMax = 200;

export async function askForDeliveryData(deps: AskDeps, message: ShardMessage): Promise<void> {
  const { campaignId, shard, after } = message;
  const plan = await deps.plans.get(campaignId);
  if (!plan) return;
  const options = { limit: pageMax, consistent: true, after };
  const { fulfilments, next } = await deps.fulfilments.listShard(campaignId, shard, options);
  const unasked = fulfilments.filter((one) => isToBeAsked(one, plan));
  const asked = await Promise.all([
    ...unasked.map((one) => ask(deps, one, plan)),
    ...fulfilments.filter((one) => isDueOtherwise(one, plan)).map((one) => move(deps, one, plan)),
  ]);
  if (asked.includes(false)) throw new TransientError('Some deliveries were written meanwhile.');
  if (next !== undefined)
    await deps.asking.send({ campaignId, shard, after: next }, { campaignId });
}

const isToBeAsked = (fulfilment: Fulfilment, plan: DeliveryPlan): boolean =>
  isOpen(fulfilment) && isAsked(plan, fulfilment) && fulfilment.planVersion !== plan.version;

/** Its address is to be deleted on another day than the plan before had it. */
const isDueOtherwise = (fulfilment: Fulfilment, plan: DeliveryPlan): boolean =>
  !isOpen(fulfilment) && withDue(fulfilment, plan).dueAtMs !== fulfilment.dueAtMs;

async function move(deps: AskDeps, before: Fulfilment, plan: DeliveryPlan): Promise<boolean> {
  const after = withDue({ ...before, version: before.version + 1 }, plan);
  return (await deps.fulfilments.write({ before, after, events: [] })) === 'applied';
}

async function ask(deps: AskDeps, before: Fulfilment, plan: DeliveryPlan): Promise<boolean> {
  const step = evolveAll(before, [
    { type: 'DeliveryDataRequested', atMs: deps.now(), planVersion: plan.version },
  ]);
  if (!step) return true;
  const after = withDue(step.after, plan);
  return (await deps.fulfilments.write({ before, after, events: step.events })) === 'applied';
}
