import { expect, test } from '@jest/globals';
import { listQueues } from '../../functions/list-queues/list-queues.ts';
import type { DeadLetter } from '../../shared/queues/dead-letters.ts';
import { queueMap } from '../../shared/queues/queue-map.ts';
import { bodyOf } from '../support/fanfund.ts';

const nowMs = Date.UTC(2026, 10, 22, 12);
const queues = queueMap('work,tick:shared', { url: 'u/', arn: 'a:' });
const depths: Readonly<Record<string, number>> = { 'u/work': 3, 'u/work-dead-letters': 2 };
const letter = { messageId: 'm', sentAtMs: nowMs - 90_500 } as DeadLetter;

test('every queue says what waits, and the oldest of what was given up its age', async () => {
  const asked: string[] = [];
  const answer = await listQueues({
    queues,
    depthOf: (url) => {
      asked.push(url);
      return Promise.resolve({ waiting: depths[url] ?? 0, inFlight: 0, delayed: 1 });
    },
    deadLetters: () => ({ look: () => Promise.resolve([letter]) }),
    redrives: {
      list: () =>
        Promise.resolve([
          { handle: 'h', state: 'running', moved: 1, toMove: 2, startedAtMs: nowMs } as const,
        ]),
    },
    now: () => nowMs,
  });
  expect(bodyOf(answer)).toEqual({
    asOf: '2026-11-22T12:00:00.000Z',
    items: [
      { name: 'work', waiting: 3, inFlight: 0, delayed: 1, deadLettersIn: 'work' },
      { name: 'tick', waiting: 0, inFlight: 0, delayed: 1, deadLettersIn: 'shared' },
    ],
    deadLetters: [
      {
        ...{ name: 'work', waiting: 2, inFlight: 0, fedBy: ['work'], oldestSeconds: 90 },
        redrive: { state: 'running', moved: 1, toMove: 2, startedAt: '2026-11-22T12:00:00.000Z' },
      },
      { name: 'shared', waiting: 0, inFlight: 0, fedBy: ['tick'] },
    ],
  });
  expect(asked.toSorted()).toEqual([
    'u/shared-dead-letters',
    'u/tick',
    'u/work',
    'u/work-dead-letters',
  ]);
});
