import { describe, expect, test } from '@jest/globals';
import type { Campaign, CampaignState } from '../../shared/domain/campaign.ts';
import { addsUp, faultsOfReport, startReport } from '../../shared/domain/settlement-report.ts';
import { checkLateTerms, takesLate } from '../../shared/domain/late.ts';
import { checkOpenFor, confirmationDueMs } from '../../shared/domain/order.ts';
import { dueSteps } from '../../shared/domain/due.ts';
import { positionOf } from '../../shared/domain/ledger.ts';
import { settlementStep } from '../../shared/domain/settlement.ts';
import { startCollectedTally, startTally } from '../../shared/domain/tally.ts';
import { startPreview } from '../../shared/domain/abandonment.ts';
import type { Pledge, PledgeState } from '../../shared/domain/pledge.ts';
import type { PledgeWishes } from '../support/given.ts';
import { acceptOrder } from '../../shared/domain/order.ts';
import { campaignIn, dayMs, deadlineMs, kettle, pledgeIn, terms } from '../support/given.ts';
import { refusedAs } from '../support/refused-as.ts';

const second = { ...kettle, id: 'second-batch', priceMinor: 5900, stock: 10, late: true } as const;
const late = { rewards: [kettle, second], latePledges: {} };
const afterMs = deadlineMs + 10 * dayMs;
const selling = campaignIn('settled', late);
const lateIn = (state: PledgeState, wishes: PledgeWishes = {}): Pledge => {
  const campaign = { ...selling, collection: 'charge-now' } as const;
  const confirmedAtMs = afterMs;
  return { ...pledgeIn(state, { campaign, confirmedAtMs, ...wishes }), late: true };
};

describe('late pledges are taken', () => {
  test.each<[CampaignState, boolean]>([
    ['live', false],
    ['closing', false],
    ['settling', false],
    ['settled', true],
    ['fulfilling', true],
    ['fulfilled', false],
    ['cancelled', false],
    ['abandoned', false],
  ])('while %s: %s', (state, taken) => {
    expect(takesLate(campaignIn(state, late), afterMs)).toBe(taken);
  });

  test('only by a campaign that says so, that keeps the money, and until it closes', () => {
    expect(takesLate(campaignIn('settled'), afterMs)).toBe(false);
    expect(takesLate(campaignIn('settled', { ...late, outcome: 'unfunded' }), afterMs)).toBe(false);
    const closing = campaignIn('settled', { ...late, latePledges: { closesAtMs: afterMs } });
    expect(takesLate(closing, afterMs - 1)).toBe(true);
    expect(takesLate(closing, afterMs)).toBe(false);
  });

  test('of one made in time also when the sale has closed, but not of a campaign given up', () => {
    const closed = campaignIn('settled', { ...late, latePledges: { closesAtMs: deadlineMs + 1 } });
    expect(checkOpenFor(closed, { late: true }, afterMs)).toBeUndefined();
    expect(checkOpenFor(closed, {}, afterMs)).toMatchObject({ refused: 'campaign_closed' });
    const abandoned = campaignIn('abandoned', late);
    expect(refusedAs(checkOpenFor(abandoned, { late: true }, afterMs))).toBe('campaign_closed');
  });
});

describe('a late order', () => {
  const order = (campaign: Campaign, body: object, nowMs = afterMs, allowed = true) =>
    acceptOrder(campaign, body, nowMs, { late: allowed });

  test('is for a late reward, at its own price', () => {
    expect(order(selling, { rewardId: 'second-batch', quantity: 2 })).toMatchObject({
      ...{ rewardId: 'second-batch', quantity: 2, amountMinor: 11_800, late: true },
    });
  });

  test.each<[string, unknown, string]>([
    ['of a reward of the campaign', order(selling, { rewardId: 'kettle' }), 'reward_closed'],
    ['without a reward', order(selling, { amountMinor: 500 }), 'campaign_closed'],
    [
      'by a door that takes none',
      order(selling, { rewardId: 'second-batch' }, afterMs, false),
      'campaign_closed',
    ],
    [
      'before the deadline',
      order(campaignIn('live', late), { rewardId: 'second-batch' }, deadlineMs - 1),
      'reward_not_open',
    ],
    [
      'while the campaign is being settled',
      order(campaignIn('settling', late), { rewardId: 'second-batch' }),
      'campaign_closed',
    ],
  ])('%s is refused', (_, answer, refused) => {
    expect(refusedAs(answer)).toBe(refused);
  });

  test('that is paid is looked at at once, and no other for that reason', () => {
    const confirmed = { payment: {}, atMs: afterMs };
    expect(confirmationDueMs(selling, { late: true }, confirmed)).toBe(afterMs);
    expect(confirmationDueMs(selling, {}, confirmed)).toBeUndefined();
  });
});

describe('terms with late pledges', () => {
  const closingAt = (closesAtMs: number) => ({ ...terms, ...late, latePledges: { closesAtMs } });
  const addOn = { ...second, kind: 'add-on' } as const;

  test.each<[string, object, string | undefined]>([
    ['without an end', { ...terms, ...late }, undefined],
    ['that close just after the deadline', closingAt(deadlineMs + 1), undefined],
    ['that close after a year', closingAt(deadlineMs + 365 * dayMs), undefined],
    [
      ...(['that close at the deadline', closingAt(deadlineMs)] as const),
      'Late pledges must close after the deadline.',
    ],
    [
      ...(['that close later', closingAt(deadlineMs + 365 * dayMs + 1)] as const),
      'Late pledges may close 365 days after the deadline at most.',
    ],
    [
      ...(['and no late reward', { ...terms, latePledges: {} }] as const),
      'latePledges needs a reward that is late and no add-on.',
    ],
    [
      ...(['and late add-ons alone', { ...terms, ...late, rewards: [addOn] }] as const),
      'latePledges needs a reward that is late and no add-on.',
    ],
    ['and no word of it', { ...terms, rewards: [second] }, 'A late reward needs latePledges.'],
    ['nor late rewards', terms, undefined],
  ])('%s', (_, given, detail) => {
    const answer = checkLateTerms({ ...terms, ...given });
    expect(answer).toEqual(detail && { refused: 'late_pledges_invalid', detail });
  });
});

describe('a late pledge', () => {
  test.each<[PledgeState, object]>([
    ['pending', { kind: 'nothing' }],
    ['confirmed', { kind: 'collect' }],
    ['collected', { kind: 'nothing' }],
  ])('%s, of a campaign that keeps its money: %j', (state, step) => {
    expect(settlementStep(selling, lateIn(state), afterMs)).toEqual(step);
  });

  test.each<[PledgeState, object]>([
    ['pending', { kind: 'release', reason: 'lapsed' }],
    ['confirmed', { kind: 'release', reason: 'campaign_abandoned' }],
    ['collected', { kind: 'refund', reason: 'campaign_abandoned' }],
  ])('%s, of a campaign that was given up: %j', (state, step) => {
    expect(settlementStep(campaignIn('abandoned', late), lateIn(state), afterMs)).toEqual(step);
  });

  test('that is confirmed waits to be written as collected', () => {
    expect(dueSteps(lateIn('confirmed'))).toEqual([{ kind: 'collect' }]);
  });

  test('is in no tally, whenever it was confirmed', () => {
    const [sealed, collected] = [startTally(deadlineMs), startCollectedTally()];
    for (const state of ['confirmed', 'collected', 'won', 'refunded'] as const) {
      const pledge = lateIn(state, { confirmedAtMs: deadlineMs - 1 });
      sealed.add(pledge);
      collected.add(pledge);
    }
    const nothing = { pledgedMinor: 0, pledges: 0, backers: 0, units: 0 };
    expect([sealed.result(), collected.result()]).toEqual([nothing, nothing]);
  });

  test('is booked as pledged late', () => {
    expect(positionOf(lateIn('collected'))).toEqual({
      ...{ 'pledged_late.USD': 4900, 'collected.USD': 4900 },
    });
    expect(positionOf(lateIn('pending'))).toEqual({});
  });

  test('that is paid goes back to its card when its campaign is given up', () => {
    const preview = startPreview(selling, afterMs);
    preview.add(lateIn('confirmed'), undefined);
    preview.add(lateIn('pending'), undefined);
    expect(preview.result()).toMatchObject({
      refunds: { pledges: 1, amountMinor: 4900 },
      releases: { pledges: 1, amountMinor: 4900 },
    });
  });
});

describe('the report of an abandoned campaign', () => {
  const tally = { pledgedMinor: 4900, pledges: 1, backers: 1, units: 0 };
  const abandoned = campaignIn('abandoned', { ...late, tally });
  const reported = (pledges: readonly Pledge[]) => {
    const count = startReport();
    let sums: Record<string, number> = {};
    for (const pledge of pledges) {
      count.add(pledge);
      for (const [key, minor] of Object.entries(positionOf(pledge)))
        sums = { ...sums, [key]: (sums[key] ?? 0) + minor };
    }
    return count.result(abandoned, { entries: 4, sums }, afterMs);
  };
  const inTime = pledgeIn('refunded', { number: 2 });

  test('has the late pledges apart, and adds up with them', () => {
    const report = reported([inTime, lateIn('refunded')]);
    expect(report).toMatchObject({ pledgedMinor: 4900, latePledgedMinor: 4900, addsUp: true });
    expect(report.collectedMinor).toBe(9800);
    expect(faultsOfReport(report)).toEqual([]);
    expect(faultsOfReport({ ...report, latePledgedMinor: 1 })).toEqual([
      'latePledgedMinor is 1, and the ledger makes 4900',
    ]);
    expect(addsUp({ ...report, latePledgedMinor: 4899 }, abandoned)).toBe(false);
  });

  test('says nothing of them where there were none', () => {
    const report = reported([inTime]);
    expect(report).not.toHaveProperty('latePledgedMinor');
    expect(faultsOfReport(report)).toEqual([]);
    expect(faultsOfReport({ ...report, latePledgedMinor: 1 })).toEqual([
      'latePledgedMinor is 1, and the ledger makes undefined',
    ]);
  });
});
