/** A look into messages that were given up, masked, and with what their last try said. */
import type { DeadLetters, Depth } from '../../shared/queues/dead-letters.ts';
import type { DeadLettersQuery } from './contract.ts';
import type { FailureStore } from '../../shared/store/failure-store.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { QueueMap } from '../../shared/queues/queue-map.ts';
import type { QueuePath } from '../../shared/api/queue-answer.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { deadLetterView, noSuchQueue } from '../../shared/api/queue-view.ts';

export type ListDeadLettersDeps = {
  readonly queues: QueueMap;
  readonly depthOf: (url: string) => Promise<Depth>;
  readonly deadLetters: (name: string) => Pick<DeadLetters, 'look'>;
  readonly failures: Pick<FailureStore, 'of'>;
};

export async function listDeadLetters(
  { queues, depthOf, deadLetters, failures }: ListDeadLettersDeps,
  { path: { name }, query }: HttpRequest<QueuePath, DeadLettersQuery>,
): Promise<HttpAnswer | Refusal> {
  if (!queues.deadLetters.some((known) => known.name === name)) return noSuchQueue;
  const { waiting, inFlight } = await depthOf(queues.deadUrlOf(name));
  const letters = await deadLetters(name).look(query.limit);
  const why = await failures.of(letters.map(({ messageId }) => messageId));
  const items = letters
    .toSorted((one, other) => one.sentAtMs - other.sentAtMs)
    .map((letter) =>
      deadLetterView(letter, {
        from: letter.fromArn === undefined ? undefined : queues.nameOf(letter.fromArn),
        failure: why.get(letter.messageId),
      }),
    );
  return { body: { name, waiting, inFlight, items } };
}
