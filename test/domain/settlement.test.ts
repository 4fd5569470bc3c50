import { describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { Refund } from '../../shared/domain/refund.ts';
import { isUnsettled, settlementStep } from '../../shared/domain/settlement.ts';
import {
  campaignIn,
  dayMs,
  deadlineMs,
  disputeRecord,
  minuteMs,
  pledgeIn,
  refundRecord,
  sealedAtMs,
  tally,
} from '../support/given.ts';

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
    ['fulfilling', campaignIn('fulfilling'), 'collect'],
    ['fulfilled', campaignIn('fulfilled'), 'collect'],
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

describe('the settlement waits for a pledge', () => {
  const waits = (campaign: Campaign, pledge: Pledge) => isUnsettled(campaign, pledge, nowMs);

  test('whose own way is not at its end', () => {
    expect(waits(funded, pledgeIn('past_due'))).toBe(true);
    expect(stepOf(funded, pledgeIn('past_due'))).toBe('nothing');
    expect(waits(abandoned, pledgeIn('refunding'))).toBe(true);
  });

  test('whose money is still to be given back', () => {
    expect(waits(abandoned, pledgeIn('collected'))).toBe(true);
  });

  test('and for no other', () => {
    expect(waits(funded, pledgeIn('collected'))).toBe(false);
    expect(waits(abandoned, pledgeIn('refunded'))).toBe(false);
    expect(waits(funded, pledgeIn('dropped'))).toBe(false);
  });
});

describe('what is to be given back', () => {
  const left = campaignIn('abandoned');
  const failedPart = (amountMinor: number): Refund => ({
    ...{ id: 'rfd_1', amountMinor, reason: 'duplicate', state: 'failed', attemptNumber: 1 },
    ...{ requestedAtMs: sealedAtMs, startedAtMs: sealedAtMs },
  });

  test('is the rest when only a part is owed by another route', () => {
    const collected = pledgeIn('collected', { campaign: left });
    const part = { ...collected, refunds: [failedPart(900)] };
    expect(stepOf(left, part)).toBe('refund: campaign_abandoned');
    const all = { ...collected, refunds: [failedPart(4900)] };
    expect(stepOf(left, all)).toBe('nothing');
  });

  test('is asked for once, whatever came of it', () => {
    const collected = pledgeIn('collected', { campaign: left });
    const asked = { ...failedPart(900), id: 'campaign_abandoned', state: 'succeeded' } as const;
    expect(stepOf(left, { ...collected, refunds: [asked] })).toBe('nothing');
  });

  test.each(['dispute_lost', 'charge_for_pending_refund_disputed'])(
    'is asked for anew once a bank has decided, when it failed as %s',
    (detail) => {
      const stopped = { ...failedPart(4900), id: 'campaign_abandoned', detail };
      const refunds = [{ ...stopped, reason: 'campaign_abandoned' } as const];
      const inState = (state: 'won' | 'lost' | 'refunding') =>
        stepOf(left, { ...pledgeIn(state, { campaign: left }), refunds });
      expect(inState('won')).toBe('refund: campaign_abandoned');
      expect(inState('lost')).toBe('nothing');
      expect(inState('refunding')).toBe('nothing');
    },
  );

  test('is what a bank has left of the money, when it took a part', () => {
    const disputes = [disputeRecord({ status: 'lost', amountMinor: 2000, withdrawnMinor: 2000 })];
    const lost = pledgeIn('lost', { campaign: left, disputes });
    expect(stepOf(left, lost)).toBe('refund: campaign_abandoned');
    expect(stepOf(funded, lost)).toBe('nothing');
  });

  test('is what a dispute had kept from its release, though the campaign keeps the rest', () => {
    const settledFunded = campaignIn('settled');
    const won = pledgeIn('won', { campaign: settledFunded });
    expect(stepOf(settledFunded, won)).toBe('nothing');
    const leaving = { ...won, reason: 'cancelled_by_backer' } as const;
    expect(stepOf(settledFunded, leaving)).toBe('refund: released');
  });
});
