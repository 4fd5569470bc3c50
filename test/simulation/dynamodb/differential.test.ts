/**
 * The model and real programs, given the same random operations. A longer run is a command of its
 * own: `node test/simulation/dynamodb/compare.ts`.
 */
import { expect, test } from '@jest/globals';
import type { RivalName } from './differential/rivals.ts';
import { compare } from './differential/comparison.ts';
import { knownDifferences } from './known-differences.ts';
import { startRival, whyNot } from './differential/rivals.ts';

const rivals: readonly RivalName[] = ['dynoxide', 'dynamodb-local'];

const runnable = rivals.filter((name) => {
  const reason = whyNot(name);
  if (reason !== undefined) process.stdout.write(`Not compared with ${name}: ${reason}.\n`);
  return reason === undefined;
});

test.each(runnable)(
  'the model answers, writes and streams like %s',
  async (name) => {
    const rival = await startRival(name);
    try {
      const { unknown, streamDifferences, operations, streamRecords } = await compare({
        rivals: [rival],
        known: knownDifferences,
        operations: 3000,
        seed: 20260801,
        lanes: 16,
      });
      expect(unknown).toEqual([]);
      expect(streamDifferences).toEqual([]);
      expect(operations).toBe(3000);
      expect(streamRecords).toBeGreaterThan(1000);
    } finally {
      await rival.close();
    }
    // An outer bound for machines that are busy, not an expectation.
  },
  600_000,
);

test('every known difference says what it excuses and why', () => {
  const names = knownDifferences.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(knownDifferences.filter(({ why }) => why.length < 60)).toEqual([]);
});
