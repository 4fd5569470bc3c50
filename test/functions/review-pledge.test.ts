import { expect, test } from '@jest/globals';
import { reviewPledge } from '../../functions/review-pledge/review-pledge.ts';
import { actStore } from '../../shared/store/act-store.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { bodyOf, callerOf, codeOf, request, useStores } from '../support/fanfund.ts';
import { pledgeIn } from '../support/given.ts';

const { clock, tasks, pledges, table } = useStores();
const acts = actStore(table);

const review = (id: string) =>
  reviewPledge(
    { acts, now: clock, pledges, tasks },
    request({
      ...{ caller: callerOf('olga'), path: { id }, idempotencyKey: 'key-1' },
      body: { reason: 'Two of one household.' },
    }),
  );

test('a pledge that is marked stands among the tasks, once for each request', async () => {
  const pledge = pledgeIn('confirmed');
  await table.put(pledgeToItem(pledge));
  const task = bodyOf(await review(pledge.id));
  expect(task).toMatchObject({
    ...{ kind: 'review', pledgeId: pledge.id },
    toDo: 'olga asks for a review: Two of one household.',
  });
  expect(bodyOf(await review(pledge.id))).toEqual(task);
  expect((await tasks.listOpen({ limit: 9 })).tasks).toHaveLength(1);
  expect((await acts.list({ limit: 9 })).acts).toMatchObject([{ type: 'ReviewOrdered' }]);
});

test('a pledge that is not there is not found', async () => {
  expect(codeOf(await review('plg_aaaaaaaaaaaaaaaa0aaaaaaaaaaaaaaaa'))).toBe('not_found');
});
