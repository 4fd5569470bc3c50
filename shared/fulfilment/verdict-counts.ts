/** How many of what was sent was done, was known before, and was refused. */
import type { ShipmentVerdict } from './record-shipments.ts';

export function verdictCounts(verdicts: readonly ShipmentVerdict[]) {
  const count = (status: ShipmentVerdict['status']): number =>
    verdicts.filter((verdict) => verdict.status === status).length;
  return { done: count('done'), known: count('known'), refused: count('refused') };
}
