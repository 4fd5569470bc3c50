import { beforeEach, describe, expect, test } from '@jest/globals';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { FraudLimits } from '../../shared/domain/fraud-limits.ts';
import { fraudCounts } from '../../shared/store/fraud-counts.ts';
import { pledgeDoor } from '../../shared/store/pledge-door.ts';
import { subjectHashing } from '../../shared/store/subject-hash.ts';
import { testClock } from '../support/clock.ts';
import { hourMs, minuteMs, secondMs, startMs } from '../support/given.ts';
import { useTable } from '../support/table.ts';

const table = useTable();
const clock = testClock(startMs);
const counts = fraudCounts(table);
const hashing = () => Promise.resolve(subjectHashing('a-key-for-tests'));
const limits: FraudLimits = {
  pledgesPerBackerPerHour: 10,
  pledgesPerAddressPerHour: 20,
  failuresPerBackerPerDay: 3,
  failuresPerCardPerDay: 3,
  backersPerCardPerDay: 2,
};
const newDoor = () => pledgeDoor({ counts, hashing, limits, now: clock });

/** Each test has hours, backers and addresses of its own. */
let round = 0;
beforeEach(() => {
  round += 1;
  clock.set(startMs + round * 10 * hourMs);
});
const backer = (name: string): string => `${name}-${round}`;

async function answers(
  door: ReturnType<typeof newDoor>,
  times: number,
  visitor: { readonly backerId: string; readonly address?: string },
): Promise<(number | undefined)[]> {
  const given: (number | undefined)[] = [];
  for (let time = 0; time < times; time += 1) given.push(await door.closedForSeconds(visitor));
  return given;
}

const open = (times: number): undefined[] => Array.from({ length: times }, () => undefined);

describe('the door', () => {
  test('asks the table for the list once in five seconds, however many come', async () => {
    const door = newDoor();
    for (let number = 0; number < 50; number += 1)
      expect(await door.closedForSeconds({ backerId: backer(`fan-${number}`) })).toBeUndefined();
    expect(table.calls.map(({ operation }) => operation)).toEqual(['Query']);
    clock.advance(5 * secondMs);
    await door.closedForSeconds({ backerId: backer('fan-0') });
    expect(table.count()).toBe(2);
  });

  test('closes for the rest of the hour when a backer comes too often', async () => {
    clock.advance(20 * minuteMs);
    const door = newDoor();
    const visitor = { backerId: backer('anna') };
    expect(await answers(door, 12, visitor)).toEqual([...open(10), 2400, 2400]);
    clock.advance(40 * minuteMs);
    expect(await answers(door, 1, visitor)).toEqual([undefined]);
  });

  test('closes for an address, whoever comes from it', async () => {
    const door = newDoor();
    const address = `192.0.2.${round}`;
    for (let number = 0; number < 20; number += 1)
      expect(
        await door.closedForSeconds({ backerId: backer(`thief-${number}`), address }),
      ).toBeUndefined();
    expect(await door.closedForSeconds({ backerId: backer('thief-20'), address })).toBe(3600);
    expect(await door.closedForSeconds({ backerId: backer('thief-20') })).toBeUndefined();
  });

  test('adds up what several processes have seen', async () => {
    const visitor = { backerId: backer('anna') };
    const [one, other] = [newDoor(), newDoor()];
    expect(await answers(one, 5, visitor)).toEqual(open(5));
    expect(await answers(other, 5, visitor)).toEqual(open(5));
    expect(await answers(one, 1, visitor)).toEqual([3600]);
  });

  test('is closed for all processes within five seconds', async () => {
    const visitor = { backerId: backer('anna') };
    const other = newDoor();
    await other.closedForSeconds({ backerId: backer('ben') });
    await answers(newDoor(), 11, visitor);
    expect(await answers(other, 1, visitor)).toEqual([undefined]);
    clock.advance(5 * secondMs);
    expect(await answers(other, 1, visitor)).toEqual([3595]);
  });

  test('stands open when the table does not answer', async () => {
    const door = newDoor();
    table.failNext('Query', 'ThrottlingException');
    table.failNext('UpdateItem', 'ThrottlingException', 12);
    expect(await answers(door, 12, { backerId: backer('anna') })).toEqual(open(12));
    table.failNext('UpdateItem', 'ThrottlingException', 0);
  });

  test('hides a bug no more than others do', async () => {
    table.failNext('Query', 'AccessDeniedException');
    await expect(newDoor().closedForSeconds({ backerId: backer('anna') })).rejects.toThrow();
  });
});

describe('what is counted', () => {
  test('says neither who nor from where, and is forgotten', async () => {
    const address = '198.51.100.7';
    await answers(newDoor(), 22, { backerId: backer('anna'), address });
    const { Items: items = [] } = await table.client.send(
      new ScanCommand({ TableName: table.name }),
    );
    expect(items.length).toBeGreaterThan(0);
    expect(JSON.stringify(items)).not.toMatch(/198\.51|anna/);
    expect(items.filter(({ forgetAtSeconds }) => typeof forgetAtSeconds !== 'number')).toEqual([]);
    const nowSeconds = clock() / 1000;
    const latest = Math.max(...items.map(({ forgetAtSeconds }) => Number(forgetAtSeconds)));
    expect(latest - nowSeconds).toBe(25 * 60 * 60);
  });

  test('is named by the key: under another one nobody is recognised', () => {
    const [one, other] = [subjectHashing('one'), subjectHashing('other')];
    expect(one('address', '192.0.2.1')).toBe(subjectHashing('one')('address', '192.0.2.1'));
    expect(one('address', '192.0.2.1')).not.toBe(other('address', '192.0.2.1'));
    expect(one('address', 'x')).not.toBe(one('backer', 'x'));
    expect(() => subjectHashing('')).toThrow('no key');
  });

  test('blocks until the later of two times, and not after it', async () => {
    const nowMs = clock();
    await counts.block(`s-${round}`, nowMs + 2000);
    await counts.block(`s-${round}`, nowMs + 1000);
    expect((await counts.blocked(nowMs)).get(`s-${round}`)).toBe(nowMs + 2000);
    expect((await counts.blocked(nowMs + 2000)).has(`s-${round}`)).toBe(false);
  });

  test('counts a failure once, however often it is told', async () => {
    const day = { number: round, endsAtMs: clock() };
    const failure = (id: string) => ({ id, backer: 'b' });
    expect(await counts.addFailure('card', day, failure('f1'))).toEqual({
      failures: 1,
      backers: ['b'],
    });
    await counts.addFailure('card', day, failure('f1'));
    expect(await counts.addFailure('card', day, { id: 'f2', backer: 'c' })).toEqual({
      failures: 2,
      backers: ['b', 'c'],
    });
  });
});
