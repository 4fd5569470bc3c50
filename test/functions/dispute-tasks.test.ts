/** What operations are asked to do about disputes, inquiries and warnings of fraud. */
import { describe, expect, test } from '@jest/globals';
import { openTask } from '../../functions/open-task/open-task.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import { taskStore } from '../../shared/store/task-store.ts';
import { useStores } from '../support/fanfund.ts';
import {
  disputeRecord,
  givenPledge,
  pledgeAfter,
  pledgeIn,
  refundRecord,
  refundedAtMs,
} from '../support/given.ts';
import { pledgeToItem } from '../../shared/store/pledge-item.ts';

const stores = useStores();
const { table, clock } = stores;
const tasks = taskStore(table);
const deps = { pledges: stores.pledges, tasks, now: clock };

const hear = (name: string, pledge: Pledge, eventId = `${pledge.id}.${name}`) =>
  openTask(deps, { name, campaignId: pledge.campaignId, pledgeId: pledge.id, eventId });

async function asked(pledge: Pledge): Promise<unknown[]> {
  const { tasks: open } = await tasks.listOpen({});
  return open.filter(({ pledgeId }) => pledgeId === pledge.id);
}

async function given(pledge: Pledge): Promise<Pledge> {
  await table.put(pledgeToItem(pledge));
  return pledge;
}

let number = 700;
const wishes = (more: object = {}) => ({ number: (number += 1), ...more });

describe('operations are asked', () => {
  test('for evidence, dispute by dispute, and told until when', async () => {
    const disputes = [
      disputeRecord({ id: 'du_1', reason: 'fraudulent' }),
      disputeRecord({ id: 'du_2', status: 'under_review' }),
      disputeRecord({ id: 'du_3', reason: 'duplicate', evidenceDueAtMs: undefined }),
    ];
    const pledge = await givenPledge(table, 'disputed', wishes({ disputes }));
    await hear('PledgeDisputed', pledge);
    await hear('PledgeDisputed', pledge);
    expect(await asked(pledge)).toMatchObject([
      {
        kind: 'dispute_opened',
        toDo:
          'The bank of the backer asks the payment back: du_1 (fraudulent, evidence due by ' +
          '2026-10-21T12:00:12.000Z), du_3 (duplicate). Hand in evidence or accept it.',
        lookAt: `/v1/ops/pledges/${pledge.id}/evidence`,
      },
    ]);
  });

  test('to answer a bank that only asks, while it waits for an answer', async () => {
    const inquiry = (status: 'warning_needs_response' | 'warning_closed') =>
      pledgeAfter(pledgeIn('collected', wishes()), [
        {
          ...{ type: 'PledgeInquiryUpdated', atMs: refundedAtMs },
          disputes: [disputeRecord({ status, withdrawnMinor: 0 })],
        },
      ]);
    const open = await given(inquiry('warning_needs_response'));
    await hear('PledgeInquiryUpdated', open);
    expect(await asked(open)).toMatchObject([{ kind: 'bank_asked' }]);
    const closed = await given(inquiry('warning_closed'));
    await hear('PledgeInquiryUpdated', closed);
    expect(await asked(closed)).toEqual([]);
  });

  test('to refund a payment that is said to be fraud, while its money is here', async () => {
    const warned = pledgeAfter(pledgeIn('collected', wishes()), [
      {
        ...{ type: 'PledgeFraudWarned', atMs: refundedAtMs },
        fraudWarnings: [{ id: 'issfr_1', kind: 'made_with_stolen_card', warnedAtMs: refundedAtMs }],
      },
    ]);
    await given(warned);
    await hear('PledgeFraudWarned', warned);
    expect(await asked(warned)).toMatchObject([
      {
        kind: 'fraud_warned',
        toDo:
          'The card network heard of fraud: issfr_1 (made_with_stolen_card). Refund the pledge ' +
          'now unless you know the backer: a dispute would cost its fee as well.',
        lookAt: `/v1/ops/pledges/${warned.id}`,
      },
    ]);
  });

  test('why the money of a won dispute did not come back, when nobody looks any more', async () => {
    const disputes = [disputeRecord({ status: 'won', withdrawnMinor: 4900 })];
    const unpaid = await givenPledge(table, 'won', wishes({ disputes }));
    await hear('PledgeDisputeUpdated', unpaid);
    expect(await asked(unpaid)).toMatchObject([
      {
        kind: 'dispute_not_paid_back',
        toDo: 'Won, and the money did not come back: du_1 (USD 49.00). Ask Stripe why.',
      },
    ]);
    const waiting = await given({ ...pledgeIn('won', wishes({ disputes })), dueAtMs: clock() });
    await hear('PledgeDisputeUpdated', waiting);
    expect(await asked(waiting)).toEqual([]);
  });

  test('nothing when the money has left meanwhile', async () => {
    const refunded = await givenPledge(table, 'refunded', wishes());
    await hear('PledgeFraudWarned', refunded);
    const lost = await givenPledge(table, 'lost', wishes());
    await hear('PledgeDisputed', lost);
    expect([...(await asked(refunded)), ...(await asked(lost))]).toEqual([]);
  });
});

describe('a refund that a bank stood in the way of', () => {
  const stopped = (detail: string, more: object = {}) =>
    refundRecord({ id: 'rfd_1', amountMinor: 900, state: 'failed', detail, ...more });
  const tasksOf = async (event: string, pledge: Pledge) => {
    await hear(event, await given(pledge));
    return asked(pledge);
  };
  const lostOf = (withdrawnMinor: number) => [
    disputeRecord({ status: 'lost', amountMinor: withdrawnMinor, withdrawnMinor }),
  ];

  test.each(['dispute_lost', 'charge_for_pending_refund_disputed', 'no_remainder'])(
    'as %s is not to be paid by another route',
    async (detail) => {
      for (const state of ['collected', 'won', 'refunding', 'disputed'] as const) {
        const pledge = { ...pledgeIn(state, wishes()), refunds: [stopped(detail)] };
        expect(await tasksOf('PledgeRefundFailed', pledge)).toEqual([]);
      }
    },
  );

  test('is owed for another cause only when the bank has decided, and no more than is left', async () => {
    const refunds = [
      stopped('expired_or_canceled_card', { amountMinor: 3000 }),
      stopped('unknown', { id: 'rfd_2' }),
    ];
    const held = { ...pledgeIn('disputed', wishes()), refunds };
    expect(await tasksOf('PledgeRefundFailed', held)).toEqual([]);
    const lost = { ...pledgeIn('lost', wishes({ disputes: lostOf(1500) })), refunds };
    expect(await tasksOf('PledgeDisputeLost', lost)).toMatchObject([
      {
        kind: 'refund_failed',
        toDo: expect.stringContaining(
          'rfd_1 of USD 30.00 (expired_or_canceled_card), rfd_2 of USD 4.00 (unknown). Pay the',
        ),
      },
    ]);
    const gone = { ...pledgeIn('lost', wishes()), refunds };
    expect(await tasksOf('PledgeDisputeLost', gone)).toEqual([]);
  });

  test('is to be asked for anew when the bank gave the money back', async () => {
    const pledge = { ...pledgeIn('won', wishes()), refunds: [stopped('dispute_lost')] };
    expect(await tasksOf('PledgeDisputeWon', pledge)).toMatchObject([
      {
        kind: 'refund_failed',
        toDo:
          'A bank stood in the way of rfd_1 of USD 9.00 (dispute_lost) and has decided: the money ' +
          'is here. Ask for another refund unless the backer has it by now, and do not pay it by ' +
          'another route.',
      },
    ]);
  });

  test('is asked for by the settlement itself, when that had asked', async () => {
    const own = { id: 'campaign_abandoned', reason: 'campaign_abandoned' } as const;
    const pledge = { ...pledgeIn('won', wishes()), refunds: [stopped('dispute_lost', own)] };
    expect(await tasksOf('PledgeDisputeWon', pledge)).toEqual([]);
    const back = refundRecord({ ...own, amountMinor: 2900, state: 'succeeded' });
    const part = { ...pledgeIn('won', wishes()), refunds: [back] };
    expect(await tasksOf('PledgeDisputeWon', part)).toMatchObject([
      { toDo: expect.stringContaining('USD 20.00 that came back later') },
    ]);
  });

  test('is nothing that a won dispute asks for when none was', async () => {
    expect(await tasksOf('PledgeDisputeWon', pledgeIn('won', wishes()))).toEqual([]);
  });
});
