import { expect, test } from '@jest/globals';
import { deadlineNotice } from '../../shared/notices/deadline-notice.ts';

const deadlineMs = Date.UTC(2026, 11, 24, 18);

test.each([
  ['all-or-nothing', 'save-card', 'You are charged after that, and only if the goal is reached'],
  ['all-or-nothing', 'authorize', 'You are charged after that, and only if the goal is reached'],
  ['all-or-nothing', 'charge-now', 'What you have paid is given back if the goal is not reached'],
  ['keep-it-all', 'save-card', 'You are charged after that, whether or not the goal is reached'],
  ['keep-it-all', 'charge-now', 'What you have paid stays paid, whether or not the goal is'],
] as const)(
  'more time for %s and %s says truly who is charged',
  (fundingModel, collection, says) => {
    const campaign = { title: 'A kettle', fundingModel };
    const { subject, text } = deadlineNotice({ campaign, deadlineMs, pledge: { collection } });
    expect(subject).toBe('A kettle has more time');
    expect(text).toContain('it is Thursday, 24 December 2026');
    expect(text).toContain(says);
  },
);
