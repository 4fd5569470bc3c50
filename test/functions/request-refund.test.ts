import { describe, expect, test } from '@jest/globals';
import { refundBody } from '../../functions/request-refund/contract.ts';
import { requestRefund } from '../../functions/request-refund/request-refund.ts';
import type { RefundBody } from '../../functions/request-refund/contract.ts';
import { refundPledge } from '../../functions/refund-pledge/refund-pledge.ts';
import type { RefundMessage } from '../../shared/queues/messages.ts';
import type { PledgeWishes } from '../support/given.ts';
import { bodyOf, callerOf, codeOf, request } from '../support/fanfund.ts';
import { disputeRecord, givenPledge, hourMs, minuteMs, pledgedAtMs } from '../support/given.ts';
import { keptQueue } from '../support/queue.ts';
import { useRefunds } from '../support/refunds.ts';

const fanfund = useRefunds();
const { clock, pledges, campaign, table, collected, refundsAt, pledgeNow } = fanfund;

function wired() {
  const refunds = keptQueue<RefundMessage>();
  const deps = { pledges, campaign, refunds, now: clock };
  const ask = (
    { id }: { readonly id: string },
    body: Partial<RefundBody> = {},
    key = 'key-1',
    caller = 'ops-1',
  ) =>
    requestRefund(
      deps,
      request({
        ...{ caller: callerOf(caller), path: { id }, idempotencyKey: key },
        body: { reason: 'requested_by_customer', ...body },
      }),
    );
  return { deps, ask, refunds };
}

describe('a refund of all that is left', () => {
  test('is written down, sent, and shown', async () => {
    const { ask, refunds } = wired();
    const pledge = await collected();
    const answer = await ask(pledge);
    expect(answer).toMatchObject({ status: 202 });
    const [record] = bodyOf(answer)['refunds'] as { id: string }[];
    expect(record).toEqual({
      id: expect.stringMatching(/^rfd_[a-z2-7]{16}$/),
      ...{ amountMinor: 4900, state: 'requested', reason: 'requested_by_customer' },
      requestedAt: new Date(clock()).toISOString(),
    });
    expect(refunds.sent).toEqual([
      {
        message: { pledgeId: pledge.id, refundId: record?.id },
        options: { campaignId: pledge.campaignId },
      },
    ]);
    expect(await pledgeNow(pledge.id)).toMatchObject({
      ...{ state: 'refunding', dueAtMs: clock() + 15 * minuteMs },
      refunds: [{ attemptNumber: 1, startedAtMs: clock() }],
    });
  });

  test('after a part was refunded is the rest', async () => {
    const { ask } = wired();
    const pledge = await collected();
    await ask(pledge, { amountMinor: 900 }, 'key-1');
    await ask(pledge, {}, 'key-2');
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'refunding',
      refunds: [{ amountMinor: 900 }, { amountMinor: 4000 }],
    });
  });

  test('that failed may be asked for once more', async () => {
    const { ask } = wired();
    const pledge = await collected();
    const first = bodyOf(await ask(pledge));
    const [record] = first['refunds'] as { id: string }[];
    const refusing = {
      ...fanfund.gateway,
      refund: async () => ({ kind: 'refused', code: 'refund_not_possible' }) as const,
    };
    const message = { pledgeId: pledge.id, refundId: record?.id ?? '' };
    await refundPledge({ ...fanfund.deps, refunds: refusing }, message);
    const again = bodyOf(await ask(pledge, {}, 'key-2'));
    expect(again).toMatchObject({
      state: 'refunding',
      refunds: [{ state: 'failed' }, { state: 'requested', amountMinor: 4900 }],
    });
  });
});

describe('asking again', () => {
  test('under the same key makes no second record, and sends it once more', async () => {
    const { ask, refunds } = wired();
    const pledge = await collected();
    const first = await ask(pledge, { amountMinor: 900 });
    clock.advance(hourMs);
    expect(await ask(pledge, { amountMinor: 900 })).toEqual(first);
    expect(refunds.messages).toHaveLength(2);
    expect((await pledgeNow(pledge.id)).version).toBe(pledge.version + 1);
  });

  test('under the same key after it is done sends nothing', async () => {
    const { ask, refunds } = wired();
    const pledge = await collected();
    await ask(pledge);
    for (const message of refunds.take()) await refundPledge(fanfund.deps, message);
    expect(bodyOf(await ask(pledge))).toMatchObject({
      state: 'refunded',
      refunds: [{ state: 'succeeded' }],
    });
    expect(refunds.take()).toEqual([]);
  });

  test('under the same key for something else is refused', async () => {
    const { ask } = wired();
    const pledge = await collected();
    await ask(pledge, { amountMinor: 900 });
    expect(codeOf(await ask(pledge, { amountMinor: 901 }))).toBe('idempotency_key_reused');
    expect(codeOf(await ask(pledge))).toBe('idempotency_key_reused');
  });

  test('for the same amount under two keys, or by two people, are refunds of their own', async () => {
    const { ask, refunds } = wired();
    const pledge = await collected();
    await ask(pledge, { amountMinor: 900 }, 'key-1');
    await ask(pledge, { amountMinor: 900 }, 'key-2');
    await ask(pledge, { amountMinor: 900 }, 'key-1', 'ops-2');
    for (const message of refunds.take()) await refundPledge(fanfund.deps, message);
    expect((await refundsAt(pledge)).map(({ amount }) => amount)).toEqual([900, 900, 900]);
  });

  test('at once under the same key makes one record', async () => {
    const { ask } = wired();
    const pledge = await collected();
    await Promise.all([1, 2, 3].map(() => ask(pledge, { amountMinor: 900 })));
    expect(await pledgeNow(pledge.id)).toMatchObject({ refunds: [{ amountMinor: 900 }] });
    expect((await pledgeNow(pledge.id)).version).toBe(pledge.version + 1);
  });
});

describe('by line', () => {
  const pieces = async (wishes: PledgeWishes = {}) =>
    collected('pm_card_visa', {
      rewardId: 'kettle',
      quantity: 3,
      amountMinor: 15_000,
      extraMinor: 300,
      ...wishes,
    });
  const lines = (quantity: number, rewardId = 'kettle') => ({ lines: [{ rewardId, quantity }] });

  test('is what the pieces cost, not what was given on top', async () => {
    const { ask } = wired();
    const pledge = await pieces();
    await ask(pledge, lines(3));
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'collected',
      refunds: [{ amountMinor: 14_700, lines: [{ rewardId: 'kettle', quantity: 3 }] }],
    });
  });

  test('is refused for more pieces than were paid for and are not back', async () => {
    const { ask } = wired();
    const pledge = await pieces();
    expect(codeOf(await ask(pledge, lines(4)))).toBe('refund_exceeds_remainder');
    await ask(pledge, lines(2));
    expect(codeOf(await ask(pledge, lines(2), 'key-2'))).toBe('refund_exceeds_remainder');
    bodyOf(await ask(pledge, lines(1), 'key-3'));
  });

  test('is never more than is left', async () => {
    const { ask } = wired();
    const pledge = await pieces();
    await ask(pledge, { amountMinor: 10_200 });
    expect(codeOf(await ask(pledge, lines(1), 'key-2'))).toBe('refund_exceeds_remainder');
  });

  test('is refused for a reward that was not pledged for', async () => {
    const { ask } = wired();
    expect(codeOf(await ask(await pieces(), lines(1, 'mug')))).toBe('refund_line_unknown');
    expect(codeOf(await ask(await collected(), lines(1)))).toBe('refund_line_unknown');
  });
});

describe('is refused', () => {
  test.each([
    ['above what is left', { amountMinor: 4901 }, 'refund_exceeds_remainder'],
    ['in another currency', { amountMinor: 900, currency: 'EUR' }, 'currency_mismatch'],
  ] as const)('%s', async (_what, body, code) => {
    const { ask, refunds } = wired();
    const pledge = await collected();
    expect(codeOf(await ask(pledge, body))).toBe(code);
    expect(await pledgeNow(pledge.id)).toEqual(pledge);
    expect(refunds.messages).toEqual([]);
  });

  test('above what is left after parts that are on their way', async () => {
    const { ask } = wired();
    const pledge = await collected();
    await ask(pledge, { amountMinor: 4000 });
    expect(codeOf(await ask(pledge, { amountMinor: 901 }, 'key-2'))).toBe(
      'refund_exceeds_remainder',
    );
  });

  test('for one of two at once that together exceed what is left', async () => {
    const { ask } = wired();
    const pledge = await collected();
    const answers = await Promise.all([
      ask(pledge, { amountMinor: 3000 }, 'key-1'),
      ask(pledge, { amountMinor: 3000 }, 'key-2'),
    ]);
    const codes = answers.map((answer) => ('refused' in answer ? answer.refused : 'taken'));
    expect(codes.sort()).toEqual(['refund_exceeds_remainder', 'taken']);
    expect(await pledgeNow(pledge.id)).toMatchObject({ refunds: [{ amountMinor: 3000 }] });
  });

  test.each([
    ...(['pending', 'confirmed', 'collecting', 'past_due', 'dropped'] as const).map(
      (state) => [state, 'pledge_state'] as const,
    ),
    ...(['releasing', 'released', 'cancelled', 'lapsed'] as const).map(
      (state) => [state, 'pledge_state'] as const,
    ),
    ...[['disputed', 'pledge_disputed'] as const, ['lost', 'pledge_disputed'] as const],
    ['refunded', 'refund_exceeds_remainder'] as const,
  ])('for a %s pledge: %s', async (state, code) => {
    const { ask, refunds } = wired();
    const pledge = await givenPledge(table, state, {
      campaign: await fanfund.given('settling'),
      createdAtMs: pledgedAtMs,
    });
    expect(codeOf(await ask(pledge, { amountMinor: 100 }))).toBe(code);
    expect(await pledgeNow(pledge.id)).toEqual(pledge);
    expect(refunds.messages).toEqual([]);
  });

  test('beyond what a bank has left of the money, and not below', async () => {
    const { ask } = wired();
    const disputes = [disputeRecord({ status: 'lost', amountMinor: 2000, withdrawnMinor: 2000 })];
    const campaign = await fanfund.given('settling');
    const pledge = await givenPledge(table, 'lost', {
      campaign,
      createdAtMs: pledgedAtMs,
      disputes,
    });
    expect(codeOf(await ask(pledge, { amountMinor: 2901 }))).toBe('refund_exceeds_remainder');
    bodyOf(await ask(pledge, { amountMinor: 900 }, 'key-2'));
    expect(await pledgeNow(pledge.id)).toMatchObject({ state: 'lost' });
    bodyOf(await ask(pledge, {}, 'key-3'));
    expect(await pledgeNow(pledge.id)).toMatchObject({
      state: 'refunding',
      refunds: [{ amountMinor: 900 }, { amountMinor: 2000 }],
    });
  });

  test('when the pledge does not exist', async () => {
    const { ask } = wired();
    for (const id of [`plg_${'a'.repeat(16)}0${'a'.repeat(16)}`, 'nonsense'])
      expect(codeOf(await ask({ id }))).toBe('not_found');
  });

  test('when there are too many already', async () => {
    const { ask } = wired();
    const pledge = await collected();
    for (let number = 0; number < 20; number += 1)
      bodyOf(await ask(pledge, { amountMinor: 10 }, `key-${number}`));
    expect(codeOf(await ask(pledge, { amountMinor: 10 }, 'key-20'))).toBe('too_many_refunds');
  });

  test('for an amount that the currency does not have', async () => {
    const { ask } = wired();
    const campaign = await fanfund.given('settling', { collection: 'charge-now', currency: 'UGX' });
    const pledge = await fanfund.collectedOf(campaign, { amountMinor: 500_000 });
    expect(codeOf(await ask(pledge, { amountMinor: 150 }))).toBe('amount_not_representable');
    bodyOf(await ask(pledge, { amountMinor: 200 }));
  });
});

test.each([
  ['an unknown field', { reason: 'duplicate', state: 'succeeded' }],
  ['no reason', { amountMinor: 100 }],
  ['another reason', { reason: 'because' }],
  ['nothing', { reason: 'duplicate', amountMinor: 0 }],
  ['less than nothing', { reason: 'duplicate', amountMinor: -100 }],
  ['a fraction', { reason: 'duplicate', amountMinor: 10.5 }],
  ['a text', { reason: 'duplicate', amountMinor: '100' }],
  ['no lines', { reason: 'duplicate', lines: [] }],
  ['no pieces', { reason: 'duplicate', lines: [{ rewardId: 'kettle', quantity: 0 }] }],
  [
    'amount and lines',
    { reason: 'duplicate', amountMinor: 1, lines: [{ rewardId: 'a', quantity: 1 }] },
  ],
  ['a currency in small letters', { reason: 'duplicate', currency: 'usd' }],
])('a body with %s does not fit', (_what, body) => {
  expect(refundBody.safeParse(body).success).toBe(false);
});
