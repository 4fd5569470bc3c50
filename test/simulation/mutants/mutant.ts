/**
 * A breakage of the protocol that a good engineer could make: one change of the product's source at
 * one named place. Each must be caught by an invariant of the simulator; one that is not shows that
 * an order of events, a fault or an invariant is missing there.
 */
export type Mutant = {
  /** Says in a few words what is done wrong. */
  readonly name: string;
  /** Relative to the repository. */
  readonly file: string;
  /** Stands exactly once in that file. */
  readonly find: string;
  readonly replace: string;
  /** Why somebody could believe that this is right, in a sentence. */
  readonly why: string;
  /** The invariants of which any should notice it. */
  readonly caughtBy: readonly string[];
};

export const lines = (...text: readonly string[]): string => text.join('\n');

/** The source with the breakage in it; throws when it fits no place, or more than one. */
export function apply({ name, file, find, replace }: Mutant, sourceText: string): string {
  const parts = sourceText.split(find);
  if (parts.length !== 2)
    throw new Error(`The mutant "${name}" fits ${parts.length - 1} places of ${file}, not one.`);
  return parts.join(replace);
}
