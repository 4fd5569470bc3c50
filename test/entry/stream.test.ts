import { expect, test } from '@jest/globals';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { StreamRecord } from '../../shared/entry/stream.ts';
import { streamEntry } from '../../shared/entry/stream.ts';
import { pledgeFromItem } from '../../shared/store/pledge-item.ts';
import { pledgeStore } from '../../shared/store/pledge-store.ts';
import { pledgeEvents } from '../support/events.ts';
import { pending } from '../support/given.ts';
import { lambdaContext } from '../support/http-event.ts';
import { useTable } from '../support/table.ts';

const table = useTable();

function reader(answer: (records: readonly StreamRecord[]) => string | undefined) {
  let seen: readonly StreamRecord[] = [];
  let made = 0;
  const handle = streamEntry(
    async (_deps: object, records) => {
      seen = records;
      return answer(records);
    },
    () => ({ number: (made += 1) }),
  );
  const read = (event: DynamoDBStreamEvent) => handle(event, lambdaContext);
  return { read, seen: () => seen, made: () => made };
}

test('the stream of the table brings each write with what was there before', async () => {
  const store = pledgeStore(table, () => 0);
  const pledge = pending();
  await store.create(pledge, undefined);
  const step = await store.apply(pledge, pledgeEvents.PledgeConfirmed);
  const { read, seen } = reader(() => undefined);
  expect(await read(await table.streamEvent())).toEqual({ batchItemFailures: [] });
  const lives = seen().map(({ before, after }) => [
    before && pledgeFromItem(before),
    pledgeFromItem(after),
  ]);
  expect(lives).toEqual([
    [undefined, pledge],
    [pledge, 'applied' in step && step.applied],
  ]);
  const [first, second] = seen().map(({ sequenceNumber }) => BigInt(sequenceNumber));
  expect((second ?? 0n) > (first ?? 0n)).toBe(true);
});

const written = (number: number) => ({
  eventName: 'INSERT' as const,
  dynamodb: {
    SequenceNumber: String(number),
    NewImage: { pk: { S: 'P#x' }, sk: { S: String(number) }, count: { N: '3' } },
  },
});

test('the record from which all must come again is named', async () => {
  const { read } = reader((records) => records[1]?.sequenceNumber);
  expect(await read({ Records: [written(10), written(11), written(12)] })).toEqual({
    batchItemFailures: [{ itemIdentifier: '11' }],
  });
});

test('what was removed is no write', async () => {
  const { read, seen } = reader(() => undefined);
  const removed = {
    eventName: 'REMOVE' as const,
    dynamodb: { SequenceNumber: '13', OldImage: { pk: { S: 'P#x' } } },
  };
  await read({ Records: [written(12), removed, {}] });
  expect(seen()).toEqual([
    { sequenceNumber: '12', before: undefined, after: { pk: 'P#x', sk: '12', count: 3 } },
  ]);
});

test('an error comes out, so that the whole batch comes again', async () => {
  const { read } = reader(() => {
    throw new Error('busy');
  });
  await expect(read({ Records: [written(1)] })).rejects.toThrow('busy');
});

test('dependencies are made once, at the first batch', async () => {
  const { read, made } = reader(() => undefined);
  expect(made()).toBe(0);
  await read({ Records: [] });
  await read({ Records: [] });
  expect(made()).toBe(1);
});
