import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { messageJournal } from '../../../infra/local/queues/message-journal.ts';
import { Queue, receiptHandleOf } from '../../../infra/local/queues/queue.ts';
import type { QueueSettings } from '../../../infra/local/queues/queue.ts';
import { openStateDatabase } from '../../../infra/local/state-database.ts';
import { newFolder, pause } from './support.ts';

type Opened = { queue: Queue; deadLetters: Queue; close: () => void };

function open(
  folder: string,
  changed: Partial<QueueSettings> = {},
  now: () => number = Date.now,
): Opened {
  const database = openStateDatabase(join(folder, 'cloud.db'));
  const journal = messageJournal(database);
  const settings = (name: string): QueueSettings => ({
    name,
    arn: `arn:aws:sqs:us-east-1:000000000000:${name}`,
    url: `http://127.0.0.1/${name}`,
    visibilityTimeoutMs: 50,
    delayMs: 0,
    retentionMs: 60_000,
    messageBytesMax: 1024 * 1024,
    waitTimeMs: 0,
    maxReceiveCount: undefined,
  });
  const queue = new Queue({ ...settings('work'), ...changed }, journal, now);
  const deadLetters = new Queue(settings('dead'), journal, now);
  queue.deadLetterQueue = deadLetters;
  const close = (): void => {
    queue.close();
    deadLetters.close();
    database.close();
  };
  return { queue, deadLetters, close };
}

const bodies = (messages: readonly { body: string }[]): string[] =>
  messages.map(({ body }) => body);

describe('a queue', () => {
  test('gives everything accepted and not deleted again after a restart', async () => {
    const folder = newFolder();
    const first = open(folder, { visibilityTimeoutMs: 60_000 });
    first.queue.send([{ body: 'deleted' }, { body: 'in flight' }, { body: 'untouched' }]);
    const [deleted] = await first.queue.receive({ messagesMax: 2, waitMs: 0 });
    first.queue.delete([deleted === undefined ? '' : receiptHandleOf(deleted)]);
    first.close();

    const second = open(folder);
    const messages = await second.queue.receive({ messagesMax: 10, waitMs: 0 });
    expect(bodies(messages)).toEqual(['in flight', 'untouched']);
    expect(messages.map(({ receiveCount }) => receiveCount)).toEqual([2, 1]);
    second.close();
  });

  test('holds a delayed message back, also over a restart', async () => {
    const folder = newFolder();
    const first = open(folder);
    first.queue.send([{ body: 'later', delayMs: 300 }]);
    first.close();
    const { queue, close } = open(folder);
    expect(queue.depth()).toEqual({ visible: 0, inFlight: 0, delayed: 1 });
    expect(await queue.receive({ messagesMax: 1, waitMs: 0 })).toEqual([]);
    expect(bodies(await queue.receive({ messagesMax: 1, waitMs: 2_000 }))).toEqual(['later']);
    close();
  });

  test('gives a message again when its visibility time-out ends', async () => {
    const { queue, close } = open(newFolder());
    queue.send([{ body: 'again' }]);
    await queue.receive({ messagesMax: 1, waitMs: 0 });
    expect(await queue.receive({ messagesMax: 1, waitMs: 0 })).toEqual([]);
    const [message] = await queue.receive({ messagesMax: 1, waitMs: 1_000 });
    expect(message?.receiveCount).toBe(2);
    close();
  });

  test('does not delete by the handle of an earlier receive', async () => {
    const { queue, close } = open(newFolder());
    queue.send([{ body: 'kept' }]);
    const [early] = await queue.receive({ messagesMax: 1, waitMs: 0 });
    const handle = early === undefined ? '' : receiptHandleOf(early);
    await queue.receive({ messagesMax: 1, waitMs: 1_000 });
    queue.delete([handle]);
    expect(queue.peek()).toHaveLength(1);
    close();
  });

  test('keeps a message hidden for as long as its visibility is extended', async () => {
    const { queue, close } = open(newFolder());
    queue.send([{ body: 'slow' }]);
    const [message] = await queue.receive({ messagesMax: 1, waitMs: 0 });
    expect(
      queue.changeVisibility(message === undefined ? '' : receiptHandleOf(message), 5_000),
    ).toBe(true);
    await pause(100);
    expect(queue.depth()).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
    close();
  });

  test('moves a message to the dead letters once it was received too often', async () => {
    const folder = newFolder();
    const { queue, deadLetters, close } = open(folder, { maxReceiveCount: 2 });
    queue.send([{ body: 'poison', groupId: 'a' }]);
    for (let received = 0; received < 2; received += 1) {
      expect(await queue.receive({ messagesMax: 1, waitMs: 1_000 })).toHaveLength(1);
    }
    await pause(80);
    expect(await queue.receive({ messagesMax: 1, waitMs: 0 })).toEqual([]);
    expect(deadLetters.peek()).toMatchObject([
      { body: 'poison', groupId: 'a', deadLetterSource: queue.settings.arn },
    ]);
    close();
    const after = open(folder);
    expect(bodies(after.deadLetters.peek())).toEqual(['poison']);
    expect(after.queue.peek()).toEqual([]);
    after.close();
  });

  test('lets message groups take turns', async () => {
    const { queue, close } = open(newFolder());
    const busy = Array.from({ length: 50 }, (_none, n) => ({ body: `big ${n}`, groupId: 'big' }));
    queue.send([...busy, { body: 'small', groupId: 'small' }]);
    const first = await queue.receive({ messagesMax: 2, waitMs: 0 });
    expect(bodies(first)).toEqual(['big 0', 'small']);
    close();
  });

  test('answers a waiting receiver as soon as a message comes', async () => {
    const { queue, close } = open(newFolder());
    const waiting = queue.receive({ messagesMax: 10, waitMs: 5_000 });
    await pause(20);
    const sentAtMs = performance.now();
    queue.send([{ body: 'now' }]);
    expect(bodies(await waiting)).toEqual(['now']);
    expect(performance.now() - sentAtMs).toBeLessThan(500);
    close();
  });

  test('forgets messages that are past their retention', async () => {
    const { queue, close } = open(newFolder(), { retentionMs: 20 });
    queue.send([{ body: 'old' }]);
    await pause(40);
    expect(await queue.receive({ messagesMax: 1, waitMs: 0 })).toEqual([]);
    expect(queue.peek()).toEqual([]);
    close();
  });

  test('gives a message once whose visibility was set twice to the same time', async () => {
    let nowMs = 0;
    const { queue, close } = open(newFolder(), {}, () => nowMs);
    queue.send([{ body: 'once' }]);
    const [message] = await queue.receive({ messagesMax: 1, waitMs: 0 });
    const handle = message === undefined ? '' : receiptHandleOf(message);
    queue.changeVisibility(handle, 100);
    queue.changeVisibility(handle, 100);
    nowMs = 100;
    expect(bodies(await queue.receive({ messagesMax: 10, waitMs: 0 }))).toEqual(['once']);
    close();
  });

  test('takes a redriven message as a new one, and forgets what is past its retention', async () => {
    let nowMs = 0;
    const { queue, deadLetters, close } = open(newFolder(), { maxReceiveCount: 1 }, () => nowMs);
    const die = async (body: string): Promise<void> => {
      queue.send([{ body }]);
      await queue.receive({ messagesMax: 1, waitMs: 0, visibilityTimeoutMs: 0 });
      await queue.receive({ messagesMax: 1, waitMs: 0 });
    };
    await die('early');
    nowMs = 30_000;
    await die('late');
    const [, late] = deadLetters.peek();
    nowMs = 60_000;
    expect(deadLetters.redrive(10, () => queue)).toBe(1);
    expect(deadLetters.peek()).toEqual([]);
    const [again] = queue.peek();
    expect(again).toMatchObject({ body: 'late', sentAtMs: 60_000, receiveCount: 0 });
    expect(again?.id).not.toBe(late?.id);
    close();
  });

  test('has no timer left once it is empty', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date'] });
    const { queue, close } = open(newFolder());
    queue.send([{ body: 'a' }, { body: 'b' }]);
    const waiting = queue.receive({ messagesMax: 10, waitMs: Infinity });
    const handles = (await waiting).map(receiptHandleOf);
    queue.changeVisibility(handles[0] ?? '', 5_000);
    expect(jest.getTimerCount()).toBe(1);
    queue.delete(handles);
    void queue.receive({ messagesMax: 10, waitMs: Infinity });
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
    close();
  });
});
