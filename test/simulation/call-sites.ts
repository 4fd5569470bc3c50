/**
 * Every place from which the product calls a service, as runs have found them. A place that is not
 * here, or one of these that a long run never comes to, fails the run: somebody has to look.
 */
export const callSites: readonly string[] = [];
