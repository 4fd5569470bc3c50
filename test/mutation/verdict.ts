/**
 * Whether a run of mutants is as it should be. A mutant that survives is either missing a test or
 * has a reason, and a reason is worth keeping only while its mutant survives: both are held against
 * each other by the text of the code, so that moving a line changes nothing and changing it does.
 */
import type { Stryker } from '@stryker-mutator/core';

/** A change of the code, by the text of its lines before and after. */
export type Change = { readonly was: string; readonly becomes: string };
/** Changes that no test needs to notice, and why. */
export type Reason = {
  readonly file: string;
  readonly reason: string;
  readonly changes: readonly Change[];
};

type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

export type Mutant = Pick<
  MutantResult,
  'fileName' | 'mutatorName' | 'replacement' | 'location' | 'status'
>;

/** The lines that a mutant touches, before and after. Its lines and columns count from one. */
export function changeOf({ location, replacement }: Mutant, source: string): Change {
  const { start, end } = location;
  const touched = source.split('\n').slice(start.line - 1, end.line);
  const head = (touched[0] ?? '').slice(0, start.column - 1);
  const tail = (touched.at(-1) ?? '').slice(end.column - 1);
  return { was: oneLine(touched.join('\n')), becomes: oneLine(`${head}${replacement}${tail}`) };
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

export type Verdict = {
  readonly mutants: number;
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
  readonly notCovered: number;
  /** Broken so that the tests could not even be read: dead, and counted by nobody. */
  readonly notLoaded: number;
  /** Survivors that nobody has given a reason for, as `file:line`, before and after. */
  readonly unexplained: readonly string[];
  /** Reasons for what does not survive, or is not there. */
  readonly stale: readonly string[];
};

const alive: ReadonlySet<Mutant['status']> = new Set(['Survived', 'NoCoverage']);
/** A survivor that took too long on a busy machine is still the one that its reason is for. */
const mayBeExplained: ReadonlySet<Mutant['status']> = new Set([...alive, 'Timeout']);

export function verdictOn(
  mutants: readonly Mutant[],
  reasons: readonly Reason[],
  sourceOf: (file: string) => string,
): Verdict {
  const count = (status: Mutant['status']): number =>
    mutants.filter((mutant) => mutant.status === status).length;
  const found = mutants.map((mutant) => ({
    mutant,
    key: keyOf(mutant.fileName, changeOf(mutant, sourceOf(mutant.fileName))),
  }));
  const explained = new Set(reasons.flatMap(keysOf));
  const known = new Set(
    found.filter(({ mutant }) => mayBeExplained.has(mutant.status)).map(({ key }) => key),
  );
  const unexplained = found.filter(
    ({ mutant, key }) => alive.has(mutant.status) && !explained.has(key),
  );
  return {
    mutants: mutants.length,
    killed: count('Killed'),
    timedOut: count('Timeout'),
    survived: count('Survived'),
    notCovered: count('NoCoverage'),
    notLoaded: count('RuntimeError') + count('CompileError'),
    unexplained: unexplained.map(
      ({ mutant, key }) => `${mutant.mutatorName} in line ${mutant.location.start.line} of ${key}`,
    ),
    stale: [...explained].filter((key) => !known.has(key)),
  };
}

const keysOf = ({ file, changes }: Reason): string[] =>
  changes.map((change) => keyOf(file, change));

const keyOf = (file: string, { was, becomes }: Change): string =>
  `${file}\n    was      ${was}\n    becomes  ${becomes}`;
