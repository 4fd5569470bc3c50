import { describe, expect, test } from '@jest/globals';
import { evidenceBundle, evidenceText, productDescription } from '../../shared/domain/evidence.ts';
import type { Pledge, PledgeEvent } from '../../shared/domain/pledge.ts';
import { campaignIn, pledgeAfter, pledgeIn, refundRecord, sealedAtMs } from '../support/given.ts';

const campaign = campaignIn('settled');
const sourcesOf = (pledge: Pledge) => ({ pledge, campaign, facts: undefined });

/** A pledge whose bank has asked again and again. */
const long = (times: number): Pledge => {
  const event = (index: number): PledgeEvent => ({
    ...{ type: 'PledgeRefundPending', atMs: sealedAtMs + index, chargedIntentId: 'pi_1' },
    refunds: Array.from({ length: 200 }, (_, at) =>
      refundRecord({ id: `rf_${at}`, amountMinor: 1 }),
    ),
  });
  return pledgeAfter(
    pledgeIn('collected'),
    Array.from({ length: times }, (_, at) => event(at)),
  );
};

describe('the text of evidence', () => {
  test('fits into the field of a dispute, however long the history is', () => {
    const text = evidenceText(sourcesOf(long(400)));
    expect(text.length).toBeLessThanOrEqual(20_000);
    expect(text).toContain('The backer placed the order.');
    expect(text).toContain('(304 more)');
    expect(text.trimEnd().endsWith('USD 0.01, requested.')).toBe(true);
  });

  test('says all of a short history', () => {
    expect(evidenceText(sourcesOf(long(96)))).not.toContain('more)');
  });

  test('describes support without a reward', () => {
    expect(productDescription(sourcesOf(pledgeIn('collected')))).toBe(
      'Support for the campaign "A kettle that listens", without a reward.',
    );
  });

  test('names in words what has no sentence of its own', () => {
    const failed = pledgeIn('past_due');
    const extended = { type: 'PledgeWindowExtended', atMs: sealedAtMs, pastDueUntilMs: 1 } as const;
    expect(evidenceText(sourcesOf(pledgeAfter(failed, [extended])))).toContain('Window extended.');
  });
});

describe('the notices in it', () => {
  const failed = pledgeIn('past_due');

  test('are those that went to the address of its backer', () => {
    const pledge = { ...failed, contactEmail: 'anna@example.com' };
    expect(evidenceBundle(sourcesOf(pledge)).notices).toEqual([
      { at: '2026-10-06T12:01:13.000Z', about: 'PledgePaymentFailed' },
    ]);
    expect(JSON.stringify(evidenceBundle(sourcesOf(pledge)))).not.toContain('anna@example.com');
  });

  test('are none where no address is known', () => {
    expect(evidenceBundle(sourcesOf(failed)).notices).toEqual([]);
  });
});
