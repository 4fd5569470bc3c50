import { expect, test } from '@jest/globals';
import type { Story } from './tell.ts';
import { tell } from './tell.ts';
import { everyMessageIsWorkedOff } from './messages.ts';

const atMs = 0;
const [queue, id, body] = ['collect-pledge', 'message-1', '{"pledgeId":"plg_1"}'];
const sent = { kind: 'sent', atMs, by: undefined, queue, id, body } as const;
const handled = { kind: 'handled', atMs, queue, id } as const;
const deadLettered = (into: string) =>
  ({ kind: 'deadLettered', atMs, queue, into, id, body }) as const;
const alarmed = 'collect-pledge-dead-letters';

const story = (): Story => tell(everyMessageIsWorkedOff);

test('a message that is handled is worked off', () => {
  expect(story().observe(sent, handled).ends().broken).toEqual([]);
});

test('one that dies into a queue with an alarm is known to people, until it is redriven', () => {
  const queues = [{ name: alarmed, visible: 1, inFlight: 0 }];
  expect(story().observe(sent, deadLettered(alarmed)).ends({ queues }).broken).toEqual([]);
  const again = { ...sent, id: 'message-2' };
  expect(story().observe(sent, deadLettered(alarmed), again).ends().broken).toEqual([
    expect.stringContaining('collect-pledge message-2 was accepted, and is nowhere'),
  ]);
});

test('one that dies without an alarm breaks it', () => {
  expect(story().observe(sent, deadLettered('nowhere')).broken).toEqual([
    expect.stringContaining('message-1 of collect-pledge went to nowhere, which has no alarm'),
  ]);
});

test('one that is lost breaks it', () => {
  expect(story().observe(sent).ends().broken).toEqual([expect.stringContaining('is nowhere')]);
});

test('one that still waits when all is over breaks it', () => {
  const queues = [{ name: queue, visible: 1, inFlight: 0 }];
  expect(story().observe(sent).ends({ queues }).broken).toEqual([
    'collect-pledge still has 1 messages and 0 in flight',
  ]);
});
