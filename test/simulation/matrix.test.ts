import { describe, expect, test } from '@jest/globals';
import { aimOf, aimText, newCoverage } from './kernel/faults.ts';
import { createMatrix } from './matrix.ts';
import { matrixPage } from './matrix-table.ts';

const site = 'accept-pledge · dynamodb · GetItem';
const other = 'accept-pledge · dynamodb · PutItem';
const reached = (...sites: readonly string[]) => called(1, ...sites);
const called = (calls: number, ...sites: readonly string[]) => ({
  coverage: new Map(sites.map((name) => [name, { ...newCoverage(), isReachable: true, calls }])),
  events: 1,
});

const way = (seed: number) => ({ seed, aims: [] });

describe('what was missed', () => {
  const cell = { site, fault: 'answer lost' } as const;

  test('is aimed at in a world that is known to come there', () => {
    const matrix = createMatrix();
    matrix.add(way(3), reached(other));
    matrix.add(way(4), reached(site));
    expect(matrix.waysTo([cell], 0)).toEqual([{ seed: 4, aims: [{ ...cell, nth: 1 }] }]);
  });

  test('is aimed at nowhere when no world comes to its function', () => {
    const matrix = createMatrix();
    matrix.add(way(3), reached('read-pledge · dynamodb · GetItem'));
    expect(matrix.waysTo([cell], 0)).toEqual([]);
  });

  test.each([
    ['three times at most', 9, 3],
    ['as often as it is called', 2, 2],
  ])('befalls one place in a world %s, one call after the other', (_, calls, struck) => {
    const matrix = createMatrix();
    matrix.add(way(4), called(calls, site));
    const others = (['request lost', 'throttled', 'late effect'] as const).map((fault) => ({
      ...{ site, fault },
    }));
    const [{ seed, aims } = way(0)] = matrix.waysTo([cell, ...others], 0);
    expect(seed).toBe(4);
    const inTurn = ['answer lost', 'request lost', 'throttled'].map((fault, at) => [fault, at + 1]);
    expect(aims.map(({ fault, nth }) => [fault, nth])).toEqual(inTurn.slice(0, struck));
  });

  test('is aimed at on the way that led there, after what had to go wrong before', () => {
    const matrix = createMatrix();
    const before = { site: other, fault: 'throttled', nth: 1 } as const;
    const earlier = { site, fault: 'request lost', nth: 1 } as const;
    matrix.add({ seed: 4, aims: [before, earlier] }, reached(site));
    expect(matrix.waysTo([cell], 0)).toEqual([
      { seed: 4, aims: [before, earlier, { ...cell, nth: 2 }] },
    ]);
  });

  test('is tried on another way each time, on none twice, and then looked for by an outage', () => {
    const matrix = createMatrix();
    for (const seed of [1, 2]) matrix.add(way(seed), reached(site));
    const ways = [0, 1, 2].map((round) => matrix.waysTo([cell], round)[0]);
    expect(ways.map((one) => one?.seed)).toEqual([1, 2, 1]);
    expect(ways.map((one) => one?.aims[0]?.lastNth)).toEqual([undefined, undefined, 200]);
  });

  test('is aimed at where most else is missed as well', () => {
    const matrix = createMatrix();
    matrix.add(way(3), reached(site));
    matrix.add(way(4), reached(site, other));
    const elsewhere = { site: other, fault: 'throttled' } as const;
    expect(matrix.waysTo([cell, elsewhere], 0)).toEqual([
      {
        seed: 4,
        aims: [
          { ...elsewhere, nth: 1 },
          { ...cell, nth: 1 },
        ],
      },
    ]);
  });

  test('where no world comes is looked for while another call of the function fails for long', () => {
    const matrix = createMatrix();
    matrix.add(way(4), reached(other));
    const outage = { site: other, fault: 'token expired', nth: 1, lastNth: 200 } as const;
    expect(matrix.waysTo([cell], 0)).toEqual([{ seed: 4, aims: [outage] }]);
    expect(matrix.waysTo([cell], 1)).toEqual([]);
  });
});

test('outages befall every call of a function before the first of them is tried on another way', () => {
  const matrix = createMatrix();
  const third = 'accept-pledge · dynamodb · Query';
  for (const seed of [1, 2]) matrix.add(way(seed), reached(other, third));
  const outages = Array.from({ length: 3 }, (_, round) =>
    matrix
      .waysTo([{ site, fault: 'throttled' }], round)
      .map(({ seed, aims }) => [...[seed, aims[0]?.site]]),
  );
  expect(outages).toEqual([[[1, other]], [[1, third]], [[2, other]]]);
});

test('the page has a line for each place, with what befell it and what did not', () => {
  const seen = { ...newCoverage(), calls: 5, struck: new Map([['throttled', 2]] as const) };
  const page = matrixPage(new Map([[other, seen]]), 'One world.');
  const [head = '', , line = ''] = page.split('\n').filter((text) => text.startsWith('|'));
  const cellsOf = (text: string): string[] => text.split(' | ').map((cell) => cell.trim());
  const at = cellsOf(head).indexOf('throttled');
  expect(cellsOf(line).slice(0, 3)).toEqual(['| accept-pledge · PutItem', '5', '0']);
  expect(cellsOf(line)[at]).toBe('2');
  expect(page).toContain('# Places and faults\n\nOne world.\n\n## dynamodb\n');
});

describe('an aim on the command line', () => {
  const aim = { site, fault: 'answer lost', nth: 2 } as const;

  test('is read as it is written', () => {
    expect(aimText(aim)).toBe(`${site} × answer lost × 2`);
    expect(aimOf(aimText(aim))).toEqual(aim);
  });

  test('may be at many calls in a row', () => {
    const outage = { ...aim, lastNth: 40 };
    expect(aimText(outage)).toBe(`${site} × answer lost × 2-40`);
    expect(aimOf(aimText(outage))).toEqual(outage);
  });

  test.each([
    `${site} × answer lost × 0`,
    `${site} × answer lost × 3-2`,
    `${site} × no such fault × 1`,
    ...[site, ''],
  ])('"%s" is none', (text) => expect(aimOf(text)).toBeUndefined());
});
