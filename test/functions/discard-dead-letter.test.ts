import { expect, test } from '@jest/globals';
import { discardDeadLetter } from '../../functions/discard-dead-letter/discard-dead-letter.ts';
import type { DeadLetter } from '../../shared/queues/dead-letters.ts';
import { actStore } from '../../shared/store/act-store.ts';
import { queueMap } from '../../shared/queues/queue-map.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';

const stores = useStores();
const acts = actStore(stores.table);
const queues = queueMap('work', { url: 'u/', arn: 'a:' });

test('what a crash has left is finished by the same request: discarded once, told once', async () => {
  const there = new Set(['m-1']);
  let isKilled = true;
  const letters = {
    take: (messageId: string) =>
      Promise.resolve(there.has(messageId) ? ({ messageId } as DeadLetter) : undefined),
    remove: ({ messageId }: DeadLetter) => {
      if (isKilled) return Promise.reject(new Error('killed'));
      there.delete(messageId);
      return Promise.resolve();
    },
  };
  const discard = (key: string) =>
    discardDeadLetter(
      { acts, now: stores.clock, queues, deadLetters: () => letters },
      request({
        ...{ caller: callerOf('olga'), path: { name: 'work' }, idempotencyKey: key },
        body: { messageId: 'm-1', reason: 'Poison.' },
      }),
    );
  await expect(discard('one')).rejects.toThrow('killed');
  expect((await acts.list({ limit: 9 })).acts).toMatchObject([{ type: 'DeadLetterDiscarded' }]);
  isKilled = false;
  const done = bodyOf(await discard('one'));
  expect([...there]).toEqual([]);
  expect(bodyOf(await discard('one'))).toEqual(done);
  expect(codeOf(await discard('two'))).toBe('dead_letter_gone');
  expect((await acts.list({ limit: 9 })).acts).toHaveLength(1);
});
