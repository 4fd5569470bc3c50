/** How far given-up messages of a queue are moved back, now and in the last redrives. */
import type { HttpAnswer, HttpRequest } from '../../shared/entry/http.ts';
import type { QueueMap } from '../../shared/queues/queue-map.ts';
import type { QueuePath } from '../../shared/api/queue-answer.ts';
import type { Redrives } from '../../shared/queues/redrives.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { noSuchQueue, redriveView } from '../../shared/api/queue-view.ts';

export type ReadRedrivesDeps = {
  readonly queues: QueueMap;
  readonly redrives: Pick<Redrives, 'list'>;
};

export async function readRedrives(
  { queues, redrives }: ReadRedrivesDeps,
  { path: { name } }: HttpRequest<QueuePath>,
): Promise<HttpAnswer | Refusal> {
  const letters = queues.deadLetters.find((known) => known.name === name);
  if (!letters) return noSuchQueue;
  const items = await redrives.list(queues.deadArnOf(name));
  return { body: { name, items: items.map(redriveView) } };
}
