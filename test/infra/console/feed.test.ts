/** What the console makes of what it is told, without a browser. */
import { describe, expect, test } from '@jest/globals';
import { groupOf, linesOf, totalOf } from '../../../infra/console/page/event-groups.ts';
import { gathered } from '../../../infra/console/page/gathered.ts';
import { routeOf } from '../../../infra/console/page/routes.ts';
import {
  agoWords,
  money,
  problemWords,
  sentence,
  spanWords,
  utcWords,
} from '../../../infra/console/page/words.ts';
import { catalogue } from '../../../shared/events/catalogue.ts';

const at = (second: number): string =>
  new Date(Date.UTC(2026, 10, 22, 12, 0, second)).toISOString();
const happened = (id: string) => ({ id, at: at(0), event: 'PledgeCreated', attention: false });
const told = (changes: object) => ({
  ...{ asOf: at(0), nextCursor: 'c', isComplete: true, minutes: [], seconds: [], recent: [] },
  ...changes,
});

describe('the feed', () => {
  test('shows an event once, newest first, and no more than can be looked at', () => {
    const first = gathered(undefined, told({ recent: [happened('a'), happened('b')] }));
    const second = gathered(first, told({ recent: [happened('b'), happened('c')] }));
    expect(second.recent.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    const rush = Array.from({ length: 200 }, (_, number) => happened(`r${number}`));
    expect(gathered(second, told({ recent: rush })).recent).toHaveLength(60);
  });

  test('replaces a minute that is told again, and keeps an hour of them', () => {
    const counts = (number: number) => ({ at: at(0), counts: { PledgeCreated: number } });
    const first = gathered(undefined, told({ minutes: [counts(1)] }));
    expect(gathered(first, told({ minutes: [counts(5)] })).minutes).toEqual([counts(5)]);
    const many = Array.from({ length: 90 }, (_, minute) => ({ ...counts(1), at: at(60 * minute) }));
    expect(gathered(first, told({ minutes: many })).minutes).toHaveLength(60);
  });

  test('is drawn with zero where nothing happened', () => {
    const seconds = [{ at: at(2), counts: { PledgeCreated: 3, PledgePaymentFailed: 1 } }];
    const span = { stepMs: 1000, fromMs: Date.parse(at(0)), untilMs: Date.parse(at(3)) };
    const { atMs, lines } = linesOf(seconds, span);
    expect(atMs.map((ms) => ms - Date.parse(at(0)))).toEqual([0, 1000, 2000, 3000]);
    const valuesOf = (wanted: string) => lines.find(({ name }) => name === wanted)?.values;
    expect(valuesOf('Pledged')).toEqual([0, 0, 3, 0]);
    expect(valuesOf('Failed or disputed')).toEqual([0, 0, 1, 0]);
    expect(totalOf(lines)).toBe(4);
  });

  test.each([
    ['PledgeCreated', 'Pledged'],
    ['PledgeCollected', 'Collected'],
    ['PledgePaymentFailed', 'Failed or disputed'],
    ['PledgeRefundFailed', 'Failed or disputed'],
    ['PledgeRefunded', 'Refunded'],
    ['PledgeReleased', 'Released'],
    ['CampaignFunded', 'Others'],
  ])('counts %s as %s', (event, group) => {
    expect(Object.hasOwn(catalogue, event)).toBe(true);
    expect(groupOf(event)).toBe(group);
  });
});

describe('words', () => {
  test.each([
    [0, '0 s'],
    [119_000, '119 s'],
    [120_000, '2 min'],
    [36 * 3_600_000, '36 h'],
    [72 * 3_600_000, '3 days'],
  ])('%d ms is %s', (ms, words) => expect(spanWords(ms)).toBe(words));

  test.each([
    [4999, 'EUR', '€49.99'],
    [500, 'JPY', 'JP¥500'],
    [1234500, 'KWD', 'KWD 1,234.500'],
  ])('%d of %s is %s', (minor, currency, words) =>
    expect(money(minor, currency).replaceAll(/\s/g, ' ')).toBe(words),
  );

  test('times are before or after now, and the same in UTC everywhere', () => {
    expect(agoWords(1_000, 11_000)).toBe('10 s ago');
    expect(agoWords(21_000, 11_000)).toBe('in 10 s');
    expect(utcWords('2026-11-22T17:05:09.123Z')).toBe('2026-11-22 17:05:09 UTC');
  });

  test('names of the wire are spelled out', () => {
    expect(sentence('PledgePaymentFailed')).toBe('Pledge payment failed');
    expect(sentence('past_due')).toBe('Past due');
  });

  test('a problem says what happened and what to do', () => {
    const problem = {
      code: 'insufficient_scope',
      detail: 'The token lacks the scope fanfund/ops.',
    };
    expect(problemWords(problem)).toBe(
      'The token lacks the scope fanfund/ops. You are signed in to look only. Sign in with a role that may act.',
    );
    expect(problemWords({ message: 'Internal Server Error' })).toMatch(
      /^The API does not answer\./,
    );
  });
});

test.each([
  ['', 'overview', ''],
  ['#/campaigns', 'campaigns', ''],
  ['#/pledges/plg_x', 'pledges', 'plg_x'],
  ['#/search/anna%20b', 'search', 'anna b'],
  ['#/search/%', 'search', '%'],
  ['#/__proto__', 'unknown', ''],
])('the address %s is the view %s of “%s”', (hash, section, id) => {
  expect(routeOf(hash)).toMatchObject({ section, id });
});
