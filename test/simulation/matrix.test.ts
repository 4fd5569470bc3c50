import { describe, expect, test } from '@jest/globals';
import { aimOf, aimText, newCoverage } from './kernel/faults.ts';
import { createMatrix } from './matrix.ts';

const site = 'accept-pledge · dynamodb · GetItem';
const other = 'accept-pledge · dynamodb · PutItem';
const reached = (...sites: readonly string[]) =>
  new Map(sites.map((name) => [name, { ...newCoverage(), isReachable: true, calls: 1 }]));

describe('what was missed', () => {
  const cell = { site, fault: 'answer lost' } as const;

  test('is aimed at in a world that is known to come there', () => {
    const matrix = createMatrix();
    matrix.add(3, reached(other));
    matrix.add(4, reached(site));
    expect(matrix.aims([cell], 0)).toEqual(new Map([[4, [{ ...cell, nth: 1 }]]]));
  });

  test('is aimed at nowhere when no world comes there', () => {
    const matrix = createMatrix();
    matrix.add(3, reached(other));
    expect(matrix.aims([cell], 0).size).toBe(0);
  });

  test('befalls one place once in each world', () => {
    const matrix = createMatrix();
    matrix.add(4, reached(site));
    const second = { site, fault: 'request lost' } as const;
    expect(matrix.aims([cell, second], 0)).toEqual(new Map([[4, [{ ...cell, nth: 1 }]]]));
  });

  test('is hit a later time in later rounds', () => {
    const matrix = createMatrix();
    matrix.add(4, reached(site));
    expect(matrix.aims([cell], 4)).toEqual(new Map([[4, [{ ...cell, nth: 2 }]]]));
  });
});

describe('an aim on the command line', () => {
  const aim = { site, fault: 'answer lost', nth: 2 } as const;

  test('is read as it is written', () => {
    expect(aimText(aim)).toBe(`${site} × answer lost × 2`);
    expect(aimOf(aimText(aim))).toEqual(aim);
  });

  test.each([`${site} × answer lost × 0`, `${site} × no such fault × 1`, site, ''])(
    '"%s" is none',
    (text) => expect(aimOf(text)).toBeUndefined(),
  );
});
