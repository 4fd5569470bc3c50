/** When a dispute is looked at again, and what a warning of fraud says before there is one. */
import { describe, expect, test } from '@jest/globals';
import type { Dispute, DisputeStatus } from '../../shared/domain/dispute.ts';
import type { Pledge, PledgeState } from '../../shared/domain/pledge.ts';
import {
  disputeEvents,
  fraudEvents,
  isDisputeLookDue,
  nextDisputeLook,
} from '../../shared/domain/dispute.ts';
import {
  campaignIn,
  dayMs,
  disputeRecord,
  hourMs,
  pledgeAfter,
  pledgeIn,
  refundedAtMs,
} from '../support/given.ts';

const atMs = refundedAtMs + 2 * hourMs;
const chargedIntentId = 'pi_1';
/** One that was won is paid back, unless it is said otherwise. */
const of = (status: DisputeStatus, more: Partial<Dispute> = {}): Dispute =>
  disputeRecord({ status, withdrawnMinor: status === 'won' ? 0 : 4900, ...more });
const stepsOf = (pledge: Pledge, ...disputes: Dispute[]) =>
  disputeEvents(pledge, { disputes, chargedIntentId, atMs });

describe('the next look', () => {
  const looked = (...disputes: Dispute[]) =>
    nextDisputeLook({ ...pledgeIn('disputed'), disputes }, { atMs });

  test('is tomorrow while anything is open', () => {
    expect(looked(of('needs_response'))).toBe(atMs + dayMs);
    expect(looked(of('under_review'))).toBe(atMs + dayMs);
    expect(looked(of('warning_under_review'))).toBe(atMs + dayMs);
  });

  test('is two hours before evidence is due, when that is sooner', () => {
    const evidenceDueAtMs = atMs + 10 * hourMs;
    expect(looked(of('needs_response', { evidenceDueAtMs }))).toBe(atMs + 8 * hourMs);
    for (const hours of [1, 2]) {
      const soon = of('needs_response', { evidenceDueAtMs: atMs + hours * hourMs });
      expect(looked(soon)).toBe(atMs + dayMs);
    }
  });

  test('is never, when there is no dispute', () => {
    expect(nextDisputeLook(pledgeIn('collected'), { atMs })).toBeUndefined();
  });

  test('is never, when all is decided', () => {
    expect(
      looked(of('won'), of('lost', { id: 'du_2' }), of('warning_closed', { id: 'du_3' })),
    ).toBeUndefined();
  });

  test('is day by day when a dispute is won whose money is not back, for thirty days', () => {
    const unpaid = of('won', { withdrawnMinor: 4900 });
    const [won] = stepsOf(pledgeIn('disputed'), unpaid);
    expect(won).toMatchObject({ type: 'PledgeDisputeWon', dueAtMs: atMs + dayMs });
    const pledge = pledgeIn('won', { disputes: [unpaid] });
    const wonAtMs = pledge.history.at(-1)?.atMs ?? 0;
    const last = wonAtMs + 30 * dayMs - 1;
    expect(nextDisputeLook(pledge, { atMs: last })).toBe(last + dayMs);
    expect(nextDisputeLook(pledge, { atMs: last + 1 })).toBeUndefined();
    const paid = pledgeIn('won', { disputes: [of('won')] });
    expect(nextDisputeLook(paid, { atMs: wonAtMs })).toBeUndefined();
  });

  test('waits for thirty days from the decision, whatever happens to the pledge since', () => {
    const unpaid = of('won', { id: 'du_2', withdrawnMinor: 4900 });
    const lost = pledgeIn('lost', { disputes: [of('lost'), unpaid] });
    const lostAtMs = lost.history.at(-1)?.atMs ?? 0;
    const pledge = pledgeAfter(lost, [
      {
        ...{ type: 'PledgeDisputeUpdated', atMs: lostAtMs + 5 * dayMs, chargedIntentId },
        disputes: [of('lost'), unpaid],
      },
    ]);
    const last = lostAtMs + 30 * dayMs - 1;
    expect(nextDisputeLook(pledge, { atMs: last })).toBe(last + dayMs);
    expect(nextDisputeLook(pledge, { atMs: last + 1 })).toBeUndefined();
  });

  test('waits for money that is not decided to be back yet', () => {
    const unpaid = of('won', { withdrawnMinor: 4900 });
    const pledge = pledgeIn('disputed', { disputes: [unpaid] });
    expect(nextDisputeLook(pledge, { atMs })).toBe(atMs + dayMs);
  });

  test('waits anew for a dispute that is won long after another one', () => {
    const unpaid = of('won', { id: 'du_2', withdrawnMinor: 4900 });
    const pledge = pledgeIn('won', { disputes: [of('won'), unpaid] });
    const lateMs = (pledge.history.at(-1)?.atMs ?? 0) + 40 * dayMs;
    expect(nextDisputeLook(pledge, { atMs: lateMs, news: [unpaid] })).toBe(lateMs + dayMs);
    expect(nextDisputeLook(pledge, { atMs: lateMs, news: [] })).toBeUndefined();
  });

  test('is no later than the look for money beside the pledge', () => {
    const collected = pledgeIn('collected');
    const doubt = { type: 'PledgeCollectionPending', atMs: 1 } as const;
    const endedAtMs = collected.history.at(-1)?.atMs ?? 0;
    const pledge = { ...collected, history: [doubt, ...collected.history], dueAtMs: endedAtMs };
    expect(nextDisputeLook(pledge, { atMs: endedAtMs })).toBe(endedAtMs + 26 * hourMs);
  });

  const holding = campaignIn('live', { collection: 'authorize' });
  const soonMs = atMs + 5;

  test.each<[string, Pledge, number]>([
    ['a hold', pledgeIn('confirmed', { campaign: holding }), soonMs],
    ['a release', pledgeIn('releasing'), soonMs],
    ['a refund under way', pledgeIn('refunding'), soonMs],
    ['a saved card', pledgeIn('confirmed'), atMs + dayMs],
    ['money that a hold became', pledgeIn('collected', { campaign: holding }), atMs + dayMs],
    ['a refund that arrived', pledgeIn('refunded'), atMs + dayMs],
  ])('leaves the time of what has one of its own: %s', (_what, pledge, lookAtMs) => {
    const asked = { ...pledge, disputes: [of('warning_needs_response')] };
    expect(nextDisputeLook({ ...asked, dueAtMs: soonMs }, { atMs })).toBe(lookAtMs);
    expect(nextDisputeLook(asked, { atMs })).toBe(atMs + dayMs);
    const isDue = isDisputeLookDue({ ...asked, dueAtMs: atMs }, atMs);
    expect(isDue).toBe(lookAtMs !== soonMs);
  });

  test('is not due where there is no dispute', () => {
    expect(isDisputeLookDue({ ...pledgeIn('collected'), dueAtMs: atMs }, atMs)).toBe(false);
  });

  test('that found nothing for so long is an event, so that people hear of it', () => {
    const unpaid = of('won', { withdrawnMinor: 4900 });
    const pledge = pledgeIn('won', { disputes: [unpaid] });
    const lateMs = (pledge.history.at(-1)?.atMs ?? 0) + 30 * dayMs;
    const found = { disputes: [unpaid], chargedIntentId, atMs: lateMs };
    expect(disputeEvents({ ...pledge, dueAtMs: lateMs }, found)).toMatchObject([
      { type: 'PledgeDisputeUpdated', dueAtMs: undefined },
    ]);
    expect(disputeEvents(pledge, found)).toEqual([]);
  });

  test('ends where all is lost and nothing is left to look for, also before its time has come', () => {
    const lost = pledgeIn('lost', { disputes: [of('lost')] });
    const found = { disputes: [of('lost')], chargedIntentId, atMs };
    expect(disputeEvents({ ...lost, dueAtMs: atMs + dayMs }, found)).toMatchObject([
      { type: 'PledgeDisputeUpdated', dueAtMs: undefined },
    ]);
    expect(disputeEvents(lost, found)).toEqual([]);
    const closed = [of('warning_closed')];
    const failed = { ...pledgeIn('past_due'), disputes: closed };
    const asked = { ...found, disputes: closed };
    expect(disputeEvents({ ...failed, dueAtMs: atMs + dayMs }, asked)).toEqual([]);
  });

  test('is no event when nothing is new, however late it is', () => {
    const pledge = {
      ...pledgeIn('disputed', { disputes: [of('needs_response')] }),
      dueAtMs: atMs - dayMs,
    };
    expect(stepsOf(pledge, of('needs_response'))).toEqual([]);
    expect(isDisputeLookDue(pledge, atMs)).toBe(true);
    expect(isDisputeLookDue({ ...pledge, dueAtMs: atMs + 1 }, atMs)).toBe(false);
  });
});

describe('a warning of fraud', () => {
  const warning = { id: 'issfr_1', kind: 'made_with_stolen_card', warnedAtMs: atMs };
  const warned = (state: PledgeState) =>
    fraudEvents(pledgeIn(state), { warnings: [warning], atMs });

  test('is written once to money that is here, which stays where it is', () => {
    const pledge = pledgeAfter(pledgeIn('collected'), warned('collected'));
    expect(pledge).toMatchObject({ state: 'collected', fraudWarnings: [warning] });
    expect(fraudEvents(pledge, { warnings: [warning], atMs })).toEqual([]);
  });

  test('is added to those that are known', () => {
    const other = { ...warning, id: 'issfr_2' };
    const pledge = pledgeAfter(pledgeIn('collected'), warned('collected'));
    expect(fraudEvents(pledge, { warnings: [warning, other], atMs })).toMatchObject([
      { type: 'PledgeFraudWarned', fraudWarnings: [warning, other] },
    ]);
  });

  test.each(['confirmed', 'collecting', 'past_due'] as const)(
    'is not lost while the money is about to be recorded: %s',
    (state) => {
      expect(warned(state)).toMatchObject([{ type: 'PledgeFraudWarned' }]);
    },
  );

  test('keeps the time at which the pledge is looked at', () => {
    const pledge = { ...pledgeIn('collected'), dueAtMs: atMs + 5 };
    expect(fraudEvents(pledge, { warnings: [warning], atMs })).toMatchObject([
      { dueAtMs: atMs + 5 },
    ]);
  });

  test.each(['refunding', 'refunded', 'disputed', 'won', 'lost', 'released'] as const)(
    'is nothing to a pledge that is %s',
    (state) => {
      expect(warned(state)).toEqual([]);
    },
  );
});
