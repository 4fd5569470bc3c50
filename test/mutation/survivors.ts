/**
 * Mutants of the domain that no test notices, each with the reason why none has to. Most of them
 * mean the same as the code; where one does not, it is said what keeps it from doing harm.
 */
import type { Reason } from './verdict.ts';

export const survivors: readonly Reason[] = [];
