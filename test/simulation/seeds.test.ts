import { expect, test } from '@jest/globals';
import { cells, optionsOf } from './seeds.ts';

const aimsOf = (seed: number) => optionsOf(seed, { pledges: 1 }).aims;

test('seeds in a row aim at every cell of the matrix', () => {
  const aimedAt = new Set<string>();
  const seeds = Math.ceil(cells.length / aimsOf(1).length);
  for (let seed = 1; seed <= seeds; seed += 1)
    for (const { site, fault } of aimsOf(seed)) aimedAt.add(`${site} × ${fault}`);
  expect(aimedAt.size).toBe(cells.length);
});

test('the aims of a seed are at places of their own, so that one keeps no other from striking', () => {
  for (const seed of [1, 2, 500])
    expect(new Set(aimsOf(seed).map(({ site }) => site)).size).toBe(aimsOf(seed).length);
});
