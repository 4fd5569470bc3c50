import { expect, test } from '@jest/globals';
import { listActs } from '../../functions/list-acts/list-acts.ts';
import { actStore } from '../../shared/store/act-store.ts';
import { bodyOf, request, useStores } from '../support/fanfund.ts';

const stores = useStores();
const acts = actStore(stores.table);

test('acts are told newest first, page by page, and one that is written again stays as it was', async () => {
  for (const [number, id] of ['act_aaaaaaaaaaaaaaaa', 'act_bbbbbbbbbbbbbbbb'].entries())
    for (const reason of ['Because.', 'Another reason.'])
      await acts.write({
        ...{ id, type: 'RedriveCancelled', atMs: Date.UTC(2026, 10, 22, number), by: 'olga' },
        ...{ reason, subject: { queue: 'work' }, requestHash: 'x' },
      });
  const page = bodyOf(await listActs({ acts }, request({ query: { limit: 1 } })));
  expect(page['items']).toEqual([
    {
      ...{ id: 'act_bbbbbbbbbbbbbbbb', at: '2026-11-22T01:00:00.000Z', by: 'olga' },
      ...{ event: 'RedriveCancelled', reason: 'Because.', queue: 'work' },
    },
  ]);
  const cursor = String(page['nextCursor']);
  const next = bodyOf(await listActs({ acts }, request({ query: { limit: 1, cursor } })));
  expect(next['items']).toMatchObject([{ id: 'act_aaaaaaaaaaaaaaaa', reason: 'Because.' }]);
});
