import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fewest, readCorpus, writeCorpus } from './corpus.ts';

const folder = mkdtempSync(join(tmpdir(), 'fanfund-corpus-'));
afterAll(() => rmSync(folder, { recursive: true }));

const aim = { site: 'accept-pledge · dynamodb · GetItem', fault: 'throttled', nth: 2 } as const;
const outage = { ...aim, site: 'accept-pledge · dynamodb · PutItem', nth: 1, lastNth: 200 };

test('what was kept is played again: every world with its aims, one a line', () => {
  const file = join(folder, 'corpus.json');
  const [second, first] = [
    { seed: 7, aims: [] },
    { seed: 3, aims: [aim, outage] },
  ];
  writeCorpus([second, first], file);
  expect(readCorpus(file)).toEqual([first, second]);
  expect(readFileSync(file, 'utf8')).toContain('{"seed":3,"aims":[[0,0,2],[1,0,1,200]]},\n');
});

test('nothing is known before anything was kept', () => {
  expect(readCorpus(join(folder, 'none.json'))).toEqual([]);
});

test('worlds that others make superfluous are left out, and long ones where short ones do', () => {
  const way = (seed: number) => ({ seed, aims: [] });
  const [both, one, other, long] = [way(1), way(2), way(3), way(4)];
  const strikes = (events: number, ...cells: string[]) => ({ events, cells: new Set(cells) });
  const all = new Map([
    [one, strikes(10, 'a')],
    [both, strikes(10, 'a', 'b')],
    [long, strikes(100, 'a', 'b', 'c')],
    [other, strikes(10, 'c')],
    [way(5), strikes(1)],
  ]);
  expect(fewest(all)).toEqual([both, other]);
});
