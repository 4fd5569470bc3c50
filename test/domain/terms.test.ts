import { describe, expect, test } from '@jest/globals';
import type { CampaignTerms } from '../../shared/domain/campaign.ts';
import { checkTerms } from '../../shared/domain/terms.ts';
import { dayMs, hourMs, kettle, startMs, terms } from '../support/given.ts';
import { refusedAs } from '../support/refused-as.ts';

const codeOf = (own: Partial<CampaignTerms>): string | undefined =>
  refusedAs(checkTerms({ ...terms, ...own }, startMs));

test('ordinary terms are accepted', () => {
  expect(codeOf({})).toBeUndefined();
});

describe('the deadline', () => {
  test.each([
    ['now', startMs, 'deadline_in_the_past'],
    ['one millisecond ahead', startMs + 1, undefined],
    ['yesterday', startMs - dayMs, 'deadline_in_the_past'],
    ['60 days ahead', startMs + 60 * dayMs, undefined],
    ['more than 60 days ahead', startMs + 60 * dayMs + 1, 'deadline_too_far'],
  ])('may be %s or not', (_when, deadlineMs, code) => {
    expect(codeOf({ deadlineMs })).toBe(code);
  });

  test('comes after the opening', () => {
    const opensAtMs = startMs + 2 * dayMs;
    expect(codeOf({ opensAtMs, deadlineMs: opensAtMs })).toBe('deadline_before_opening');
    expect(codeOf({ opensAtMs, deadlineMs: opensAtMs + 1 })).toBeUndefined();
  });

  test('lies within the life of an authorisation, counted from the opening', () => {
    const authorize = { collection: 'authorize' } as const;
    const beyond = 'deadline_beyond_authorization';
    expect(codeOf({ ...authorize, deadlineMs: startMs + 156 * hourMs })).toBeUndefined();
    expect(codeOf({ ...authorize, deadlineMs: startMs + 156 * hourMs + 1 })).toBe(beyond);
    const opensAtMs = startMs + 10 * dayMs;
    expect(codeOf({ ...authorize, opensAtMs, deadlineMs: startMs + 16 * dayMs })).toBeUndefined();
    expect(codeOf({ ...authorize, opensAtMs, deadlineMs: startMs + 17 * dayMs })).toBe(beyond);
  });

  test('that an authorisation does not reach is refused with the way out', () => {
    const far = { ...terms, collection: 'authorize' as const, deadlineMs: startMs + 7 * dayMs };
    expect(checkTerms(far, startMs)?.detail).toBe(
      'A card authorisation lives about a week: with collection "authorize" a campaign may run ' +
        '6.5 days at most. Use "save-card" for longer ones.',
    );
  });

  test('counts from now when the opening is past', () => {
    const opensAtMs = startMs - 3 * dayMs;
    const deadlineMs = startMs + 6 * dayMs;
    expect(codeOf({ collection: 'authorize', opensAtMs, deadlineMs })).toBeUndefined();
  });

  test.each(['save-card', 'charge-now'] as const)('of a %s campaign may be far', (collection) => {
    expect(codeOf({ collection, deadlineMs: startMs + 59 * dayMs })).toBeUndefined();
  });
});

describe('the rewards', () => {
  test('have ids of their own', () => {
    expect(codeOf({ rewards: [kettle, { ...kettle, title: 'Another' }] })).toBe(
      'reward_ids_repeated',
    );
    expect(codeOf({ rewards: [kettle, { ...kettle, id: 'other' }] })).toBeUndefined();
  });

  test('are all looked at', () => {
    const free = { ...kettle, id: 'free', priceMinor: 0 };
    expect(codeOf({ rewards: [kettle, free] })).toBe('amount_too_small');
  });

  test.each([
    [49, 'amount_too_small'],
    [0, 'amount_too_small'],
    [100_000_000, 'amount_too_large'],
    [99.5, 'amount_not_representable'],
  ])('cannot cost %d', (priceMinor, code) => {
    expect(codeOf({ rewards: [{ ...kettle, priceMinor }] })).toBe(code);
  });

  test('are priced in the currency of the campaign', () => {
    expect(codeOf({ currency: 'KWD', rewards: [{ ...kettle, priceMinor: 4901 }] })).toBe(
      'amount_not_representable',
    );
  });

  test('open before they close', () => {
    const window = { opensAtMs: startMs + hourMs, closesAtMs: startMs + hourMs };
    expect(codeOf({ rewards: [{ ...kettle, ...window }] })).toBe('reward_window_invalid');
    const open = [
      { opensAtMs: startMs + hourMs },
      { closesAtMs: startMs + hourMs },
      { opensAtMs: startMs + hourMs, closesAtMs: startMs + hourMs + 1 },
    ];
    for (const times of open)
      expect(codeOf({ rewards: [{ ...kettle, ...times }] })).toBeUndefined();
  });
});

test('a goal in units needs a reward to count', () => {
  expect(codeOf({ goal: { units: 10 }, rewards: [] })).toBe('goal_without_rewards');
  expect(codeOf({ goal: { units: 10 } })).toBeUndefined();
  const late = { ...kettle, id: 'second-batch', late: true } as const;
  const sold = { goal: { units: 10 }, latePledges: {} };
  expect(codeOf({ ...sold, rewards: [late] })).toBe('goal_without_rewards');
  expect(codeOf({ ...sold, rewards: [kettle, late] })).toBeUndefined();
  expect(codeOf({ goal: { backers: 10 }, rewards: [] })).toBeUndefined();
});
