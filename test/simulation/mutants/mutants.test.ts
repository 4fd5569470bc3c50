import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { transformSync } from 'esbuild';
import type { Mutant } from './mutant.ts';
import { allMutants } from './all-mutants.ts';
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
});
