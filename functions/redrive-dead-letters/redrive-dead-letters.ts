/**
 * Moves given-up messages back to their queue: one, or all at a rate. Written down first, with who
 * and why; asked for again under the same key, what was begun is told and nothing is begun twice.
 */
import type { Act } from '../../shared/domain/act.ts';
import type { Acting } from '../../shared/api/asked-act.ts';
import type { DeadLetter, DeadLetters } from '../../shared/queues/dead-letters.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { QueueMap } from '../../shared/queues/queue-map.ts';
import type { QueuePath } from '../../shared/api/queue-answer.ts';
import type { RedriveBody } from './contract.ts';
import type { Redrives } from '../../shared/queues/redrives.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { isRunning, noSuchQueue, redriveView } from '../../shared/api/queue-view.ts';
import { knownAct, writtenAct } from '../../shared/api/asked-act.ts';

export type RedriveDeadLettersDeps = Acting & {
  readonly queues: QueueMap;
  readonly deadLetters: (name: string) => Omit<DeadLetters, 'look'>;
  readonly redrives: Pick<Redrives, 'start' | 'list'>;
};

type Asked = HttpRequest<QueuePath, unknown, RedriveBody>;

export async function redriveDeadLetters(
  deps: RedriveDeadLettersDeps,
  request: Asked,
): Promise<HttpAnswer | Refusal> {
  const { name } = request.path;
  const letters = deps.queues.deadLetters.find((known) => known.name === name);
  if (!letters) return noSuchQueue;
  const act = await knownAct(deps, request, 'DeadLettersRedriven');
  if (isRefusal(act)) return act;
  const { messageId } = request.body;
  return messageId === undefined
    ? redriveAll(deps, request, { known: act, fedBy: letters.fedBy })
    : redriveOne(deps, request, { known: act, fedBy: letters.fedBy, messageId });
}

type Standing = { readonly known: Act | undefined; readonly fedBy: readonly string[] };

async function redriveAll(
  deps: RedriveDeadLettersDeps,
  request: Asked,
  { known, fedBy }: Standing,
): Promise<HttpAnswer | Refusal> {
  const { path, body } = request;
  const { queues, redrives } = deps;
  const [queue, ...others] = fedBy;
  if (queue === undefined || others.length > 0)
    return refuse('redrive_refused', 'Several queues share these: send them back one by one.');
  const source = queues.deadArnOf(path.name);
  if (known?.doneAtMs !== undefined) return begun(deps, path.name);
  if (!known && (await redrives.list(source)).some(isRunning)) return alreadyRunning;
  const { perSecond } = body;
  const subject = { queue: path.name, perSecond };
  const act = await writtenAct(deps, request, { type: 'DeadLettersRedriven', subject });
  if (isRefusal(act)) return act;
  // Refused only where one is running: the one that this act has begun, or one begun meanwhile.
  await redrives.start(source, queues.arnOf(queue), perSecond);
  await deps.acts.done(act.id, deps.now());
  return begun(deps, path.name);
}

const alreadyRunning = refuse('redrive_running', 'Cancel it, or wait until it is done.');

async function begun({ queues, redrives }: RedriveDeadLettersDeps, name: string) {
  const [newest] = await redrives.list(queues.deadArnOf(name));
  const body = { name, ...(newest && { redrive: redriveView(newest) }) };
  return { status: 202, body } as const;
}

async function redriveOne(
  deps: RedriveDeadLettersDeps,
  request: Asked,
  { known, fedBy, messageId }: Standing & { readonly messageId: string },
): Promise<HttpAnswer | Refusal> {
  const { name } = request.path;
  const answer = { status: 202, body: { name, messageId } } as const;
  if (known?.doneAtMs !== undefined) return answer;
  const letters = deps.deadLetters(name);
  const letter = await letters.take(messageId);
  if (!letter) return known ? answer : gone;
  const queue = homeOf(deps.queues, fedBy, letter);
  if (queue === undefined) return homeless;
  const subject = { queue: name, messageId };
  const act = await writtenAct(deps, request, { type: 'DeadLettersRedriven', subject });
  if (isRefusal(act)) return act;
  await letters.sendTo(deps.queues.urlOf(queue), letter);
  await letters.remove(letter);
  await deps.acts.done(act.id, deps.now());
  return answer;
}

const gone = refuse('dead_letter_gone', 'Nobody finds this message: look again what is there.');
const homeless = refuse('redrive_refused', 'It came from no queue: the runbook says what to do.');

/** What a rule gave up names no queue, and belongs to the only one that it could have gone to. */
const homeOf = (
  queues: QueueMap,
  fedBy: readonly string[],
  { fromArn = '' }: DeadLetter,
): string | undefined => queues.nameOf(fromArn) ?? (fedBy.length === 1 ? fedBy[0] : undefined);
