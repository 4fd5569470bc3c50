import { describe, expect, test } from '@jest/globals';
import { openTask } from '../../functions/open-task/open-task.ts';
import type { PledgeEvent } from '../../shared/domain/pledge.ts';
import { taskStore } from '../../shared/store/task-store.ts';
import { useStores } from '../support/fanfund.ts';
import { givenPledge } from '../support/given.ts';

const stores = useStores();
const { clock, table, pledges } = stores;
const tasks = taskStore(table);
const deps = { pledges, tasks, now: clock };

const openOf = async (pledgeId: string) =>
  (await tasks.listOpen({ limit: 100 })).tasks.filter((task) => task.pledgeId === pledgeId);

async function owed(state: 'collected' | 'lost' = 'collected') {
  const pledge = await givenPledge(table, state, { campaign: await stores.given('settling') });
  const event: PledgeEvent = {
    type: 'PledgeRefundFailed',
    ...{ atMs: clock(), chargedIntentId: 'pi_1' },
    refunds: [
      {
        ...{ id: 'rfd_1', amountMinor: 900, reason: 'duplicate', state: 'failed' },
        ...{ requestedAtMs: clock(), attemptNumber: 1, startedAtMs: clock() },
        detail: 'expired_or_canceled_card',
      },
    ],
  };
  const step = await pledges.apply(pledge, event);
  if (!('applied' in step)) throw new Error('The failure was refused.');
  const { id: pledgeId, campaignId, version } = step.applied;
  return { name: 'PledgeRefundFailed', eventId: `${pledgeId}.${version}`, campaignId, pledgeId };
}

describe('a refund that failed', () => {
  test('opens a task that says what is owed, why, and what to do', async () => {
    const event = await owed();
    await openTask(deps, event);
    expect(await openOf(event.pledgeId)).toEqual([
      {
        id: expect.stringMatching(/^tsk_[a-z2-7]{16}$/),
        ...{ kind: 'refund_failed', campaignId: event.campaignId, pledgeId: event.pledgeId },
        toDo:
          'Stripe could not refund rfd_1 of USD 9.00 (expired_or_canceled_card). ' +
          'Pay the backer by another route and say so at …/refunds/{refundId}/paid-elsewhere, ' +
          'or ask for another refund.',
        lookAt: `/v1/ops/pledges/${event.pledgeId}`,
        openedAtMs: clock(),
      },
    ]);
  });

  test('opens one, however often it is told, also after it is done', async () => {
    const event = await owed();
    await Promise.all([openTask(deps, event), openTask(deps, event)]);
    clock.advance(1000);
    await openTask(deps, event);
    const [task, ...more] = await openOf(event.pledgeId);
    expect(more).toEqual([]);
    await tasks.finish(task?.id ?? '', { atMs: clock(), by: 'ops-1', note: 'paid' });
    await openTask(deps, event);
    expect(await openOf(event.pledgeId)).toEqual([]);
  });

  test('and failed once more opens another', async () => {
    const event = await owed();
    await openTask(deps, event);
    await openTask(deps, { ...event, eventId: `${event.eventId}9` });
    expect(await openOf(event.pledgeId)).toHaveLength(2);
  });

  test('after the bank has given the money back is nothing to do', async () => {
    const event = await owed('lost');
    await openTask(deps, event);
    expect(await openOf(event.pledgeId)).toEqual([]);
  });

  test('and was paid meanwhile is nothing to do', async () => {
    const event = await owed();
    const pledge = await stores.pledgeNow(event.pledgeId);
    const refunds = ('refunds' in pledge && pledge.refunds) || [];
    await pledges.apply(pledge, {
      type: 'PledgeRefundCompleted',
      ...{ atMs: clock(), chargedIntentId: 'pi_1' },
      refunds: refunds.map((refund) => ({ ...refund, state: 'elsewhere' })),
    });
    await openTask(deps, event);
    expect(await openOf(event.pledgeId)).toEqual([]);
  });
});

test('a dispute opens a task that leads to its evidence', async () => {
  const campaign = await stores.given('settled');
  const pledge = await givenPledge(table, 'disputed', { campaign });
  const { id: pledgeId, campaignId } = pledge;
  const event = { name: 'PledgeDisputed', eventId: `${pledgeId}.9`, campaignId, pledgeId };
  await openTask(deps, event);
  expect(await openOf(pledgeId)).toMatchObject([
    { kind: 'dispute_opened', lookAt: `/v1/ops/pledges/${pledgeId}/evidence` },
  ]);
});

test('a difference in the books opens a task, also of no pledge', async () => {
  const { id: campaignId } = await stores.given('settled');
  const detail = {
    ...{ differenceId: 'd1', kind: 'not_booked', reference: 'txn_1' },
    ...{ bookedMinor: 0, foundMinor: 700 },
  };
  const eventId = `${campaignId}.d1`;
  await openTask(deps, { name: 'LedgerDifferenceFound', eventId, campaignId, detail });
  const { tasks: open } = await tasks.listOpen({ limit: 100 });
  expect(open.filter((task) => task.campaignId === campaignId)).toMatchObject([
    {
      kind: 'ledger_difference',
      toDo: expect.stringMatching(/not_booked.* txn_1 it has 0, and 700 were found/),
    },
  ]);
});

test('an event that asks for nothing opens nothing', async () => {
  const event = await owed();
  await openTask(deps, { ...event, name: 'PledgeRefunded' });
  expect(await openOf(event.pledgeId)).toEqual([]);
});
