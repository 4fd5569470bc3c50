import { describe, expect, test } from '@jest/globals';
import type { Dispute, DisputeStatus } from '../../shared/domain/dispute.ts';
import type { Pledge, PledgeState } from '../../shared/domain/pledge.ts';
import {
  awaitsEvidence,
  chargedIntentOf,
  disputeEvents,
  isDisputeLookDue,
  isInquiry,
  isWithBank,
  withDispute,
} from '../../shared/domain/dispute.ts';
import { dueSteps } from '../../shared/domain/due.ts';
import { pledgeSources } from '../../shared/domain/pledge.ts';
import {
  campaignIn,
  dayMs,
  disputeRecord,
  hourMs,
  pledgeAfter,
  pledgeIn,
  refundRecord,
  refundedAtMs,
} from '../support/given.ts';

const atMs = refundedAtMs + 2 * hourMs;
const chargedIntentId = 'pi_1';
const of = (status: DisputeStatus, more: Partial<Dispute> = {}): Dispute =>
  disputeRecord({ status, withdrawnMinor: takenAt(status), ...more });
const takenAt = (status: DisputeStatus): number =>
  status === 'won' || status.startsWith('warning_') ? 0 : 4900;

const stepsOf = (pledge: Pledge, ...disputes: Dispute[]) =>
  disputeEvents(pledge, { disputes, chargedIntentId, atMs });
const typesOf = (pledge: Pledge, ...disputes: Dispute[]) =>
  stepsOf(pledge, ...disputes).map(({ type }) => type);
/** The pledge after all steps, each of which the table must allow. */
const after = (pledge: Pledge, ...disputes: Dispute[]) =>
  pledgeAfter(pledge, stepsOf(pledge, ...disputes));

const second = (status: DisputeStatus) => of(status, { id: 'du_2' });

describe('a collected pledge', () => {
  const pledge = pledgeIn('collected');

  test.each<[string, Dispute[], string[], PledgeState]>([
    ['nothing', [], [], 'collected'],
    ['an inquiry', [of('warning_needs_response')], ['PledgeInquiryUpdated'], 'collected'],
    ['an inquiry that ended', [of('warning_closed')], ['PledgeInquiryUpdated'], 'collected'],
    ['a dispute', [of('needs_response')], ['PledgeDisputed'], 'disputed'],
    ['one under review', [of('under_review')], ['PledgeDisputed'], 'disputed'],
    ['one under appeal', [of('appeal_under_review')], ['PledgeDisputed'], 'disputed'],
    ['one created lost', [of('lost')], ['PledgeDisputed', 'PledgeDisputeLost'], 'lost'],
    ['one won already', [of('won')], ['PledgeDisputed', 'PledgeDisputeWon'], 'won'],
    [
      'one prevented that took money',
      [of('prevented')],
      ['PledgeDisputed', 'PledgeDisputeLost'],
      'lost',
    ],
    [
      'one prevented that took none',
      [of('prevented', { withdrawnMinor: 0 })],
      ['PledgeInquiryUpdated'],
      'collected',
    ],
    ['one lost, one open', [of('lost'), second('needs_response')], ['PledgeDisputed'], 'disputed'],
    [
      'one won, one lost',
      [of('won'), second('lost')],
      ['PledgeDisputed', 'PledgeDisputeLost'],
      'lost',
    ],
    [
      'one won, beside an inquiry',
      [of('won'), second('warning_needs_response')],
      ['PledgeDisputed', 'PledgeDisputeWon'],
      'won',
    ],
    [
      'a status of the future',
      [of('pondering' as DisputeStatus)],
      ['PledgeInquiryUpdated'],
      'collected',
    ],
  ])('of which Stripe knows %s', (_what, disputes, types, state) => {
    expect(typesOf(pledge, ...disputes)).toEqual(types);
    expect(after(pledge, ...disputes).state).toBe(state);
  });

  test('knows after a step all disputes, the charge and when to look again', () => {
    const dispute = of('needs_response', { amountMinor: 5200, withdrawnMinor: 5200 });
    expect(stepsOf(pledge, dispute)).toEqual([
      {
        ...{ type: 'PledgeDisputed', atMs, chargedIntentId: 'pi_1', dueAtMs: atMs + dayMs },
        disputes: [dispute],
      },
    ]);
  });
});

describe('a disputed pledge', () => {
  const open = of('needs_response');
  const pledge = pledgeIn('disputed', { disputes: [open] });

  test.each<[string, Dispute[], string[], PledgeState]>([
    ['the same', [open], [], 'disputed'],
    ['nothing of it in a late listing', [], [], 'disputed'],
    ['that evidence was handed in', [of('under_review')], ['PledgeDisputeUpdated'], 'disputed'],
    [
      'another amount',
      [of('needs_response', { amountMinor: 9 })],
      ['PledgeDisputeUpdated'],
      'disputed',
    ],
    ['another one that opened', [open, second('needs_response')], ['PledgeDisputed'], 'disputed'],
    [
      'another one that only asks',
      [open, second('warning_needs_response')],
      ['PledgeDisputeUpdated'],
      'disputed',
    ],
    ['another one that is lost', [open, second('lost')], ['PledgeDisputeUpdated'], 'disputed'],
    [
      'one under review and another one that opened',
      [of('under_review'), second('needs_response')],
      ['PledgeDisputed'],
      'disputed',
    ],
    [
      'another fee',
      [of('needs_response', { fee: { minor: 1500, currency: 'usd' } })],
      ['PledgeDisputeUpdated'],
      'disputed',
    ],
    [
      'a status of the future',
      [of('pondering' as DisputeStatus)],
      ['PledgeDisputeUpdated'],
      'disputed',
    ],
    [
      'that it is won, beside an inquiry',
      [of('won'), second('warning_closed')],
      ['PledgeDisputeWon'],
      'won',
    ],
    ['that it is won', [of('won')], ['PledgeDisputeWon'], 'won'],
    ['that it is lost', [of('lost')], ['PledgeDisputeLost'], 'lost'],
    [
      'that nothing was taken in the end',
      [of('prevented', { withdrawnMinor: 0 })],
      ['PledgeDisputeWon'],
      'won',
    ],
  ])('of which Stripe knows %s', (_what, disputes, types, state) => {
    expect(typesOf(pledge, ...disputes)).toEqual(types);
    expect(after(pledge, ...disputes).state).toBe(state);
  });

  test('is where its open dispute is, even if its state was left behind', () => {
    const behind: Pledge = { ...pledgeIn('collected'), disputes: [open] };
    expect(typesOf(behind, of('needs_response', { amountMinor: 9 }))).toEqual(['PledgeDisputed']);
  });

  test.each([
    ['won', 'PledgeDisputeWon'],
    ['lost', 'PledgeDisputeLost'],
  ] as const)(
    'that was %s at once is led to its end, even if only the first step was written',
    (status, end) => {
      const [begun] = disputeEvents(pledgeIn('collected'), {
        ...{ disputes: [of(status)], chargedIntentId, atMs },
      });
      const halfWay = pledgeAfter(pledgeIn('collected'), begun ? [begun] : []);
      expect(halfWay.state).toBe('disputed');
      expect(typesOf(halfWay, of(status))).toEqual([end]);
      expect(typesOf(after(halfWay, of(status)), of(status))).toEqual([]);
    },
  );

  test('that was won is led to its end also beside an inquiry that ended', () => {
    const disputes = [of('won'), second('warning_closed')];
    expect(typesOf(pledgeIn('disputed', { disputes }), ...disputes)).toEqual(['PledgeDisputeWon']);
  });

  test('of two is told nothing while it is known that one is lost and the other open', () => {
    const disputes = [of('lost'), second('needs_response')];
    expect(typesOf(pledgeIn('disputed', { disputes }), ...disputes)).toEqual([]);
  });

  test('of two is decided when the last one is, and lost if one of them is', () => {
    const two = pledgeIn('disputed', { disputes: [open, second('needs_response')] });
    expect(after(two, of('lost'), second('needs_response')).state).toBe('disputed');
    expect(after(two, of('lost'), second('won')).state).toBe('lost');
    expect(after(two, of('won'), second('won')).state).toBe('won');
  });

  test('ends the same in whatever order its disputes are heard of', () => {
    const [first, other] = [of('lost'), second('won')];
    const [begun, alsoBegun] = [of('needs_response'), second('needs_response')];
    const ends = [
      [[begun], [begun, alsoBegun], [first, alsoBegun], [first, other]],
      [[alsoBegun], [alsoBegun, begun], [other, begun], [other, first]],
      [[first, other]],
      [[first], [first, other]],
      [[other], [other, first]],
    ].map((looks) =>
      looks.reduce((last, look) => after(last, ...look), pledgeIn('collected') as Pledge),
    );
    expect(ends.map(({ state }) => state)).toEqual(['lost', 'lost', 'lost', 'lost', 'lost']);
  });
});

describe('what was decided', () => {
  test.each<[PledgeState, DisputeStatus, DisputeStatus, string, PledgeState]>([
    ['won', 'won', 'lost', 'PledgeDisputeLost', 'lost'],
    ['lost', 'lost', 'won', 'PledgeDisputeWon', 'won'],
    ['won', 'won', 'under_review', 'PledgeDisputed', 'disputed'],
    ['lost', 'lost', 'appeal_under_review', 'PledgeDisputed', 'disputed'],
  ])('as %s can turn: %s, now %s', (...[state, before, now, type, then]) => {
    const pledge = pledgeIn(state, { disputes: [of(before)] });
    expect(typesOf(pledge, of(now))).toEqual([type]);
    expect(after(pledge, of(now)).state).toBe(then);
  });

  test('and is paid back later is told once more', () => {
    const unpaid = of('won', { withdrawnMinor: 4900 });
    const pledge = pledgeIn('won', { disputes: [unpaid] });
    expect(typesOf(pledge, of('won'))).toEqual(['PledgeDisputeUpdated']);
    expect(after(pledge, of('won'))).toMatchObject({ state: 'won', disputes: [of('won')] });
  });

  test('stays decided when the rest is refunded', () => {
    const event = {
      type: 'PledgeRefundStarted',
      atMs,
      chargedIntentId,
      refunds: [refundRecord()],
    } as const;
    const pledge = pledgeAfter(pledgeIn('won', { disputes: [of('won')] }), [event]);
    expect(pledge.state).toBe('refunding');
    expect(typesOf(pledge, of('won'))).toEqual([]);
    expect(typesOf(pledge, of('won', { withdrawnMinor: 1 }))).toEqual(['PledgeDisputeUpdated']);
    expect(after(pledge, of('lost')).state).toBe('lost');
  });
});

describe('money that left, or is leaving', () => {
  const states: PledgeState[] = [
    'refunding',
    'refunded',
    'releasing',
    'released',
    'cancelled',
    'lapsed',
  ];

  test.each(states)('can still be disputed: %s', (state) => {
    expect(after(pledgeIn(state), of('needs_response')).state).toBe('disputed');
    expect(after(pledgeIn(state), of('lost')).state).toBe('lost');
  });

  test.each(states)('can be asked about without leaving its state: %s', (state) => {
    expect(after(pledgeIn(state), of('warning_needs_response'))).toMatchObject({
      state,
      disputes: [{ status: 'warning_needs_response' }],
    });
  });

  test('keeps its own time to be looked at', () => {
    const soon = { ...pledgeIn('refunding'), dueAtMs: atMs + hourMs };
    expect(stepsOf(soon, of('warning_needs_response'))).toMatchObject([{ dueAtMs: atMs + hourMs }]);
    expect(stepsOf(soon, of('warning_closed'))).toMatchObject([{ dueAtMs: atMs + hourMs }]);
  });
});

describe('money that was taken with the pledge', () => {
  const campaign = campaignIn('live', { collection: 'charge-now' });
  const pledge = pledgeIn('confirmed', { campaign });

  test('is disputed before its campaign is settled', () => {
    expect(after(pledge, of('needs_response'))).toMatchObject({
      state: 'disputed',
      chargedIntentId: 'pi_1',
    });
  });

  test('is asked about without being counted as collected', () => {
    const asked = after(pledge, of('warning_needs_response'));
    expect(asked).toMatchObject({ state: 'confirmed', disputes: [{ id: 'du_1' }] });
    expect('chargedIntentId' in asked).toBe(false);
    expect(asked.dueAtMs).toBe(atMs + dayMs);
    expect(dueSteps(asked)).toEqual([{ kind: 'look_at_disputes' }]);
    expect(isDisputeLookDue(asked, atMs + dayMs)).toBe(true);
  });
});

describe('the charge of a pledge', () => {
  test('is the one that collected it, or the one it was made with', () => {
    const ahead = campaignIn('live', { collection: 'charge-now' });
    expect(chargedIntentOf(pledgeIn('collected'))).toBe('pi_1');
    expect(chargedIntentOf(pledgeIn('confirmed', { campaign: ahead }))).toBe('seti_1');
    expect(chargedIntentOf(pledgeIn('confirmed'))).toBeUndefined();
    expect(chargedIntentOf(pledgeIn('pending'))).toBeUndefined();
    expect(chargedIntentOf(pledgeIn('pending', { campaign: ahead }))).toBeUndefined();
    expect(chargedIntentOf(pledgeIn('collecting'))).toBeUndefined();
  });
});

describe('while the bank holds the money', () => {
  const all: DisputeStatus[] = [
    ...(['warning_needs_response', 'warning_under_review', 'warning_closed'] as const),
    ...(['needs_response', 'under_review', 'won', 'lost', 'prevented'] as const),
    ...(['appeal_needs_response', 'appeal_under_review'] as const),
  ];

  test.each(['PledgeRefundRequested', 'PledgeRefundStarted', 'PledgeRefunded'] as const)(
    '%s cannot happen',
    (type) => {
      expect(pledgeSources(type)).not.toContain('disputed');
    },
  );

  test('what was asked for before it may still end', () => {
    expect(pledgeSources('PledgeRefundCompleted')).toContain('disputed');
    expect(pledgeSources('PledgeRefundFailed')).toContain('disputed');
  });

  test('evidence is awaited only where Stripe asks for it', () => {
    expect(all.filter((status) => awaitsEvidence({ status }))).toEqual([
      'warning_needs_response',
      'needs_response',
      'appeal_needs_response',
    ]);
  });

  test('an inquiry is what only asks, and leaves the money where it is', () => {
    expect(all.filter((status) => isInquiry({ status }))).toEqual([
      ...['warning_needs_response', 'warning_under_review', 'warning_closed'],
    ]);
    expect(all.filter((status) => isWithBank(of(status, { withdrawnMinor: 0 })))).toEqual([
      ...['needs_response', 'under_review', 'won', 'lost'],
      ...['appeal_needs_response', 'appeal_under_review'],
    ]);
    expect(isWithBank(of('prevented', { withdrawnMinor: 1 }))).toBe(true);
  });

  test('a record takes the place of its earlier state', () => {
    const before = [of('needs_response'), second('needs_response')];
    expect(withDispute(before, of('won'))).toEqual([of('won'), second('needs_response')]);
    expect(withDispute(undefined, of('won'))).toEqual([of('won')]);
  });
});
