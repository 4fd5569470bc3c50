/**
 * What went wrong, by what the caller must do. Codes and causes only: `entry/` alone knows which
 * status or batch failure each one becomes.
 */

/** Nothing happened, or nothing that a repetition could harm: try the same again. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
}

/** It may have happened. Only the same key, or a look-up, may follow. */
export class UnknownOutcomeError extends Error {
  override readonly name = 'UnknownOutcomeError';
}

/** A message that no repetition will mend. It belongs into the dead-letter queue. */
export class PoisonError extends Error {
  override readonly name = 'PoisonError';
}

/** A cursor that did not come from the list it was sent to. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
}
