import { expect, test } from '@jest/globals';
import { listDeadLetters } from '../../functions/list-dead-letters/list-dead-letters.ts';
import { failureStore } from '../../shared/store/failure-store.ts';
import { queueMap } from '../../shared/queues/queue-map.ts';
import { bodyOf, codeOf, request, useStores } from '../support/fanfund.ts';

const stores = useStores();
const failures = failureStore(stores.table);
const queues = queueMap('work', { url: 'u/', arn: 'arn:' });
const atMs = Date.UTC(2026, 10, 22, 12);
const pledgeId = 'plg_k4jq2m7dxw5ahzet3b6ovnr4xq2yis5ca';

const letter = (messageId: string, body: string) => ({
  ...{ messageId, body, receiptHandle: 'r', attributes: {}, sentAtMs: atMs, receives: 8 },
  ...{ group: 'cmp_1', fromArn: 'arn:work' },
});
const look = (name: string) =>
  listDeadLetters(
    {
      ...{ queues, failures },
      depthOf: () => Promise.resolve({ waiting: 2, inFlight: 0, delayed: 0 }),
      deadLetters: () => ({
        look: () =>
          Promise.resolve([
            letter('m-1', JSON.stringify({ pledgeId, email: 'anna@fan.example' })),
            letter('m-2', 'no JSON'),
          ]),
      }),
    },
    request({ path: { name }, query: { limit: 10 } }),
  );

test('messages are shown masked, with what their last try said', async () => {
  await failures.keep({ messageId: 'm-1', queue: 'work', error: 'PoisonError: It is.', atMs });
  expect(bodyOf(await look('work'))).toEqual({
    ...{ name: 'work', waiting: 2, inFlight: 0 },
    items: [
      {
        ...{ messageId: 'm-1', from: 'work', group: 'cmp_1', receives: 8, bodyBytes: 79 },
        sentAt: '2026-11-22T12:00:00.000Z',
        body: { pledgeId, email: '… (16 characters)' },
        why: { known: true, error: 'PoisonError: It is.', at: '2026-11-22T12:00:00.000Z' },
        ...{ pledgeId, campaignId: 'cmp_k4jq2m7dxw5ahzet' },
      },
      {
        ...{ messageId: 'm-2', from: 'work', group: 'cmp_1', receives: 8, bodyBytes: 7 },
        sentAt: '2026-11-22T12:00:00.000Z',
        ...{ body: { text: '… (7 characters)' }, why: { known: false } },
      },
    ],
  });
});

test('a queue that is not there is not found', async () => {
  expect(codeOf(await look('nobody'))).toBe('not_found');
});
