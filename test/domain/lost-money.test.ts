import { describe, expect, test } from '@jest/globals';
import { isLost, lostMinor } from '../../shared/domain/lost-money.ts';
import { disputeRecord } from '../support/given.ts';

describe('what banks have taken for good', () => {
  test.each([
    ['lost', 4900, true],
    ['lost', 0, true],
    ['prevented', 1, true],
    ['prevented', 0, false],
    ['won', 4900, false],
    ['needs_response', 4900, false],
  ] as const)('of a dispute that is %s with %d withdrawn: %s', (status, withdrawnMinor, lost) => {
    expect(isLost(disputeRecord({ status, withdrawnMinor }))).toBe(lost);
  });

  test('is all that was withdrawn, and what is asked where nothing was seen to be yet', () => {
    const disputes = [
      disputeRecord({ id: 'du_1', status: 'lost', amountMinor: 900, withdrawnMinor: 700 }),
      disputeRecord({ id: 'du_2', status: 'lost', amountMinor: 50, withdrawnMinor: 0 }),
      disputeRecord({ id: 'du_3', status: 'needs_response', withdrawnMinor: 4900 }),
    ];
    expect(lostMinor({ disputes })).toBe(750);
  });

  test('is nothing where nobody disputes', () => {
    expect(lostMinor({})).toBe(0);
  });
});
