/** Stops a redrive, with who and why. Asked for again under the same key, it is stopped already. */
import type { Acting } from '../../shared/api/asked-act.ts';
import type { CancelRedriveBody } from './contract.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { QueueMap } from '../../shared/queues/queue-map.ts';
import type { QueuePath } from '../../shared/api/queue-answer.ts';
import type { Redrive, Redrives } from '../../shared/queues/redrives.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { knownAct, writtenAct } from '../../shared/api/asked-act.ts';
import { noSuchQueue, redriveView } from '../../shared/api/queue-view.ts';

export type CancelRedriveDeps = Acting & {
  readonly queues: QueueMap;
  readonly redrives: Pick<Redrives, 'list' | 'cancel'>;
};

type Asked = HttpRequest<QueuePath, unknown, CancelRedriveBody>;

export async function cancelRedrive(
  deps: CancelRedriveDeps,
  request: Asked,
): Promise<HttpAnswer | Refusal> {
  const { name } = request.path;
  if (!deps.queues.deadLetters.some((known) => known.name === name)) return noSuchQueue;
  const known = await knownAct(deps, request, 'RedriveCancelled');
  if (isRefusal(known)) return known;
  const newest = await newestOf(deps, name);
  if (newest?.handle !== undefined) return cancel(deps, request, newest);
  return known && newest ? told(name, newest) : notRunning;
}

const newestOf = async (
  { queues, redrives }: CancelRedriveDeps,
  name: string,
): Promise<Redrive | undefined> => (await redrives.list(queues.deadArnOf(name)))[0];

async function cancel(
  deps: CancelRedriveDeps,
  request: Asked,
  running: Redrive,
): Promise<HttpAnswer | Refusal> {
  const { name } = request.path;
  const subject = { queue: name };
  const act = await writtenAct(deps, request, { type: 'RedriveCancelled', subject });
  if (isRefusal(act)) return act;
  await deps.redrives.cancel(running.handle ?? '');
  await deps.acts.done(act.id, deps.now());
  return told(name, (await newestOf(deps, name)) ?? running);
}

const notRunning = refuse('redrive_not_running', 'There is nothing to cancel.');

const told = (name: string, redrive: Redrive): HttpAnswer => ({
  ...{ status: 202, body: { name, redrive: redriveView(redrive) } },
});
