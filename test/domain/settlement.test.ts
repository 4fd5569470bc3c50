import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Pledge, PledgeState } from '../../shared/domain/pledge.ts';
import { pledgeStates } from '../../shared/domain/pledge.ts';
import { addsUp, settlementStep, startReport } from '../../shared/domain/settlement.ts';
import {
  campaignIn,
  dayMs,
  deadlineMs,
  minuteMs,
  pledgeIn,
  refundRecord,
  sealedAtMs,
  tally,
} from '../support/given.ts';
import { lifeOf } from '../support/lives.ts';

const nowMs = sealedAtMs + minuteMs;

/** The step as a word: `release` with its reason. */
const stepOf = (campaign: Campaign, pledge: Pledge, atMs = nowMs): string => {
  const step = settlementStep(campaign, pledge, atMs);
  return 'reason' in step ? `${step.kind}: ${step.reason}` : step.kind;
};

const funded = campaignIn('settling');
const unfunded = campaignIn('settling', { outcome: 'unfunded' });
const keeping = campaignIn('settling', { outcome: 'unfunded', fundingModel: 'keep-it-all' });
const cancelled = campaignIn('cancelled');
const live = campaignIn('live');
const abandoned = campaignIn('abandoned');
/** Judged on what is collected: the tally is there, the outcome is not. */
const proving = { ...campaignIn('closing'), tally } as const;

describe('the step for a pledge', () => {
  const confirmed = pledgeIn('confirmed');

  test.each([
    ['funded', funded, 'collect'],
    ['unfunded', unfunded, 'release: campaign_unfunded'],
    ['unfunded but keeping it all', keeping, 'collect'],
    ['cancelled', cancelled, 'release: campaign_cancelled'],
    ['live', live, 'nothing'],
    ['closing', campaignIn('closing'), 'nothing'],
    ['settled', campaignIn('settled'), 'collect'],
    ['abandoned', abandoned, 'release: campaign_abandoned'],
    ['proving that it can be collected', proving, 'collect'],
  ] as const)('that is confirmed, when its campaign is %s', (_name, campaign, step) => {
    expect(stepOf(campaign, confirmed)).toBe(step);
  });

  test('that was confirmed too late is its release, funded or not', () => {
    const late = pledgeIn('confirmed', { confirmedAtMs: deadlineMs + 1 });
    expect(stepOf(funded, late)).toBe('release: too_late');
    expect(stepOf(unfunded, late)).toBe('release: too_late');
    expect(stepOf(campaignIn('settled'), late)).toBe('release: too_late');
    expect(stepOf(cancelled, late)).toBe('release: campaign_cancelled');
  });

  test.each([
    ['pending', 'release: lapsed'],
    ['collecting', 'collect'],
    ['releasing', 'release: campaign_unfunded'],
  ] as const)('that is %s goes on with it, whatever the outcome', (state, step) => {
    const pledge = pledgeIn(state);
    expect([funded, unfunded, cancelled].map((campaign) => stepOf(campaign, pledge))).toEqual([
      step,
      step,
      step,
    ]);
  });

  test('that failed to pay is dunning when it is due, and at the latest when its time is over', () => {
    const failed = pledgeIn('past_due');
    const untilMs = sealedAtMs + minuteMs + 7 * dayMs;
    expect(failed.pastDueUntilMs).toBe(untilMs);
    expect(stepOf(funded, failed, untilMs - 1)).toBe('nothing');
    expect(stepOf(funded, failed, untilMs)).toBe('dun');
    expect(stepOf(proving, failed, untilMs)).toBe('dun');
    const due = { ...failed, dueAtMs: untilMs - dayMs };
    expect(stepOf(funded, due, untilMs - dayMs - 1)).toBe('nothing');
    expect(stepOf(funded, due, untilMs - dayMs)).toBe('dun');
  });

  test('that failed to pay is dunning at once when its campaign collects no more', () => {
    const failed = pledgeIn('past_due');
    expect([abandoned, unfunded].map((campaign) => stepOf(campaign, failed))).toEqual([
      'dun',
      'dun',
    ]);
  });

  test.each(['collected', 'won'] as const)(
    'that is %s is its refund only when the campaign does not keep the money',
    (state) => {
      const pledge = pledgeIn(state, { disputes: [] });
      expect([funded, keeping, proving, live].map((campaign) => stepOf(campaign, pledge))).toEqual([
        'nothing',
        'nothing',
        'nothing',
        'nothing',
      ]);
      expect(stepOf(unfunded, pledge)).toBe('refund: campaign_unfunded');
      expect(stepOf(abandoned, pledge)).toBe('refund: campaign_abandoned');
    },
  );

  test('that was refunded in part is the refund of the rest', () => {
    const part = { ...refundRecord({ amountMinor: 1000 }), state: 'succeeded' } as const;
    expect(stepOf(abandoned, { ...pledgeIn('collected'), refunds: [part] })).toBe(
      'refund: campaign_abandoned',
    );
  });

  test('of which all is on its way back, or a refund failed, is nothing', () => {
    expect(stepOf(abandoned, pledgeIn('refunding'))).toBe('nothing');
    const refunds = [refundRecord({ state: 'failed' })];
    expect(stepOf(abandoned, pledgeIn('refunding', { refunds }))).toBe('nothing');
  });

  test.each([
    ...(['released', 'cancelled', 'lapsed', 'dropped'] as const),
    ...(['refunded', 'disputed', 'lost'] as const),
  ])('that is %s is nothing', (state) => {
    const all = [funded, unfunded, keeping, cancelled, abandoned, proving, live];
    expect(new Set(all.map((campaign) => stepOf(campaign, pledgeIn(state))))).toEqual(
      new Set(['nothing']),
    );
  });
});

/** The campaign as if its tally had counted so much. */
const tallied = (campaign: Campaign, pledgedMinor: number): Campaign =>
  'tally' in campaign && campaign.tally
    ? { ...campaign, tally: { ...campaign.tally, pledgedMinor } }
    : campaign;

describe('the report', () => {
  const reportOf = (pledges: readonly Pledge[], campaign: Campaign = funded) => {
    const count = startReport();
    pledges.forEach((pledge) => count.add(pledge));
    return { open: count.open(), report: count.result(campaign, nowMs) };
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

  test('of a cancelled campaign says so', () => {
    expect(reportOf([], cancelled).report.outcome).toBe('cancelled');
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
