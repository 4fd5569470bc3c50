/**
 * How much of the same is too much. Thieves try stolen cards by the hundred where a card can be
 * entered without buying much (https://docs.stripe.com/disputes/prevention/card-testing); fans who
 * share an address with thousands, behind a university or a mobile network, must still come in.
 */
export type FraudLimits = {
  /** Pledges that one backer may make within an hour. */
  readonly pledgesPerBackerPerHour: number;
  /** Pledges from one address within an hour, of whomever. */
  readonly pledgesPerAddressPerHour: number;
  /** Cards of one backer that may be refused within a day. */
  readonly failuresPerBackerPerDay: number;
  /** How often one card may be refused within a day, whoever enters it. */
  readonly failuresPerCardPerDay: number;
  /** Backers at whom one card may be refused within a day. */
  readonly backersPerCardPerDay: number;
};

/** Counts begin anew with each hour, or day, of UTC. */
export const windowOf = (nowMs: number, lengthMs: number) => {
  const number = Math.floor(nowMs / lengthMs);
  return { number, endsAtMs: (number + 1) * lengthMs };
};

/**
 * What one process may see within an hour before it asks all others: a fifth of the limit. So the
 * many who are below it cost no call, and one who comes back again and again is added up.
 */
export const tolerated = (limit: number): number => Math.floor(limit / 5);

/** What was refused within a day for a backer, or for a card and its backers. */
export type Failures = { readonly failures: number; readonly backers: readonly string[] };

export const isCardTested = (limits: FraudLimits, { failures, backers }: Failures): boolean =>
  failures > limits.failuresPerCardPerDay || backers.length > limits.backersPerCardPerDay;
