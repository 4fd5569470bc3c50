import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Pledge, PledgeState } from '../../shared/domain/pledge.ts';
import type { Sums } from '../../shared/domain/ledger.ts';
import { addSums, positionOf } from '../../shared/domain/ledger.ts';
import { pledgeStates } from '../../shared/domain/pledge.ts';
import {
  addsUp,
  creatorsShare,
  faultsOfReport,
  figuresOf,
  startReport,
} from '../../shared/domain/settlement-report.ts';
import { campaignIn, disputeRecord, minuteMs, pledgeIn, sealedAtMs } from '../support/given.ts';
import { refundRecord, secondMs } from '../support/given.ts';
import { lifeOf } from '../support/lives.ts';

const nowMs = sealedAtMs + minuteMs;
const funded = campaignIn('settling');
const unfunded = campaignIn('settling', { outcome: 'unfunded' });
const cancelled = campaignIn('cancelled');

/** The campaign as if its tally had counted so much. */
const tallied = (campaign: Campaign, pledgedMinor: number): Campaign =>
  'tally' in campaign && campaign.tally
    ? { ...campaign, tally: { ...campaign.tally, pledgedMinor } }
    : campaign;

describe('the report', () => {
  const reportOf = (pledges: readonly Pledge[], campaign: Campaign = funded) => {
    const count = startReport();
    pledges.forEach((pledge) => count.add(pledge));
    const sums = pledges.map(positionOf).reduce(addSums, {});
    return { open: count.open(), report: count.result(campaign, { entries: 9, sums }, nowMs) };
  };

  test('of a funded campaign adds up to what was pledged', () => {
    const { open, report } = reportOf([
      pledgeIn('collected', { number: 1, amountMinor: 1000 }),
      pledgeIn('collected', { number: 2, amountMinor: 2000 }),
      pledgeIn('dropped', { number: 3, amountMinor: 400 }),
      pledgeIn('cancelled', { number: 4, amountMinor: 70 }),
      pledgeIn('lapsed', { number: 5, amountMinor: 5 }),
    ]);
    expect(open).toBe(0);
    expect(report).toMatchObject({
      campaignId: funded.id,
      outcome: 'funded',
      currency: 'USD',
      pledgedMinor: 3400,
      collectedMinor: 3000,
      releasedMinor: 0,
      droppedMinor: 400,
      refundedMinor: 0,
      fees: [],
      settledAtMs: nowMs,
    });
    expect(report.pledges).toMatchObject({ collected: 2, dropped: 1, cancelled: 1, lapsed: 1 });
    expect(addsUp(report, tallied(funded, 3400))).toBe(true);
  });

  test('of an unfunded campaign that had charged shows what was given back', () => {
    const { report } = reportOf(
      [
        pledgeIn('released', { number: 1, amountMinor: 1000, refundedMinor: 1000 }),
        pledgeIn('released', { number: 2, amountMinor: 500 }),
        pledgeIn('cancelled', { number: 3, amountMinor: 250, refundedMinor: 250 }),
      ],
      unfunded,
    );
    expect(report).toMatchObject({
      outcome: 'unfunded',
      pledgedMinor: 1500,
      collectedMinor: 0,
      releasedMinor: 1500,
      refundedMinor: 1250,
    });
    expect(addsUp(report, tallied(unfunded, 1500))).toBe(true);
  });

  test('tells what went back by another route to who had left as given back, and not as collected', () => {
    const refunds = [refundRecord({ amountMinor: 4900, state: 'elsewhere' })];
    const back = { ...pledgeIn('refunded', { refunds }), reason: 'cancelled_by_backer' } as const;
    const { report } = reportOf([back, pledgeIn('collected', { number: 2, amountMinor: 1000 })]);
    expect(report).toMatchObject({
      ...{ pledgedMinor: 1000, collectedMinor: 1000, refundedMinor: 4900, owedMinor: 1000 },
    });
    expect(faultsOfReport({ ...report, addsUp: true })).toEqual([]);
  });

  test('keeps what did not get back to who had left apart from what is collected and owed', () => {
    const refunds = [refundRecord({ amountMinor: 4900, state: 'failed' })];
    const owing = { ...pledgeIn('refunding', { refunds }), reason: 'cancelled_by_backer' } as const;
    const { report } = reportOf([owing, pledgeIn('collected', { number: 2, amountMinor: 1000 })]);
    expect(report).toMatchObject({
      ...{ pledgedMinor: 1000, collectedMinor: 1000, refundedMinor: 0 },
      ...{ refundsPayableMinor: 4900, owedMinor: 1000 },
    });
    expect(addsUp(report, tallied(funded, 1000))).toBe(true);
    expect(faultsOfReport({ ...report, addsUp: true })).toEqual([]);
  });

  test('tells what the bank of who had left took as given back, and neither as held nor as lost', () => {
    const disputed = (number: number, status: 'needs_response' | 'lost') => ({
      ...pledgeIn(status === 'lost' ? 'lost' : 'disputed', {
        ...{ number, amountMinor: 500 },
        disputes: [disputeRecord({ status, amountMinor: 500, withdrawnMinor: 500 })],
      }),
      reason: 'lapsed' as const,
    });
    const { report } = reportOf([
      ...[disputed(1, 'needs_response'), disputed(2, 'lost')],
      pledgeIn('collected', { number: 3, amountMinor: 1000 }),
    ]);
    expect(report).toMatchObject({
      ...{ pledgedMinor: 1000, collectedMinor: 1000, refundedMinor: 1000 },
      ...{ refundsPayableMinor: 0, disputedMinor: 0, lostMinor: 0, owedMinor: 1000 },
    });
    expect(faultsOfReport({ ...report, addsUp: true })).toEqual([]);
  });

  test('of an unfunded campaign owes the creator nothing of a refund that failed', () => {
    const campaign = tallied({ ...unfunded, collection: 'charge-now' }, 4900);
    const refunds = [refundRecord({ amountMinor: 4900, state: 'failed' })];
    const owing = { ...pledgeIn('refunding', { refunds }), reason: 'campaign_unfunded' } as const;
    const { report } = reportOf([owing], campaign);
    expect(report).toMatchObject({
      ...{ pledgedMinor: 4900, collectedMinor: 0, releasedMinor: 4900, refundedMinor: 0 },
      ...{ refundsPayableMinor: 4900, owedMinor: 0 },
    });
    expect(addsUp(report, campaign)).toBe(true);
  });

  test('of a cancelled or abandoned campaign says so', () => {
    expect(reportOf([], cancelled).report.outcome).toBe('cancelled');
    expect(reportOf([], campaignIn('abandoned')).report.outcome).toBe('abandoned');
  });

  test('tells what banks took, what was given back, what Stripe kept and what is owed', () => {
    const collected = pledgeIn('collected', { amountMinor: 10_000 });
    const fee = { minor: 320, currency: 'usd' };
    const { report } = reportOf([
      { ...collected, fee, refunds: [refundRecord({ amountMinor: 1500, state: 'succeeded' })] },
      {
        ...pledgeIn('collected', { number: 2, amountMinor: 700 }),
        fee: { minor: 59, currency: 'eur' },
      },
      pledgeIn('disputed', {
        ...{ number: 3, amountMinor: 2000 },
        disputes: [disputeRecord({ amountMinor: 2000, withdrawnMinor: 2000 })],
      }),
      pledgeIn('lost', {
        ...{ number: 4, amountMinor: 400 },
        disputes: [disputeRecord({ status: 'lost', amountMinor: 400, withdrawnMinor: 400 })],
      }),
    ]);
    expect(report).toMatchObject({
      ...{ pledgedMinor: 13_100, collectedMinor: 13_100, refundedMinor: 1500 },
      ...{ disputedMinor: 2000, lostMinor: 400, owedMinor: 8880 },
      fees: [
        { minor: 59, currency: 'EUR' },
        { minor: 320, currency: 'USD' },
      ],
    });
    expect(faultsOfReport({ ...report, addsUp: true })).toEqual([]);
  });

  test('does not add up when the journal says other than the pledges', () => {
    const count = startReport();
    count.add(pledgeIn('collected', { amountMinor: 1000 }));
    const sums = { 'pledged.USD': 1000, 'collected.USD': 1000 };
    const campaign = tallied(funded, 1000);
    expect(count.result(campaign, { entries: 2, sums }, nowMs).addsUp).toBe(true);
    const later = { ...sums, 'later_fee.USD': 59 };
    expect(count.result(campaign, { entries: 3, sums: later }, nowMs).addsUp).toBe(true);
    const fewer = { 'pledged.USD': 1000, 'released.USD': 1000 };
    expect(count.result(campaign, { entries: 2, sums: fewer }, nowMs).addsUp).toBe(false);
  });

  test.each([
    ['a figure', { collectedMinor: 1001 }, 'collectedMinor is 1001, and the ledger makes 1000'],
    ['what is owed', { owedMinor: 0 }, 'owedMinor is 0, and the ledger makes 1000'],
    ['its own word', { addsUp: false }, 'the report itself says that it does not add up'],
  ])('that was changed in %s is found out by doing the sums again', (_what, change, fault) => {
    const { report } = reportOf(
      [pledgeIn('collected', { amountMinor: 1000 })],
      tallied(funded, 1000),
    );
    expect(faultsOfReport(report)).toEqual([]);
    expect(faultsOfReport({ ...report, ...change })).toEqual([fault]);
  });

  test('that was changed in its ledger is found out as well', () => {
    const { report } = reportOf(
      [pledgeIn('collected', { amountMinor: 1000 })],
      tallied(funded, 1000),
    );
    const { ledger } = report;
    const [first, ...others] = ledger.balances;
    if (!first) throw new Error('There are no balances.');
    const shifted = { ...ledger, balances: [{ ...first, balanceMinor: 5 }, ...others] };
    expect(faultsOfReport({ ...report, ledger: shifted })).toEqual([
      'the balance of backers USD is 5, and its postings make 0',
    ]);
    const invented = { ...ledger, postings: { ...ledger.postings, 'gift.USD': 1 } };
    expect(faultsOfReport({ ...report, ledger: invented })).toEqual([
      'the ledger has postings of unknown kinds: gift.USD',
    ]);
  });

  test('is told of the balances that are missing in it, and of those that its ledger does not make', () => {
    const { report } = reportOf(
      [pledgeIn('collected', { amountMinor: 1000 })],
      tallied(funded, 1000),
    );
    const { ledger } = report;
    const [first, ...others] = ledger.balances;
    expect(faultsOfReport({ ...report, ledger: { ...ledger, balances: others } })).toEqual([
      'the balance of backers USD is missing, and its postings make 0',
    ]);
    const bank = { account: 'bank', currency: 'USD', balanceMinor: 3 } as const;
    const balances = [...(first ? [first] : []), ...others, bank];
    expect(faultsOfReport({ ...report, ledger: { ...ledger, balances } })).toEqual([
      'the balance of bank USD is 3, and its postings make none',
    ]);
  });

  /** A report of which nothing is known but its ledger, and that says of itself that it adds up. */
  const reportFrom = (sums: Sums) => ({
    ...startReport().result(funded, { entries: 9, sums }, nowMs),
    addsUp: true,
  });

  test('whose ledger does not account for what was pledged is found out', () => {
    const sums = { 'collected.USD': 700, 'released.USD': 200, 'dropped.USD': 100 };
    expect(faultsOfReport(reportFrom({ ...sums, 'pledged.USD': 1000 }))).toEqual([]);
    expect(faultsOfReport(reportFrom({ ...sums, 'pledged.USD': 999 }))).toEqual([
      'collected, released and dropped are not what was pledged',
    ]);
  });

  test('names every kind of posting that it does not know', () => {
    const report = reportFrom({ 'pledged.USD': 1 });
    const postings = { 'gift.USD': 1, 'pledged.USD': 1, 'tip.EUR': 2 };
    expect(faultsOfReport({ ...report, ledger: { ...report.ledger, postings } })).toEqual([
      'the ledger has postings of unknown kinds: gift.USD, tip.EUR',
    ]);
  });

  test('is told of other fees than its ledger has', () => {
    const report = reportFrom({ 'fee.EUR': 59, 'fee.USD': 172 });
    const [first] = report.fees;
    expect(faultsOfReport({ ...report, fees: first ? [first] : [] })).toEqual([
      'fees is [59 EUR], and the ledger makes [59 EUR, 172 USD]',
    ]);
  });

  test('counts what Stripe kept with what was found of it later, and what was paid elsewhere', () => {
    const sums = { 'collected.USD': 5000, 'refunded.USD': 300, 'refunded_elsewhere.USD': 200 };
    const fees = { 'fee.USD': 172, 'later_fee.USD': 28, 'fee.EUR': 9, 'later_fee.EUR': -9 };
    expect(figuresOf({ ...sums, ...fees }, 'USD')).toMatchObject({
      ...{ refundedMinor: 500, owedMinor: 4300, fees: [{ minor: 200, currency: 'USD' }] },
    });
  });

  test('leaves to the creator what was earned, in part released and in part held', () => {
    const sums = { 'collected.USD': 5000, 'refunded.USD': 300, 'fee.USD': 172, 'fee.EUR': 9 };
    const released = { ...sums, 'milestone_released.USD': 1000, 'milestone_released.EUR': 1 };
    expect(creatorsShare(sums, 'USD')).toEqual({
      ...{ earnedMinor: 4528, heldMinor: 4528, releasedMinor: 0 },
    });
    expect(creatorsShare(released, 'USD')).toEqual({
      ...{ earnedMinor: 4528, heldMinor: 3528, releasedMinor: 1000 },
    });
  });

  test('knows when the last of its pledges was written', () => {
    const count = startReport();
    expect(count.movedAtMs()).toBe(0);
    const [early, late] = [pledgeIn('cancelled'), pledgeIn('collected', { number: 2 })];
    count.add(late);
    count.add(early);
    expect(count.movedAtMs()).toBe(sealedAtMs + minuteMs + secondMs);
  });

  test('leaves out of what stood a pledge that came too late', () => {
    const late = pledgeIn('released', { amountMinor: 900, reason: 'too_late', refundedMinor: 900 });
    expect(reportOf([late]).report).toMatchObject({
      pledgedMinor: 0,
      releasedMinor: 0,
      refundedMinor: 900,
    });
  });

  test.each(pledgeStates)('knows whether a %s pledge is still open', (state: PledgeState) => {
    const ends = [
      ...['collected', 'released', 'cancelled', 'lapsed', 'dropped'],
      ...['refunded', 'disputed', 'won', 'lost'],
    ];
    expect(reportOf([pledgeIn(state)]).open).toBe(ends.includes(state) ? 0 : 1);
  });

  test('that does not account for all money is recognised', () => {
    const { report } = reportOf([pledgeIn('collected', { amountMinor: 1000 })]);
    const counted = tallied(funded, 1000);
    expect(addsUp(report, counted)).toBe(true);
    expect(addsUp({ ...report, collectedMinor: 999 }, counted)).toBe(false);
  });

  test('that differs from what the outcome was decided on is recognised', () => {
    const { report } = reportOf([pledgeIn('collected', { amountMinor: 1000 })]);
    expect(addsUp(report, tallied(funded, 1001))).toBe(false);
  });

  test('that released a charge without giving it back is recognised', () => {
    const campaign = tallied({ ...unfunded, collection: 'charge-now' }, 500);
    const { report } = reportOf([pledgeIn('released', { amountMinor: 500 })], campaign);
    expect(addsUp(report, campaign)).toBe(false);
    expect(addsUp({ ...report, refundedMinor: 500 }, campaign)).toBe(true);
  });

  test('adds up whatever lives its pledges had', () => {
    fc.assert(
      fc.property(fc.array(lifeOf({ toItsEnd: true }), { maxLength: 12 }), (lives) => {
        const { open, report } = reportOf(lives.flatMap((life) => life.slice(-1)));
        return open === 0 && addsUp(report, tallied(funded, report.pledgedMinor));
      }),
      { seed: 20_261_001, numRuns: 300 },
    );
  });
});
