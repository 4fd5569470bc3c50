import { expect, test } from '@jest/globals';
import { readOverview } from '../../functions/read-overview/read-overview.ts';
import { duePledges } from '../../shared/store/due-pledges.ts';
import { partnerStore } from '../../shared/store/partner-store.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';
import { queueMap } from '../../shared/queues/queue-map.ts';
import { bodyOf, useStores } from '../support/fanfund.ts';
import { hourMs, pledgeIn } from '../support/given.ts';

const stores = useStores();
const { clock, tasks, campaigns, totals, table } = stores;

test('what needs somebody is counted, what does not is left out', async () => {
  const deps = {
    ...{ tasks, campaigns, totals, due: duePledges(table), partners: partnerStore(table) },
    queues: queueMap('work,other', { url: 'u/', arn: 'a:' }),
    depthOf: (url: string) => {
      const waiting = url === 'u/work-dead-letters' ? 2 : 0;
      return Promise.resolve({ waiting, inFlight: 0, delayed: 0 });
    },
    ...{ stripePerSecond: 25, now: clock },
  };
  const { id } = await stores.given('settling');
  const open = pledgeIn('collecting', { number: 77 });
  if (open.state !== 'collecting') throw new Error(open.state);
  clock.set(open.attempt.startedAtMs + hourMs);
  await table.put(pledgeToItem({ ...open, dueAtMs: clock() + 11 * hourMs }));
  await tasks.open({
    ...{ id: 'tsk_aaaaaaaaaaaaaaaa', kind: 'ledger_difference', campaignId: id },
    ...{ toDo: 'Find out why.', openedAtMs: clock() },
  });
  const found = bodyOf(await readOverview(deps));
  expect(found['attention']).toEqual([
    expect.objectContaining({
      ...{ kind: 'dead_letters', count: 2, text: 'Messages were given up: work 2.' },
    }),
    expect.objectContaining({
      ...{ kind: 'open_attempts', count: 1 },
      oldestAt: new Date(open.attempt.startedAtMs).toISOString(),
    }),
    expect.objectContaining({ kind: 'ledger_differences', count: 1 }),
  ]);
  expect(found['settlements']).toEqual([expect.objectContaining({ campaignId: id, open: 0 })]);
  expect(found['campaigns']).toEqual({ upcoming: 0, live: 0, settling: 1 });
});
