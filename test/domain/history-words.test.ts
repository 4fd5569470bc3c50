import { describe, expect, test } from '@jest/globals';
import { historySentence } from '../../shared/domain/history-words.ts';
import { pledgeIn, pledgeAfter, pending } from '../support/given.ts';
import { pledgeStates } from '../../shared/domain/pledge.ts';

describe('a history in words', () => {
  test.each(pledgeStates)('of a %s pledge has a sentence for everything that happened', (state) => {
    const pledge = pledgeIn(state);
    for (const { type } of pledge.history)
      expect(historySentence(pledge, type)).toMatch(/^[A-Z][^.]*\.$/);
  });

  test('says what its backer did, and why the pledge was released', () => {
    const unfunded = pledgeIn('released', { reason: 'campaign_unfunded' });
    expect(unfunded.history.map(({ type }) => historySentence(unfunded, type))).toEqual([
      'You pledged.',
      'Your payment details were confirmed.',
      'We began to give the payment back.',
      'The campaign did not reach its goal: you owe nothing.',
    ]);
    const unverified = pledgeIn('released', { reason: 'unverified' });
    expect(historySentence(unverified, 'PledgeReleased')).toBe(
      'The pledge was released: you owe nothing.',
    );
  });

  test('needs no reason where nothing was released', () => {
    const pledge = pledgeAfter(pending(), []);
    expect(historySentence(pledge, 'PledgeReleased')).toContain('released');
  });
});
