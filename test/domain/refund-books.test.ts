import { describe, expect, test } from '@jest/globals';
import type { Pledge, PledgeState } from '../../shared/domain/pledge.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import type { SentRefund } from '../../shared/domain/refund-books.ts';
import {
  earliest,
  failed,
  moneyDueAtMs,
  reconciled,
  refundEvent,
  refundsDueAtMs,
} from '../../shared/domain/refund-books.ts';
import {
  dayMs,
  disputeRecord,
  hourMs,
  minuteMs,
  pledgeIn,
  secondMs,
  sealedAtMs,
} from '../support/given.ts';

const record = (parts: Partial<Refund> = {}): Refund => ({
  ...{ id: 'rfd_1', amountMinor: 900, reason: 'duplicate', state: 'requested' },
  ...{ requestedAtMs: sealedAtMs, attemptNumber: 1, startedAtMs: sealedAtMs },
  ...parts,
});
const given = (amountMinor: number, state: Refund['state'], detail?: string): Refund =>
  record({ id: `rfd_${amountMinor}`, amountMinor, state, ...(detail && { detail }) });
const books = (...refunds: Refund[]) => ({ amountMinor: 4900, refunds });

test('all is back when the bank has one part and the backer the other', () => {
  const disputes = [disputeRecord({ status: 'lost', amountMinor: 2000, withdrawnMinor: 2000 })];
  const pledge = { ...pledgeIn('refunding'), disputes };
  const back = (amountMinor: number) =>
    refundEvent(pledge, [record({ id: 'rf_1', amountMinor, state: 'succeeded' })], sealedAtMs);
  expect(back(2900)?.type).toBe('PledgeRefunded');
  expect(back(2899)?.type).toBe('PledgeRefundCompleted');
});

describe('what was seen at Stripe', () => {
  const sent = (parts: Partial<SentRefund> = {}): SentRefund => ({
    ...{ refundId: 'rfd_1', stripeRefundId: 're_1', amountMinor: 900, state: 'succeeded' },
    createdAtMs: sealedAtMs,
    ...parts,
  });
  const after = (pledge: ReturnType<typeof books>, ...seen: SentRefund[]) =>
    reconciled(pledge, seen, sealedAtMs).map(({ id, state, stripeRefundId }) => [
      ...[id, state, stripeRefundId],
    ]);

  test('comes to the same in any order, and however often', () => {
    const one = sent();
    const other = sent({ refundId: undefined, stripeRefundId: 're_2', state: 'failed' });
    const wanted = [
      ['rfd_1', 'succeeded', 're_1'],
      ['re_2', 'failed', 're_2'],
    ];
    expect(after(books(record()), one, other)).toEqual(wanted);
    expect(after(books(record()), other, one)).toEqual(wanted);
    expect(after(books(record()), one, other, one, other)).toEqual(wanted);
  });

  test('as failed stays failed, though an older answer says that it succeeded', () => {
    const gone = record({ state: 'failed', stripeRefundId: 're_1' });
    expect(after(books(gone), sent())).toEqual([['rfd_1', 'failed', 're_1']]);
  });

  test('under a name of ours that is taken is in the books under the name of Stripe', () => {
    const bound = record({ state: 'succeeded', stripeRefundId: 're_1' });
    expect(after(books(bound), sent({ stripeRefundId: 're_2' }))).toEqual([
      ['rfd_1', 'succeeded', 're_1'],
      ['re_2', 'succeeded', 're_2'],
    ]);
  });

  test('under a name of ours that is not in the books keeps it', () => {
    const unknown = sent({ refundId: 'rfd_9', stripeRefundId: 're_9' });
    expect(after(books(record({ state: 'succeeded' })), unknown)).toEqual([
      ['rfd_1', 'succeeded', undefined],
      ['rfd_9', 'succeeded', 're_9'],
    ]);
  });

  test('after it was refused here is in the books as well: the money has moved', () => {
    expect(after(books(record({ state: 'failed' })), sent())).toEqual([
      ['rfd_1', 'failed', undefined],
      ['re_1', 'succeeded', 're_1'],
    ]);
  });

  test('is nothing where nothing was seen', () => {
    expect(reconciled({ amountMinor: 4900 }, [], sealedAtMs)).toEqual([]);
    expect(reconciled(books(record()), [], sealedAtMs)).toEqual([record()]);
  });

  test('brings a record on, with the id at Stripe and what it says of it', () => {
    const told = record({ requestHash: 'hash', lines: [{ rewardId: 'kettle', quantity: 1 }] });
    const seen = sent({ state: 'pending', detail: 'insufficient_funds' });
    const pending = reconciled(books(told), [seen], sealedAtMs + 1);
    expect(pending).toEqual([
      { ...told, state: 'pending', stripeRefundId: 're_1', detail: 'insufficient_funds' },
    ]);
    expect(reconciled(books(...pending), [sent()], sealedAtMs + 2)).toEqual([
      { ...told, state: 'succeeded', stripeRefundId: 're_1', detail: undefined },
    ]);
  });

  test('as refused is a record that failed, which has no id at Stripe', () => {
    const refused: SentRefund = { refundId: 'rfd_1', amountMinor: 900, state: 'failed' };
    const [after] = reconciled(books(record()), [{ ...refused, detail: 'declined' }], sealedAtMs);
    expect(after).toMatchObject({ id: 'rfd_1', state: 'failed', detail: 'declined' });
    expect(after?.stripeRefundId).toBeUndefined();
  });

  test('that somebody made by hand is taken over as it is', () => {
    const byHand: SentRefund = {
      ...{
        stripeRefundId: 're_7',
        amountMinor: 300,
        state: 'pending',
        createdAtMs: sealedAtMs - 5,
      },
      ...{ reason: 'fraudulent', detail: 'processing' },
    };
    expect(reconciled({ amountMinor: 4900 }, [byHand], sealedAtMs)).toEqual([
      {
        ...{ id: 're_7', amountMinor: 300, reason: 'fraudulent', state: 'pending' },
        ...{ requestedAtMs: sealedAtMs - 5, attemptNumber: 1, startedAtMs: sealedAtMs - 5 },
        ...{ stripeRefundId: 're_7', detail: 'processing' },
      },
    ]);
  });

  test('that says little is taken over with what is known', () => {
    const refused: SentRefund = { refundId: 'release', amountMinor: 4900, state: 'failed' };
    const [taken] = reconciled({ amountMinor: 4900 }, [refused], sealedAtMs);
    expect(taken).toStrictEqual({
      ...{ id: 'release', amountMinor: 4900, reason: 'released', state: 'failed' },
      ...{ requestedAtMs: sealedAtMs, attemptNumber: 1, startedAtMs: sealedAtMs },
    });
  });

  test.each([
    ['duplicate', 'duplicate'],
    ['fraudulent', 'fraudulent'],
    ['requested_by_customer', 'requested_by_customer'],
    ['expired_uncaptured_charge', 'requested_by_customer'],
    [undefined, 'requested_by_customer'],
  ])('for the reason that Stripe has, as far as it is one of ours: %s is %s', (reason, ours) => {
    const byHand = sent({ refundId: undefined, stripeRefundId: 're_7', reason });
    expect(reconciled(books(), [byHand], sealedAtMs)).toMatchObject([{ reason: ours }]);
  });

  test('has a name of its own where both names are taken or missing', () => {
    const gone = record({ state: 'failed' });
    const again: SentRefund = { refundId: 'rfd_1', amountMinor: 900, state: 'failed' };
    expect(reconciled(books(gone), [again], sealedAtMs).map(({ id }) => id)).toEqual([
      ...['rfd_1', 'rfd_1-2'],
    ]);
  });
});

describe('a refund that was asked for', () => {
  const byHand = (amountMinor: number): SentRefund => ({
    ...{ stripeRefundId: 're_7', amountMinor, state: 'succeeded' },
  });
  const statesAfter = (minor: number, ...refunds: Refund[]) =>
    reconciled(books(...refunds), [byHand(minor)], sealedAtMs).map(({ state }) => state);

  test('can not be any more when others have left no room for it', () => {
    expect(reconciled(books(given(4900, 'requested')), [byHand(1)], sealedAtMs)).toMatchObject([
      { id: 'rfd_4900', state: 'failed', detail: 'no_remainder' },
      { id: 're_7', state: 'succeeded' },
    ]);
  });

  test.each(['campaign_abandoned', 'campaign_unfunded', 'released', 'promise_changed'] as const)(
    'as %s is for what others left, under its next number',
    (reason) => {
      const asked = { ...given(4900, 'requested'), reason };
      expect(reconciled(books(asked), [byHand(1)], sealedAtMs + 7)).toMatchObject([
        {
          ...{ ...asked, amountMinor: 4899, startedAtMs: sealedAtMs + 7 },
          attemptNumber: asked.attemptNumber + 1,
        },
        { id: 're_7', state: 'succeeded' },
      ]);
      expect(reconciled(books(asked), [byHand(4900)], sealedAtMs)).toMatchObject([
        { state: 'failed', detail: 'no_remainder', attemptNumber: asked.attemptNumber },
        { id: 're_7', state: 'succeeded' },
      ]);
    },
  );

  test('for some pieces is for what these cost, whatever others left', () => {
    const asked = { ...given(4000, 'requested'), lines: [{ rewardId: 'kettle', quantity: 1 }] };
    const rest = { ...asked, reason: 'campaign_abandoned' as const };
    expect(statesAfter(901, rest)).toEqual(['failed', 'succeeded']);
  });

  test('stays as long as it fits, to the last cent', () => {
    expect(statesAfter(900, given(4000, 'requested'))).toEqual(['requested', 'succeeded']);
    expect(statesAfter(901, given(4000, 'requested'))).toEqual(['failed', 'succeeded']);
  });

  test('has the room of those before it that there was none for', () => {
    const [large, small] = [given(4100, 'requested'), given(4000, 'requested')];
    expect(statesAfter(900, large, small)).toEqual(['failed', 'requested', 'succeeded']);
  });

  test('has room beside those that were asked for before it', () => {
    const [first, second] = [given(2000, 'requested'), given(2100, 'requested')];
    expect(statesAfter(800, first, second)).toEqual(['requested', 'requested', 'succeeded']);
    expect(statesAfter(801, first, second)).toEqual(['requested', 'failed', 'succeeded']);
    expect(statesAfter(801, second, first)).toEqual(['requested', 'failed', 'succeeded']);
  });

  test('is not touched any more once Stripe has it', () => {
    expect(statesAfter(900, given(4500, 'pending'))).toEqual(['pending', 'succeeded']);
  });
});

test('a record that is given up keeps all but its state and why', () => {
  expect(failed(record({ stripeRefundId: 're_1' }), 'declined')).toEqual(
    record({ stripeRefundId: 're_1', state: 'failed', detail: 'declined' }),
  );
});

describe('what a pledge has to be told of its refunds', () => {
  const told = (state: PledgeState, before: Refund[], after: Refund[]) =>
    refundEvent(
      { ...pledgeIn(state), chargedIntentId: 'pi_1', refunds: before } as Pledge,
      after,
      sealedAtMs,
    )?.type;
  const part = (state: Refund['state'], detail?: string) => given(900, state, detail);
  const whole = (state: Refund['state']) => given(4900, state);

  type Case = readonly [PledgeState, string, Refund[], Refund[], string | undefined];

  test.each<Case>([
    ['collected', 'one more', [], [part('pending')], 'PledgeRefundPending'],
    ['collected', 'one that arrived', [], [part('succeeded')], 'PledgeRefundCompleted'],
    [
      'collected',
      'one paid elsewhere',
      [part('failed')],
      [part('elsewhere')],
      'PledgeRefundCompleted',
    ],
    ['collected', 'one that failed', [part('pending')], [part('failed')], 'PledgeRefundFailed'],
    ['collected', 'all of it', [], [whole('pending')], 'PledgeRefundStarted'],
    ['collected', 'all of it, at once', [], [whole('succeeded')], 'PledgeRefundStarted'],
    ['collected', 'all but a cent', [], [given(4899, 'pending')], 'PledgeRefundPending'],
    ['collected', 'nothing new', [part('succeeded')], [part('succeeded')], undefined],
    ['won', 'all of it', [], [whole('pending')], 'PledgeRefundStarted'],
    ['won', 'a part', [], [part('succeeded')], 'PledgeRefundCompleted'],
    ['lost', 'one that arrived', [part('pending')], [part('succeeded')], 'PledgeRefundCompleted'],
    ['disputed', 'one that failed', [part('pending')], [part('failed')], 'PledgeRefundFailed'],
    [
      'refunding',
      'that Stripe has it',
      [whole('requested')],
      [whole('pending')],
      'PledgeRefundPending',
    ],
    ['refunding', 'that all arrived', [whole('pending')], [whole('succeeded')], 'PledgeRefunded'],
    ['refunding', 'that it failed', [whole('pending')], [whole('failed')], 'PledgeRefundFailed'],
    ['refunded', 'the same', [whole('succeeded')], [whole('succeeded')], undefined],
    ['refunded', 'that it failed', [whole('succeeded')], [whole('failed')], 'PledgeRefundFailed'],
    [
      'refunded',
      'one too many',
      [whole('succeeded')],
      [whole('succeeded'), part('failed')],
      undefined,
    ],
    ['confirmed', 'what cannot be there', [], [part('succeeded')], undefined],
  ])('%s, of %s', (...[state, , before, after, type]) => {
    expect(told(state, before, after)).toBe(type);
  });

  test.each(['released', 'cancelled', 'lapsed'] as const)(
    'after it was %s: what arrives, what fails, and nothing that is under way',
    (state) => {
      expect(told(state, [whole('pending')], [whole('succeeded')])).toBe('PledgeRefundCompleted');
      expect(told(state, [whole('pending')], [whole('failed')])).toBe('PledgeRefundFailed');
      expect(told(state, [whole('failed')], [whole('failed')])).toBe('PledgeRefundFailed');
      expect(told(state, [], [whole('pending')])).toBeUndefined();
      const gone = [part('failed'), whole('pending')];
      expect(told(state, gone, [part('failed'), whole('succeeded')])).toBe('PledgeRefundCompleted');
    },
  );

  test('the weightiest first: what failed, then what arrived, then what is under way', () => {
    const before = [given(1, 'pending'), given(2, 'pending'), given(3, 'pending')];
    const pending = given(4, 'pending');
    expect(told('collected', before, [...before, pending])).toBe('PledgeRefundPending');
    const done = [given(1, 'succeeded'), given(2, 'pending'), given(3, 'pending'), pending];
    expect(told('collected', before, done)).toBe('PledgeRefundCompleted');
    const gone = [given(1, 'succeeded'), given(2, 'failed'), given(3, 'pending'), pending];
    expect(told('collected', before, gone)).toBe('PledgeRefundFailed');
  });

  test('also what Stripe says of one that goes on', () => {
    const before = [given(1, 'pending', 'processing'), given(2, 'pending', 'processing')];
    const after = [given(1, 'pending', 'processing'), given(2, 'pending', 'insufficient_funds')];
    expect(told('collected', before, after)).toBe('PledgeRefundPending');
    expect(told('collected', before, before)).toBeUndefined();
  });

  test('only of money whose charge is known', () => {
    const { chargedIntentId: _, ...unknown } = pledgeIn('collected');
    expect(refundEvent(unknown as Pledge, [part('succeeded')], sealedAtMs)).toBeUndefined();
  });

  test('with the records, the charge and when to look again', () => {
    const refunds = [part('pending')];
    expect(refundEvent(pledgeIn('collected'), refunds, sealedAtMs)).toEqual({
      ...{ type: 'PledgeRefundPending', atMs: sealedAtMs, chargedIntentId: 'pi_1' },
      ...{ refunds, dueAtMs: sealedAtMs + hourMs },
    });
    const over = refundEvent(pledgeIn('collected'), [part('succeeded')], sealedAtMs);
    expect(over?.dueAtMs).toBeUndefined();
  });

  test('without forgetting the look for money beside the pledge', () => {
    const collected = pledgeIn('collected');
    const endedAtMs = collected.history.at(-1)?.atMs ?? 0;
    const doubt = { type: 'PledgeCollectionPending', atMs: 1 } as const;
    const doubted = { ...collected, history: [doubt, ...collected.history], dueAtMs: endedAtMs };
    expect(refundEvent(doubted, [part('succeeded')], sealedAtMs)?.dueAtMs).toBe(
      endedAtMs + 26 * hourMs,
    );
    expect(refundEvent(doubted, [part('pending')], sealedAtMs)?.dueAtMs).toBe(sealedAtMs + hourMs);
  });
});

describe('the money of a pledge is looked at', () => {
  const inquiry = disputeRecord({ status: 'warning_under_review', withdrawnMinor: 0 });
  const old = given(900, 'pending');

  test('when its refunds or its disputes are to be, whichever comes first', () => {
    const pledge = pledgeIn('collected');
    const asked = { ...pledge, disputes: [inquiry] };
    const nowMs = sealedAtMs + 5 * hourMs;
    expect(moneyDueAtMs(pledge, [old], nowMs)).toBe(nowMs + 5 * hourMs);
    expect(moneyDueAtMs(asked, [], nowMs)).toBe(nowMs + dayMs);
    expect(moneyDueAtMs(asked, [old], nowMs)).toBe(nowMs + 5 * hourMs);
    expect(moneyDueAtMs(pledge, [], nowMs)).toBeUndefined();
  });

  test('whenever it was to be looked at before', () => {
    const soon = { ...pledgeIn('refunding'), disputes: [inquiry], dueAtMs: sealedAtMs + 1 };
    expect(moneyDueAtMs(soon, [], sealedAtMs)).toBe(sealedAtMs + dayMs);
  });
});

test('the earliest of some times leaves out those that are not known', () => {
  expect(earliest(7, undefined, 5)).toBe(5);
  expect(earliest(undefined, undefined)).toBeUndefined();
  expect(earliest()).toBeUndefined();
});

describe('refunds are looked at again', () => {
  test.each([
    ['before Stripe was told, soon', record(), 0, 15 * minuteMs],
    ['pending, after an hour', record({ state: 'pending' }), 0, hourMs],
    ['pending, after as long as they are old', record({ state: 'pending' }), 5, 5 * hourMs],
    ['pending, after a day at most', record({ state: 'pending' }), 300, 24 * hourMs],
  ])('%s', (_when, refund, ageHours, pauseMs) => {
    const nowMs = sealedAtMs + ageHours * hourMs;
    expect(refundsDueAtMs([refund], nowMs)).toBe(nowMs + pauseMs);
  });

  test('soon, as long as one of them was not told of, whatever the others do', () => {
    const refunds = [given(1, 'pending'), given(2, 'requested'), given(3, 'succeeded')];
    expect(refundsDueAtMs(refunds, sealedAtMs)).toBe(sealedAtMs + 15 * minuteMs);
  });

  test('when the youngest that is under way is to be', () => {
    const nowMs = sealedAtMs + 20 * hourMs;
    const refunds = [
      given(1, 'pending'),
      { ...given(2, 'pending'), startedAtMs: nowMs - 3 * hourMs },
      { ...given(3, 'succeeded'), startedAtMs: nowMs - secondMs },
    ];
    expect(refundsDueAtMs(refunds, nowMs)).toBe(nowMs + 3 * hourMs);
  });

  test('not at all when all are over', () => {
    expect(
      refundsDueAtMs([record({ state: 'succeeded' }), given(1, 'failed')], sealedAtMs),
    ).toBeUndefined();
  });
});
