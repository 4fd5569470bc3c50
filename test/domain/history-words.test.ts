import { describe, expect, test } from '@jest/globals';
import type { PledgeEventType } from '../../shared/domain/pledge.ts';
import { historySentence } from '../../shared/domain/history-words.ts';
import { pledgeIn, pending } from '../support/given.ts';
import { pledgeStates } from '../../shared/domain/pledge.ts';

const sentences: readonly (readonly [PledgeEventType, string])[] = [
  ['PledgeCreated', 'You pledged.'],
  ['PledgePrepared', 'The payment form was made ready for you.'],
  ['PledgeChanged', 'You changed the pledge.'],
  ['PledgeVerified', 'The pledge was verified, and counts.'],
  ['PledgeConfirmed', 'Your payment details were confirmed.'],
  ['PledgeAuthorizationReplaced', 'The reservation on your card gave way to the saved card.'],
  ['PledgeCollectionStarted', 'We began to collect the payment.'],
  ['PledgeCollectionPending', 'Your bank is working on the payment.'],
  ['PledgeCollected', 'The payment was collected.'],
  ['PledgePaymentFailed', 'The payment failed.'],
  ['PledgeReminded', 'You were reminded of the failed payment.'],
  ['PledgeWindowExtended', 'You were given more time to pay.'],
  ['PledgeRecoveryPrepared', 'Another way to pay was made ready for you.'],
  ['PledgeDropped', 'The pledge ended, because it was not paid in time.'],
  ['PledgeReleaseStarted', 'We began to give the payment back.'],
  ['PledgeCancelled', 'You cancelled the pledge.'],
  ['PledgeLapsed', 'The pledge lapsed, because its payment was not set up in time.'],
  ['PledgeKept', 'What had been delivered to you was kept when the rest was given up.'],
  ['PledgeRefundRequested', 'A refund of a part was asked for.'],
  ['PledgeRefundStarted', 'A refund of all that was left was asked for.'],
  ['PledgeRefundPending', 'A refund is on its way.'],
  ['PledgeRefundCompleted', 'A refund arrived.'],
  ['PledgeRefunded', 'All of the money was given back.'],
  ['PledgeRefundFailed', 'A refund failed; it will be paid in another way.'],
  ['PledgeFraudWarned', 'The payment was looked at once more.'],
  ['PledgeInquiryUpdated', 'Your bank asked about the payment.'],
  ['PledgeDisputed', 'Your bank disputed the payment.'],
  ['PledgeDisputeUpdated', 'The dispute with your bank went on.'],
  ['PledgeDisputeWon', 'The dispute was decided: the payment stays.'],
  ['PledgeDisputeLost', 'The dispute was decided: your bank gave the money back.'],
];

describe('a history in words', () => {
  test.each(pledgeStates)('of a %s pledge has a sentence for everything that happened', (state) => {
    const pledge = pledgeIn(state);
    for (const { type } of pledge.history)
      expect(historySentence(pledge, type)).toMatch(/^[A-Z][^.]*\.$/);
  });

  test.each(sentences)(
    'calls %s by one sentence, whatever the pledge was released for',
    (...of) => {
      const [type, sentence] = of;
      expect(historySentence(pledgeIn('collected'), type)).toBe(sentence);
      const released = pledgeIn('released', { reason: 'campaign_cancelled' });
      expect(historySentence(released, type)).toBe(sentence);
    },
  );

  test('says what its backer did, and why the pledge was released', () => {
    const unfunded = pledgeIn('released', { reason: 'campaign_unfunded' });
    expect(unfunded.history.map(({ type }) => historySentence(unfunded, type))).toEqual([
      'You pledged.',
      'Your payment details were confirmed.',
      'We began to give the payment back.',
      'The campaign did not reach its goal: you owe nothing.',
    ]);
  });
});

describe('the end of a pledge that was released', () => {
  test.each([
    ['campaign_unfunded', 'The campaign did not reach its goal: you owe nothing.'],
    ['campaign_cancelled', 'The campaign was cancelled: you owe nothing.'],
    ['campaign_abandoned', 'The product will not be made: you get your money back.'],
    ['too_late', 'The pledge came after the campaign had ended: you owe nothing.'],
    ['unverified', 'The pledge was released: you owe nothing.'],
    ['cancelled_by_backer', 'The pledge was released: you owe nothing.'],
    ['lapsed', 'The pledge was released: you owe nothing.'],
  ] as const)('for %s says: %s', (reason, sentence) => {
    expect(historySentence(pledgeIn('released', { reason }), 'PledgeReleased')).toBe(sentence);
  });

  test('says why also once its money is to be given back after all', () => {
    const pledge = { ...pledgeIn('refunding'), reason: 'too_late' } as const;
    expect(historySentence(pledge, 'PledgeReleased')).toBe(
      'The pledge came after the campaign had ended: you owe nothing.',
    );
  });

  test('needs no reason', () => {
    const sentence = 'The pledge was released: you owe nothing.';
    expect(historySentence(pending(), 'PledgeReleased')).toBe(sentence);
    const unknown = { ...pledgeIn('refunding'), reason: undefined };
    expect(historySentence(unknown, 'PledgeReleased')).toBe(sentence);
  });
});
