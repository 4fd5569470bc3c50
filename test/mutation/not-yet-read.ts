/**
 * Files of the domain whose survivors nobody has read yet: they came last. What survives in them is
 * counted and told, and does not fail the run; elsewhere each survivor needs its reason. A file
 * leaves this list when its survivors are killed or explained, and none is added to it.
 */
export const notYetRead: ReadonlySet<string> = new Set(
  [
    ...['abandonment', 'address', 'campaign', 'carriers', 'countries', 'delivered'],
    ...['delivery-plan', 'evidence', 'exit', 'fulfilment', 'history-words', 'interest'],
    ...['ledger', 'line', 'line-words', 'milestone', 'offer-terms', 'order', 'parcel', 'pledge'],
    ...['pledge-lines', 'promise', 'refund-request', 'settlement-report', 'shipping', 'totals'],
    ...['update', 'wave'],
  ].map((name) => `shared/domain/${name}.ts`),
);
