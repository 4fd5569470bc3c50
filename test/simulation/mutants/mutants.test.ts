import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { transformSync } from 'esbuild';
import type { Mutant } from './mutant.ts';
import { allInvariants } from '../invariants/all-invariants.ts';
import { allMutants } from './all-mutants.ts';
import { medianOf } from './hunt-command.ts';
import { apply } from './mutant.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const sourceOf = ({ file }: Mutant): string => readFileSync(join(root, file), 'utf8');

const mutant: Mutant = {
  name: 'an example',
  file: 'shared/example.ts',
  find: 'a < b',
  replace: 'a <= b',
  why: 'Both signs look alike.',
  caughtBy: [],
};

describe('a mutant', () => {
  it('changes the one place that it names', () => {
    expect(apply(mutant, 'if (a < b) return;')).toBe('if (a <= b) return;');
  });

  it('is refused where its place is gone or is there twice', () => {
    expect(() => apply(mutant, 'if (a > b) return;')).toThrow('fits 0 places');
    expect(() => apply(mutant, 'if (a < b && a < b) return;')).toThrow('fits 2 places');
  });
});

describe('the mutants', () => {
  it('are enough, each under a name of its own', () => {
    const names = allMutants.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(75);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(allMutants.map((one) => [one.name, one] as const))('%s: source that runs', (_, one) => {
    const before = sourceOf(one);
    const after = apply(one, before);
    expect(after).not.toBe(before);
    expect(transformSync(after, { loader: 'ts', format: 'esm' }).code).not.toBe('');
  });

  it.each(allMutants.map((one) => [one.name, one] as const))('%s: a reason', (_, { why }) => {
    expect(why).toMatch(/^[A-Z`].{30,}\.$/);
  });

  it.each(allMutants.map((one) => [one.name, one] as const))(
    '%s: invariants that exist',
    (_, { caughtBy }) => {
      const known = allInvariants.map(({ name }) => name);
      expect(known).toEqual(expect.arrayContaining([...caughtBy]));
      expect(caughtBy.length).toBeGreaterThan(0);
    },
  );
});

describe('the median of how many seeds it takes', () => {
  it('has half of them at it or below', () => {
    expect(medianOf([])).toBe(0);
    expect(medianOf([7])).toBe(7);
    expect(medianOf([9, 1, 100, 2, 3])).toBe(3);
    expect(medianOf([4, 1, 3, 2])).toBe(3);
  });
});
