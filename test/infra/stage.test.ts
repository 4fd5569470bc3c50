import { describe, expect, test } from '@jest/globals';
import { stages } from '../../infra/stage.ts';

describe('the limits of fraud', () => {
  test('of production keep testers out and let fans in', () => {
    expect(stages.prod.fraudLimits).toEqual({
      pledgesPerBackerPerHour: 20,
      pledgesPerAddressPerHour: 500,
      failuresPerBackerPerDay: 10,
      failuresPerCardPerDay: 10,
      backersPerCardPerDay: 3,
    });
  });

  test('of a local machine let one address play a million backers', () => {
    expect(stages.dev.fraudLimits.pledgesPerAddressPerHour).toBeGreaterThan(50_000_000);
  });
});
