import { describe, expect, test } from '@jest/globals';
import { evidenceBundle, evidenceText, productDescription } from '../../shared/domain/evidence.ts';
import type { Pledge, PledgeEvent, PledgeEventType } from '../../shared/domain/pledge.ts';
import {
  campaignIn,
  kettle,
  minuteMs,
  pending,
  pledgeAfter,
  pledgeIn,
  refundRecord,
  sealedAtMs,
} from '../support/given.ts';

const campaign = campaignIn('settled');
const sourcesOf = (pledge: Pledge) => ({ pledge, campaign, facts: undefined });

/** A pledge of which there is something to say everywhere. */
const full = (() => {
  const reward = { ...kettle, estimatedDelivery: 'May 2027' };
  const ended = campaignIn('settled', { rewards: [{ ...kettle, id: 'mug' }, reward] });
  const pledge: Pledge = {
    ...pledgeIn('disputed', {
      ...{ campaign: ended, rewardId: 'kettle', quantity: 2, amountMinor: 9800 },
    }),
    refunds: [
      refundRecord({
        ...{ amountMinor: 1000, state: 'succeeded', stripeRefundId: 're_1' },
        lines: [{ rewardId: 'kettle', quantity: 1 }],
      }),
    ],
    fraudWarnings: [{ id: 'issfr_1', kind: 'misc', warnedAtMs: sealedAtMs }],
  };
  const facts = {
    ...{ chargeId: 'ch_1', chargedAtMs: sealedAtMs + minuteMs, amountMinor: 9800 },
    ...{ refundedMinor: 1000, statementDescriptor: 'FANFUND KETTLE' },
    ...{ authentication: 'authenticated', cvcCheck: 'pass', addressCheck: 'unavailable' },
    ...{ postalCodeCheck: 'fail', riskLevel: 'normal' },
  };
  return { pledge, campaign: ended, facts };
})();

describe('the evidence for a bank', () => {
  const text = [
    'ORDER',
    '2 × The kettle, made for the backers of the campaign "A kettle that listens"; ' +
      'delivery was estimated for May 2027.',
    `Order ${full.pledge.id} of 2026-10-02T12:00:00.000Z, placed by the signed-in customer ` +
      'backer-1, over USD 98.00.',
    '',
    'TERMS',
    `The campaign "A kettle that listens" (${full.campaign.id}) took orders until ` +
      '2026-10-06T12:00:00.000Z. Until then its backers could cancel at no cost.',
    'Money was to be kept only if the campaign reached its goal.',
    'The customer entered the card when ordering and agreed that it is charged after the deadline.',
    'The campaign ended funded.',
    '',
    'PAYMENT',
    'Charge ch_1 of 2026-10-06T12:01:12.000Z over USD 98.00.',
    'On the statement it reads FANFUND KETTLE.',
    'Authentication of the cardholder (3-D Secure): authenticated.',
    'Check of the security code: pass.',
    'Check of the address: unavailable.',
    'Check of the postal code: fail.',
    'Risk, as rated at the time of the charge: normal.',
    '',
    'WHAT HAPPENED (times in UTC)',
    '2026-10-02T12:00:00.000Z  The backer placed the order.',
    '2026-10-02T12:01:00.000Z  The backer entered a card and agreed to the payment.',
    '2026-10-06T12:01:12.000Z  The payment was begun.',
    '2026-10-06T12:01:13.000Z  The payment was taken.',
    '2026-10-07T12:00:12.000Z  The bank disputed the payment.',
    '',
    'REFUNDS',
    '2026-10-07T12:00:12.000Z  USD 10.00, succeeded.',
  ].join('\n');

  test('says for people who ordered what, under which terms, and what happened when', () => {
    expect(evidenceText(full)).toBe(text);
  });

  test('says the same for programs', () => {
    expect(evidenceBundle(full)).toEqual({
      pledge: {
        ...{ id: full.pledge.id, backerId: 'backer-1', state: 'disputed', rewardId: 'kettle' },
        ...{ quantity: 2, amountMinor: 9800, currency: 'USD' },
        createdAt: '2026-10-02T12:00:00.000Z',
      },
      terms: {
        ...{ campaignId: full.campaign.id, title: 'A kettle that listens' },
        ...{ goal: { amountMinor: 100_000 }, fundingModel: 'all-or-nothing' },
        ...{ collection: 'save-card', deadline: '2026-10-06T12:00:00.000Z', outcome: 'funded' },
        reward: {
          ...{ id: 'kettle', title: 'The kettle', priceMinor: 4900 },
          estimatedDelivery: 'May 2027',
        },
      },
      payment: {
        ...{ customerId: 'cus_1', paymentMethodId: 'pm_1', confirmedIntentId: 'seti_1' },
        ...{ chargedIntentId: 'pi_1', chargeId: 'ch_1', chargedAt: '2026-10-06T12:01:12.000Z' },
        ...{ amountMinor: 9800, refundedMinor: 1000, statementDescriptor: 'FANFUND KETTLE' },
        ...{ authentication: 'authenticated', cvcCheck: 'pass', addressCheck: 'unavailable' },
        ...{ postalCodeCheck: 'fail', riskLevel: 'normal' },
      },
      history: [
        ['2026-10-02T12:00:00.000Z', 'PledgeCreated', 'The backer placed the order.'],
        [
          ...['2026-10-02T12:01:00.000Z', 'PledgeConfirmed'],
          'The backer entered a card and agreed to the payment.',
        ],
        ['2026-10-06T12:01:12.000Z', 'PledgeCollectionStarted', 'The payment was begun.'],
        ['2026-10-06T12:01:13.000Z', 'PledgeCollected', 'The payment was taken.'],
        ['2026-10-07T12:00:12.000Z', 'PledgeDisputed', 'The bank disputed the payment.'],
      ].map(([at, event, said]) => ({ at, event, text: said })),
      notices: [],
      refunds: [
        {
          ...{ id: 'rf_1', amountMinor: 1000, reason: 'requested_by_customer' },
          ...{ lines: [{ rewardId: 'kettle', quantity: 1 }], state: 'succeeded' },
          ...{ stripeRefundId: 're_1', requestedAt: '2026-10-07T12:00:12.000Z' },
        },
      ],
      disputes: [
        {
          ...{ id: 'du_1', status: 'needs_response', amountMinor: 9800, reason: 'fraudulent' },
          ...{ withdrawnMinor: 4900, openedAt: '2026-10-07T12:00:12.000Z' },
          evidenceDueAt: '2026-10-21T12:00:12.000Z',
        },
      ],
      fraudWarnings: [{ id: 'issfr_1', kind: 'misc', warnedAt: '2026-10-06T12:00:12.000Z' }],
      productDescription:
        '2 × The kettle, made for the backers of the campaign "A kettle that listens"; ' +
        'delivery was estimated for May 2027.',
      text,
    });
  });

  test('says nothing of what is not there', () => {
    const bundle = evidenceBundle({
      pledge: pending(),
      campaign: campaignIn('live'),
      facts: undefined,
    });
    expect(bundle.terms).toMatchObject({ outcome: undefined, reward: undefined });
    expect(bundle).toMatchObject({ refunds: [], disputes: [], fraudWarnings: [] });
    expect(bundle.payment).toStrictEqual({
      ...{ customerId: undefined, paymentMethodId: undefined },
      ...{ confirmedIntentId: undefined, chargedIntentId: undefined },
    });
    const undated = { ...full.pledge.disputes?.[0], evidenceDueAtMs: undefined };
    const pledge = { ...full.pledge, disputes: [undated] } as Pledge;
    expect(evidenceBundle(sourcesOf(pledge)).disputes).toMatchObject([
      { id: 'du_1', evidenceDueAt: undefined },
    ]);
  });

  test('says little where little is known', () => {
    expect(
      evidenceText({ pledge: pending(), campaign: campaignIn('live'), facts: undefined }),
    ).toBe(
      [
        'ORDER',
        'Support for the campaign "A kettle that listens", without a reward.',
        `Order ${pending().id} of 2026-10-02T12:00:00.000Z, placed by the signed-in customer ` +
          'backer-1, over USD 49.00.',
        '',
        'TERMS',
        `The campaign "A kettle that listens" (${campaignIn('live').id}) took orders until ` +
          '2026-10-06T12:00:00.000Z. Until then its backers could cancel at no cost.',
        'Money was to be kept only if the campaign reached its goal.',
        'The customer entered the card when ordering and agreed that it is charged after the ' +
          'deadline.',
        '',
        'PAYMENT',
        'Stripe knows of no charge.',
        '',
        'WHAT HAPPENED (times in UTC)',
        '2026-10-02T12:00:00.000Z  The backer placed the order.',
        '',
        'REFUNDS',
        'None.',
      ].join('\n'),
    );
  });

  test('says of a charge only what Stripe says', () => {
    const { chargeId, chargedAtMs, amountMinor, refundedMinor, riskLevel } = full.facts;
    const facts = { chargeId, chargedAtMs, amountMinor, refundedMinor, riskLevel };
    expect(evidenceText({ ...full, facts })).toContain(
      [
        'PAYMENT',
        'Charge ch_1 of 2026-10-06T12:01:12.000Z over USD 98.00.',
        'Risk, as rated at the time of the charge: normal.',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['authorize', 'The amount was authorised when ordering, to be taken after the deadline.'],
    ['charge-now', 'The amount was taken when ordering.'],
    ['held-by-partner', 'The shop where the order was placed collected the amount.'],
  ] as const)('says when the money was to be taken: %s', (collection, said) => {
    expect(evidenceText(sourcesOf({ ...full.pledge, collection }))).toContain(`\n${said}\n`);
  });

  test('says that money is kept without the goal where it is', () => {
    const keeping = campaignIn('settled', { fundingModel: 'keep-it-all' });
    expect(evidenceText({ ...full, campaign: keeping })).toContain(
      '\nMoney was to be kept whether or not the campaign reached its goal.\n',
    );
  });

  test('names no delivery where none was estimated', () => {
    const plain = campaignIn('settled', { rewards: [kettle] });
    expect(productDescription({ ...full, campaign: plain })).toBe(
      '2 × The kettle, made for the backers of the campaign "A kettle that listens".',
    );
  });

  test.each<[PledgeEventType, string]>([
    ['PledgePrepared', 'Prepared.'],
    ['PledgeChanged', 'The backer changed the order.'],
    ['PledgePaymentFailed', 'The payment was declined.'],
    ['PledgeReminded', 'The backer was to be reminded of the failed payment.'],
    ['PledgeWindowExtended', 'Window extended.'],
    ['PledgeAuthorizationReplaced', 'The authorisation was replaced by the saved card.'],
    ['PledgeCancelled', 'The backer took the order back.'],
    ['PledgeReleased', 'The payment was given back.'],
    ['PledgeRefundRequested', 'A refund of a part was asked for.'],
    ['PledgeRefundStarted', 'A refund of the rest was asked for.'],
    ['PledgeRefundPending', 'Stripe accepted a refund.'],
    ['PledgeRefundCompleted', 'A refund arrived.'],
    ['PledgeRefunded', 'All of the money was refunded.'],
    ['PledgeRefundFailed', 'A refund failed.'],
    ['PledgeFraudWarned', 'The card network warned of fraud.'],
    ['PledgeInquiryUpdated', 'The bank asked about the payment.'],
    ['PledgeDisputeWon', 'The dispute was decided for us.'],
    ['PledgeDisputeLost', 'The dispute was decided for the cardholder.'],
  ])('says %s in words', (type, said) => {
    const pledge: Pledge = { ...full.pledge, history: [{ type, atMs: sealedAtMs }] };
    expect(evidenceText(sourcesOf(pledge))).toContain(`\n2026-10-06T12:00:12.000Z  ${said}\n`);
  });
});

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
    expect(evidenceText(sourcesOf(long(97)))).toContain('(1 more)');
  });

  test('leaves out the middle of a long one, and all but the last refunds', () => {
    const [, , , happened, refunds] = evidenceText(sourcesOf(long(400))).split('\n\n');
    const lines = happened?.split('\n') ?? [];
    expect(lines).toHaveLength(1 + 30 + 1 + 70);
    expect(lines[31]).toBe('(304 more)');
    expect(lines[30]).toBe('2026-10-06T12:00:12.025Z  Stripe accepted a refund.');
    expect(lines[32]).toBe('2026-10-06T12:00:12.330Z  Stripe accepted a refund.');
    expect(lines[101]).toBe('2026-10-06T12:00:12.399Z  Stripe accepted a refund.');
    expect(refunds?.split('\n')).toHaveLength(1 + 60);
  });

  test('is cut off where the field ends', () => {
    const wordy = { ...campaign, title: 'x'.repeat(30_000) };
    expect(evidenceText({ ...sourcesOf(long(1)), campaign: wordy })).toHaveLength(20_000);
  });

  test('names each line of an order', () => {
    const mug = { ...kettle, id: 'mug', title: 'A mug' };
    const shop = campaignIn('settled', { rewards: [kettle, mug] });
    const lines = [
      { rewardId: 'kettle', quantity: 1, priceMinor: 4900 },
      { rewardId: 'mug', quantity: 2, priceMinor: 1000 },
    ];
    const pledge = pledgeIn('collected', { campaign: shop, amountMinor: 6900, lines });
    expect(productDescription({ pledge, campaign: shop, facts: undefined })).toBe(
      '1 × The kettle, 2 × A mug, made for the backers of the campaign "A kettle that listens".',
    );
  });

  test('describes support without a reward', () => {
    expect(productDescription(sourcesOf(pledgeIn('collected')))).toBe(
      'Support for the campaign "A kettle that listens", without a reward.',
    );
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

  test('are of what its backer has to know', () => {
    const types: PledgeEventType[] = [
      ...(['PledgeCreated', 'PledgeConfirmed', 'PledgePaymentFailed', 'PledgeReminded'] as const),
      ...(['PledgeWindowExtended', 'PledgeDropped', 'PledgeReleased', 'PledgeDisputed'] as const),
      ...(['PledgeRefundStarted', 'PledgeRefundCompleted', 'PledgeRefunded'] as const),
    ];
    const history = types.map((type) => ({ type, atMs: sealedAtMs }));
    const pledge = { ...failed, contactEmail: 'anna@example.com', history };
    expect(evidenceBundle(sourcesOf(pledge)).notices.map(({ about }) => about)).toEqual([
      ...['PledgePaymentFailed', 'PledgeReminded', 'PledgeWindowExtended', 'PledgeDropped'],
      ...['PledgeReleased', 'PledgeRefundCompleted', 'PledgeRefunded'],
    ]);
  });

  test('are none where no address is known', () => {
    expect(evidenceBundle(sourcesOf(failed)).notices).toEqual([]);
  });
});
