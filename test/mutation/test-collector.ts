/**
 * What the domain's tests ask of Jest, and nothing else: it collects them, to be run one by one on
 * thousands of mutants. The matchers are Jest's own. A test is known by where it stands and, in a
 * table, by its row, so that it keeps its name when a mutant changes what the row says.
 */
import { expect } from 'expect';

export type CollectedTest = { readonly id: string; readonly run: () => unknown };

type Body = (...values: unknown[]) => unknown;
type Table = (rows: readonly unknown[]) => (name: string, body: Body) => void;

export type TestCollector = {
  readonly tests: readonly CollectedTest[];
  /** Stands in for `@jest/globals`. */
  readonly globals: {
    readonly describe: (name: string, body: () => void) => void;
    readonly test: ((name: string, body: Body) => void) & { readonly each: Table };
    readonly expect: typeof expect;
  };
};

export function collectTests(): TestCollector {
  const tests: CollectedTest[] = [];
  const path: string[] = [];
  const collect = (name: string, run: () => unknown): void => {
    tests.push({ id: [...path, name].join(' › '), run });
  };
  const each: Table = (rows) => (name, body) =>
    rows.forEach((row, index) => {
      collect(`${name} [${index}]`, () =>
        body(...(Array.isArray(row) ? (row as unknown[]) : [row])),
      );
    });
  const describe = (name: string, body: () => void): void => {
    path.push(name);
    body();
    path.pop();
  };
  return { tests, globals: { describe, test: Object.assign(collect, { each }), expect } };
}
