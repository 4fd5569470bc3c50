import { expect, test } from '@jest/globals';
import { readRedrives } from '../../functions/read-redrives/read-redrives.ts';
import { queueMap } from '../../shared/queues/queue-map.ts';
import { bodyOf, codeOf, request } from '../support/fanfund.ts';

const queues = queueMap('work', { url: 'u/', arn: 'a:' });
const startedAtMs = Date.UTC(2026, 10, 22, 12);
const read = (name: string) =>
  readRedrives(
    {
      queues,
      redrives: {
        list: (from) =>
          Promise.resolve([
            ...(from === 'a:work-dead-letters'
              ? [{ handle: 'h', state: 'running', moved: 1, toMove: 9, startedAtMs } as const]
              : []),
          ]),
      },
    },
    request({ path: { name } }),
  );

test('redrives are told without their handles', async () => {
  expect(bodyOf(await read('work'))).toEqual({
    name: 'work',
    items: [{ state: 'running', moved: 1, toMove: 9, startedAt: '2026-11-22T12:00:00.000Z' }],
  });
  expect(codeOf(await read('nobody'))).toBe('not_found');
});
