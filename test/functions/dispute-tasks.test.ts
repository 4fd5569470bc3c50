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

  test('nothing when the money has left meanwhile', async () => {
    const refunded = await givenPledge(table, 'refunded', wishes());
    await hear('PledgeFraudWarned', refunded);
    const lost = await givenPledge(table, 'lost', wishes());
    await hear('PledgeDisputed', lost);
    expect([...(await asked(refunded)), ...(await asked(lost))]).toEqual([]);
  });
});
