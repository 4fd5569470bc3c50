/** Stops a redrive, with who and why. Asked for again under the same key, it is stopped already. */
import type { Acting } from '../../shared/api/asked-act.ts';
import type { CancelRedriveBody } from './contract.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { QueueMap } from '../../shared/queues/queue-map.ts';
import type { QueuePath } from '../../shared/api/queue-answer.ts';
import type { Redrives } from '../../shared/queues/redrives.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { knownAct, writtenAct } from '../../shared/api/asked-act.ts';
import { noSuchQueue, redriveView } from '../../shared/api/queue-view.ts';

export type CancelRedriveDeps = Acting & {
  readonly queues: QueueMap;
  readonly redrives: Pick<Redrives, 'list' | 'cancel'>;
};

export async function cancelRedrive(
  deps: CancelRedriveDeps,
  request: HttpRequest<QueuePath, unknown, CancelRedriveBody>,
): Promise<HttpAnswer | Refusal> {
  const { name } = request.path;
  const { queues, redrives } = deps;
  if (!queues.deadLetters.some((known) => known.name === name)) return noSuchQueue;
  const known = await knownAct(deps, request, 'RedriveCancelled');
  if (isRefusal(known)) return known;
  const [newest] = await redrives.list(queues.deadArnOf(name));
  if (newest?.handle === undefined) return (known && newest && told(name, newest)) ?? notRunning;
  const subject = { queue: name };
  const act = await writtenAct(deps, request, { type: 'RedriveCancelled', subject });
  if (isRefusal(act)) return act;
  await redrives.cancel(newest.handle);
  await deps.acts.done(act.id, deps.now());
  const [stopped = newest] = await redrives.list(queues.deadArnOf(name));
  return told(name, stopped);
}

const notRunning = refuse('redrive_not_running', 'There is nothing to cancel.');

const told = (name: string, redrive: Parameters<typeof redriveView>[0]): HttpAnswer => ({
  ...{ status: 202, body: { name, redrive: redriveView(redrive) } },
});
