import { describe, expect, test } from '@jest/globals';
import type { Mutant, Reason } from './verdict.ts';
import { changeOf, verdictOn } from './verdict.ts';

const source = `const isPaid = (pledge) =>
  pledge.state === 'collected' ||
  pledge.state === 'won';
`;
const mutant = (parts: Partial<Mutant> = {}): Mutant => ({
  fileName: 'shared/domain/paid.ts',
  mutatorName: 'StringLiteral',
  replacement: '""',
  location: { start: { line: 3, column: 20 }, end: { line: 3, column: 25 } },
  status: 'Survived',
  ...parts,
});
const reason = (becomes = `pledge.state === "";`): Reason => ({
  file: 'shared/domain/paid.ts',
  reason: 'Nothing is won yet.',
  changes: [{ was: `pledge.state === 'won';`, becomes }],
});
const on = (mutants: readonly Mutant[], reasons: readonly Reason[]) =>
  verdictOn(mutants, reasons, () => source);

describe('a change of the code', () => {
  test('is told by its line, before and after', () => {
    expect(changeOf(mutant(), source)).toEqual({
      was: `pledge.state === 'won';`,
      becomes: `pledge.state === "";`,
    });
  });

  test('of several lines is told as one', () => {
    const location = { start: { line: 2, column: 3 }, end: { line: 3, column: 25 } };
    expect(changeOf(mutant({ location, replacement: 'true' }), source)).toEqual({
      was: `pledge.state === 'collected' || pledge.state === 'won';`,
      becomes: 'true;',
    });
  });
});

describe('a run', () => {
  test('counts what became of its mutants', () => {
    const states = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError'];
    const mutants = states.map((status) => mutant({ status: status as Mutant['status'] }));
    expect(on(mutants, [reason()])).toMatchObject({
      ...{ mutants: 6, killed: 2, timedOut: 1, survived: 1, notCovered: 1, notLoaded: 1 },
    });
  });

  test('is as it should be when each survivor has a reason', () => {
    expect(on([mutant()], [reason()])).toMatchObject({ unexplained: [], stale: [] });
  });

  test.each(['Survived', 'NoCoverage'] as const)(
    'has to explain a mutant that nothing notices: %s',
    (status) => {
      expect(on([mutant({ status })], []).unexplained).toEqual([
        [
          'StringLiteral in line 3 of shared/domain/paid.ts',
          `    was      pledge.state === 'won';`,
          `    becomes  pledge.state === "";`,
        ].join('\n'),
      ]);
    },
  );

  test('has to explain each mutant of a line', () => {
    const other = mutant({ replacement: '"Stryker was here!"' });
    expect(on([mutant(), other], [reason()]).unexplained).toHaveLength(1);
  });

  test.each([
    ['the mutant was killed', [mutant({ status: 'Killed' })]],
    ['the line is another one', []],
  ])('tells of a reason that is none any more: %s', (_why, mutants) => {
    expect(on(mutants, [reason()]).stale).toHaveLength(1);
  });

  test('keeps the reason of a mutant that was only too slow', () => {
    expect(on([mutant({ status: 'Timeout' })], [reason()]).stale).toEqual([]);
  });
});
