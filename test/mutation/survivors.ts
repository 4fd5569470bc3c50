/**
 * Mutants of the domain that no test notices, each with the reason why none has to: they mean the
 * same as the code, as long as what the reason says is so.
 */
import type { Reason } from './verdict.ts';
import { neverMissing } from './survivors/never-missing.ts';
import { nothingInAMissingList } from './survivors/nothing-in-a-missing-list.ts';
import { sameOnEveryWay } from './survivors/same-on-every-way.ts';
import { undefinedIsNotCompared } from './survivors/undefined-is-not-compared.ts';

export const survivors: readonly Reason[] = [
  ...undefinedIsNotCompared,
  ...nothingInAMissingList,
  ...neverMissing,
  ...sameOnEveryWay,
];
