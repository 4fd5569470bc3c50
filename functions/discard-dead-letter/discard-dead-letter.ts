/**
 * Gives a message up for good: who did it and why is written down before it is removed. Asked for
 * again under the same key, a message that is gone was removed by the first time.
 */
import type { Acting } from '../../shared/api/asked-act.ts';
import type { DeadLetters } from '../../shared/queues/dead-letters.ts';
import type { DiscardBody } from './contract.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { QueueMap } from '../../shared/queues/queue-map.ts';
import type { QueuePath } from '../../shared/api/queue-answer.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';
import { knownAct, writtenAct } from '../../shared/api/asked-act.ts';
import { noSuchQueue } from '../../shared/api/queue-view.ts';

export type DiscardDeadLetterDeps = Acting & {
  readonly queues: QueueMap;
  readonly deadLetters: (name: string) => Pick<DeadLetters, 'take' | 'remove'>;
};

export async function discardDeadLetter(
  deps: DiscardDeadLetterDeps,
  request: HttpRequest<QueuePath, unknown, DiscardBody>,
): Promise<HttpAnswer | Refusal> {
  const { name } = request.path;
  const { messageId } = request.body;
  if (!deps.queues.deadLetters.some((known) => known.name === name)) return noSuchQueue;
  const known = await knownAct(deps, request, 'DeadLetterDiscarded');
  if (isRefusal(known)) return known;
  const letters = deps.deadLetters(name);
  const letter = known?.doneAtMs === undefined ? await letters.take(messageId) : undefined;
  if (!letter && !known) return gone;
  const subject = { queue: name, messageId };
  const act = known ?? (await writtenAct(deps, request, { type: 'DeadLetterDiscarded', subject }));
  if (isRefusal(act)) return act;
  if (letter) await letters.remove(letter);
  await deps.acts.done(act.id, deps.now());
  return { body: { name, messageId, discardedAt: isoTime(act.atMs) } };
}

const gone = refuse('dead_letter_gone', 'Nobody finds this message: look again what is there.');
