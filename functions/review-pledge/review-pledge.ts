/** Marks a pledge for review: a task with who asked and why, once for each request. */
import type { Acting } from '../../shared/api/asked-act.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { PledgePath } from '../../shared/api/pledge-view.ts';
import type { PledgeStore } from '../../shared/store/pledge-store.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ReviewBody } from './contract.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { TaskStore } from '../../shared/store/task-store.ts';
import { anyPledge, noSuchPledge } from '../../shared/api/own-pledge.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { taskIdFor } from '../../shared/store/keys.ts';
import { taskView } from '../../shared/api/task-view.ts';
import { writtenAct } from '../../shared/api/asked-act.ts';

export type ReviewPledgeDeps = Acting & {
  readonly pledges: Pick<PledgeStore, 'get'>;
  readonly tasks: Pick<TaskStore, 'open'>;
};

export async function reviewPledge(
  deps: ReviewPledgeDeps,
  request: HttpRequest<PledgePath, unknown, ReviewBody>,
): Promise<HttpAnswer | Refusal> {
  const pledge = await anyPledge(deps.pledges, request.path.id);
  if (!pledge) return noSuchPledge;
  const { id: pledgeId, campaignId } = pledge;
  const subject = { campaignId, pledgeId };
  const act = await writtenAct(deps, request, { type: 'ReviewOrdered', subject });
  if (isRefusal(act)) return act;
  const task: Task = {
    id: taskIdFor(act.id),
    ...{ kind: 'review', campaignId, pledgeId },
    toDo: `${act.by} asks for a review: ${act.reason}`,
    lookAt: `/v1/ops/pledges/${pledgeId}`,
    openedAtMs: act.atMs,
  };
  await deps.tasks.open(task);
  await deps.acts.done(act.id, deps.now());
  return { body: taskView(task) };
}
