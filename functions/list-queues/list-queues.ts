/**
 * How much waits in every queue of the template, and how much was given up: asked of SQS at the
 * moment, of all queues at once.
 */
import type { Clock } from '../../shared/clock.ts';
import type { DeadLetters, Depth } from '../../shared/queues/dead-letters.ts';
import type { HttpAnswer } from '../../shared/entry/http.ts';
import type { QueueMap } from '../../shared/queues/queue-map.ts';
import type { Redrives } from '../../shared/queues/redrives.ts';
import { isRunning, redriveView } from '../../shared/api/queue-view.ts';
import { isoTime } from '../../shared/api/campaign-view.ts';

export type ListQueuesDeps = {
  readonly queues: QueueMap;
  readonly depthOf: (url: string) => Promise<Depth>;
  readonly deadLetters: (name: string) => Pick<DeadLetters, 'look'>;
  readonly redrives: Pick<Redrives, 'list'>;
  readonly now: Clock;
};

export async function listQueues(deps: ListQueuesDeps): Promise<HttpAnswer> {
  const { queues, depthOf } = deps;
  const [items, deadLetters] = await Promise.all([
    Promise.all(
      queues.work.map(async ({ name, deadLettersIn }) => ({
        ...{ name, ...(await depthOf(queues.urlOf(name))), deadLettersIn },
      })),
    ),
    Promise.all(queues.deadLetters.map((letters) => deadLettersOf(deps, letters))),
  ]);
  return { body: { asOf: isoTime(deps.now()), items, deadLetters } };
}

/** Of an empty one there is nothing more to ask. */
async function deadLettersOf(
  deps: ListQueuesDeps,
  { name, fedBy }: QueueMap['deadLetters'][number],
) {
  const { waiting, inFlight } = await deps.depthOf(deps.queues.deadUrlOf(name));
  const shown = { name, waiting, inFlight, fedBy };
  if (waiting + inFlight === 0) return shown;
  const [oldest, redrives] = await Promise.all([
    oldestSeconds(deps, name, waiting),
    deps.redrives.list(deps.queues.deadArnOf(name)),
  ]);
  const running = redrives.find(isRunning);
  return { ...shown, ...oldest, ...(running && { redrive: redriveView(running) }) };
}

const looked = 10;

async function oldestSeconds({ deadLetters, now }: ListQueuesDeps, name: string, waiting: number) {
  if (waiting === 0) return {};
  const letters = await deadLetters(name).look(looked);
  if (letters.length === 0) return {};
  const oldestMs = Math.min(...letters.map(({ sentAtMs }) => sentAtMs));
  return { oldestSeconds: Math.max(0, Math.floor((now() - oldestMs) / 1000)) };
}
