import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Comparison } from './comparison.ts';
import { compare, playScenarios } from './comparison.ts';
import { knownDifferences, scenarios } from './known-differences.ts';

describe('the local SQS answers as fauxqs does', () => {
  let compared: Comparison;
  beforeAll(async () => {
    compared = await compare({ operations: 4_000, seed: 1 });
  });

  test('to 4,000 random operations', () => {
    expect(compared.difference).toBeUndefined();
    expect(compared.operations).toBe(4_000);
  });

  test('of every kind, taken and refused', () => {
    expect(Object.keys(compared.answered)).toEqual(
      expect.arrayContaining([
        ...['SendMessage ok', 'SendMessage InvalidParameterValue', 'SendMessage MissingParameter'],
        ...['SendMessage InvalidMessageContents', 'SendMessage QueueDoesNotExist'],
        ...['SendMessageBatch ok', 'SendMessageBatch TooManyEntriesInBatchRequest'],
        ...['SendMessageBatch BatchEntryIdsNotDistinct', 'SendMessageBatch InvalidBatchEntryId'],
        ...['SendMessageBatch EmptyBatchRequest', 'SendMessageBatch BatchRequestTooLong'],
        ...['ReceiveMessage ok', 'ReceiveMessage InvalidParameterValue'],
        ...['DeleteMessage ok', 'DeleteMessageBatch ok', 'DeleteMessage MissingParameter'],
        ...['ChangeMessageVisibility ok', 'ChangeMessageVisibilityBatch ok'],
        ...['ChangeMessageVisibility MessageNotInflight', 'GetQueueAttributes ok'],
      ]),
    );
  });

  test.each(knownDifferences.map(({ name }) => name))('but for a known difference: %s', (name) => {
    expect(compared.known[name]).toBeGreaterThan(0);
  });
});

test('what would leave the queues in different states is still as it is known', async () => {
  const expected = scenarios.map(({ name, ours, theirs }) => [name, { ours, theirs }]);
  expect(await playScenarios()).toEqual(Object.fromEntries(expected));
});
