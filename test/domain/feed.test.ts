import { describe, expect, test } from '@jest/globals';
import type { Happening } from '../../shared/domain/feed.ts';
import { addCounts, fold, needsAttention } from '../../shared/domain/feed.ts';
import { startMs } from '../support/given.ts';

let happened = 0;
const happening = (event: string, campaignId?: string): Happening => ({
  ...{ id: `evt_${(happened += 1)}`, atMs: startMs + happened, event },
  ...(campaignId !== undefined && { campaignId }),
});
const many = (count: number, event: string) =>
  Array.from({ length: count }, () => happening(event));

describe('somebody is needed', () => {
  test.each([
    ...['PledgeCollectionPending', 'PledgeRefundFailed', 'PledgeFraudWarned'],
    ...['PledgeInquiryUpdated', 'PledgeDisputed', 'PledgeDisputeLost', 'LedgerDifferenceFound'],
    ...['CampaignAbandoned', 'PartnerEndpointSwitchedOff', 'PartnerSwitchedOff'],
    ...['DeadLetterDiscarded'],
  ])('by %s', (event) => {
    expect(needsAttention({ event })).toBe(true);
  });

  test.each([
    ...['PledgeCreated', 'PledgeConfirmed', 'PledgeCollected', 'PledgePaymentFailed'],
    ...['PledgeRefundPending', 'PledgeRefunded', 'PledgeDisputeUpdated', 'PledgeDisputeWon'],
    ...['CampaignFunded', 'CampaignCancelled', 'PartnerSwitchedOn', 'pledgedisputed', ''],
  ])('not by %p', (event) => {
    expect(needsAttention({ event })).toBe(false);
  });
});

describe('a batch', () => {
  test('of nothing is nothing', () => {
    expect(fold([])).toEqual({ counts: {}, byCampaign: new Map(), recent: [] });
  });

  test('counts each type, in all and by campaign', () => {
    const { counts, byCampaign } = fold([
      happening('PledgeCreated', 'cmp_1'),
      happening('PledgeCreated', 'cmp_2'),
      happening('PledgeConfirmed', 'cmp_1'),
      happening('PledgeCreated', 'cmp_1'),
      happening('PartnerSwitchedOff'),
    ]);
    expect(counts).toEqual({ PledgeCreated: 3, PledgeConfirmed: 1, PartnerSwitchedOff: 1 });
    expect(byCampaign).toEqual(
      new Map([
        ['cmp_1', { PledgeCreated: 2, PledgeConfirmed: 1 }],
        ['cmp_2', { PledgeCreated: 1 }],
      ]),
    );
  });

  test('counts what is of no campaign under none', () => {
    const { counts, byCampaign } = fold([happening('PartnerSwitchedOn'), happening('X', '')]);
    expect(counts).toEqual({ PartnerSwitchedOn: 1, X: 1 });
    expect(byCampaign).toEqual(new Map());
  });

  test('shows all of up to five', () => {
    const five = many(5, 'PledgeCreated');
    expect(fold(five).recent).toEqual(five);
  });

  test('of six shows the newest five, in their order, and counts them all', () => {
    const six = many(6, 'PledgeCreated');
    expect(fold(six)).toMatchObject({ counts: { PledgeCreated: 6 }, recent: six.slice(1) });
    expect(fold(six).recent).toHaveLength(5);
  });

  test('shows whatever needs somebody, beside the newest five, where it happened', () => {
    const dispute = happening('PledgeDisputed', 'cmp_1');
    const [old, ...newest] = many(6, 'PledgeCreated');
    const failed = happening('PledgeRefundFailed', 'cmp_1');
    const lost = many(7, 'PledgeDisputeLost');
    if (!old) throw new Error('There is none.');
    expect(fold([dispute, old, ...newest, failed, ...lost]).recent).toEqual([
      dispute,
      ...newest,
      failed,
      ...lost,
    ]);
  });
});

describe('counts', () => {
  test('are added type by type, and stay what they were', () => {
    const one = { PledgeCreated: 2, PledgeConfirmed: 1 };
    const other = { PledgeCreated: 3, PledgeCollected: 4 };
    expect(addCounts(one, other)).toEqual({
      ...{ PledgeCreated: 5, PledgeConfirmed: 1, PledgeCollected: 4 },
    });
    expect(one).toEqual({ PledgeCreated: 2, PledgeConfirmed: 1 });
    expect(other).toEqual({ PledgeCreated: 3, PledgeCollected: 4 });
  });

  test.each([
    [{}, {}, {}],
    [{ PledgeCreated: 2 }, {}, { PledgeCreated: 2 }],
    [{}, { PledgeCreated: 2 }, { PledgeCreated: 2 }],
  ])('of %p and %p are %p', (one, other, sum) => {
    expect(addCounts(one, other)).toEqual(sum);
  });
});
