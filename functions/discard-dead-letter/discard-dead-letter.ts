/**
 * Gives a message up for good: who did it and why is written down before it is removed. Asked for
 * again under the same key, a message that is gone was removed by the first time.
 */
import type { Act } from '../../shared/domain/act.ts';
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

type Asked = HttpRequest<QueuePath, unknown, DiscardBody>;

export async function discardDeadLetter(
  deps: DiscardDeadLetterDeps,
  request: Asked,
): Promise<HttpAnswer | Refusal> {
  const { name } = request.path;
  const { messageId } = request.body;
  if (!deps.queues.deadLetters.some((known) => known.name === name)) return noSuchQueue;
  const known = await knownAct(deps, request, 'DeadLetterDiscarded');
  if (isRefusal(known)) return known;
  return known?.doneAtMs === undefined
    ? discard(deps, request, known)
    : discarded(name, messageId, known);
}

/** An act without its message was ended in between: it is gone, and that is said now. */
async function discard(
  deps: DiscardDeadLetterDeps,
  request: Asked,
  known: Act | undefined,
): Promise<HttpAnswer | Refusal> {
  const { name } = request.path;
  const { messageId } = request.body;
  const letters = deps.deadLetters(name);
  const letter = await letters.take(messageId);
  if (!letter && !known) return gone;
  const subject = { queue: name, messageId };
  const act = await writtenAct(deps, request, { type: 'DeadLetterDiscarded', subject });
  if (isRefusal(act)) return act;
  if (letter) await letters.remove(letter);
  await deps.acts.done(act.id, deps.now());
  return discarded(name, messageId, act);
}

const discarded = (name: string, messageId: string, { atMs }: Act): HttpAnswer => ({
  body: { name, messageId, discardedAt: isoTime(atMs) },
});

const gone = refuse('dead_letter_gone', 'Nobody finds this message: look again what is there.');
